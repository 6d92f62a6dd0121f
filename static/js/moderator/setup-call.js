// The organiser's call to the chair, on a page that is a form otherwise.
import { html, render } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { CallChair } from "../shared/call.js";
import { openStore } from "../store.js";

function Call({ store }) {
  const { views } = useStore(store);
  return html`<${CallChair} store=${store} calling=${views.me.calling} />`;
}

render(html`<${Call} store=${openStore()} />`, document.getElementById("call"));
