/** A page of its own, with its heading. */

import { html, useEffect, useRef } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

let arrived = false;

/** A page of its own: goes to its top and gives its heading the focus, but not when the phone has just loaded. */
export function Page({ title, above, back, children }) {
  const heading = useRef(null);
  useEffect(() => {
    if (arrived) {
      window.scrollTo(0, 0);
      heading.current.focus({ preventScroll: true });
    }
    arrived = true;
  }, []);
  return html`<div class="page phone-page">
    ${back && html`<button type="button" class="back" onClick=${back}>${_("Quay lại")}</button>`}
    ${above}
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    ${children}
  </div>`;
}
