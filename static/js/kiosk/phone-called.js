/** Called and speaking: the whole screen. */

import { html, useEffect, useRef } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { SendButton, useSend } from "./phone-buttons.js";
import { Clock } from "./phone-floor.js";
import { Failure } from "./phone-notices.js";
import { personOf } from "./phone-people.js";
import { Pictogram } from "./phone-pictogram.js";

function buzz(pattern) {
  if (navigator.vibrate) navigator.vibrate(pattern);
}

/** Vibrates and changes the page's title when called, and once when it will soon be one's turn. */
export function useCallSignals(called, soon) {
  const title = useRef(document.title);
  useEffect(() => {
    document.title = called === null ? title.current : _("MỜI ÔNG/BÀ PHÁT BIỂU");
    if (called !== null) buzz([400, 200, 400, 200, 800]);
  }, [called]);
  useEffect(() => {
    if (soon !== null) buzz([200, 100, 200]);
  }, [soon]);
}

function Moment({ look, title, children }) {
  const heading = useRef(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current.focus();
  }, []);
  return html`<main id="main" class=${"moment moment--" + look}>
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    ${children}
  </main>`;
}

export function CallScreen({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const act = (type) => () => send(type, { opinion: opinion.id });
  const person = personOf(phone, opinion);
  const said = { true: _("Chủ trì đã biết ông/bà đang lên."), false: _("Chủ trì đã biết ông/bà chưa lên được. Khi lên được, xin bấm “Tôi đang lên”.") }[String(opinion.coming)];
  return html`<${Moment} look="called" title=${_("MỜI ÔNG/BÀ PHÁT BIỂU")}>
    <p class="moment__number"><span class="moment__word">${_("Số")}</span> <span class="number">${opinion.number}</span></p>
    <p class="who">${person.name}</p>
    <${Listen} phone=${phone} phrase="called" />
    <div class="stack">
      <p role="status" class="moment__said">${said || ""}</p>
      <${Failure} error=${error} />
      ${opinion.coming !== true && html`<${SendButton} kind="button--large button--wide moment__yes" pending=${pending === "Coming"} onClick=${act("Coming")}>${_("Tôi đang lên")}<//>`}
      ${opinion.coming !== false && html`<${SendButton} kind="button--large button--wide moment__no" pending=${pending === "NotReady"} onClick=${act("NotReady")}>${_("Tôi chưa lên được")}<//>`}
    </div>
  <//>`;
}

export function SpeakScreen({ phone, opinion }) {
  const floor = phone.hall.floor;
  return html`<${Moment} look="speaking" title=${floor.kind === "reply" ? _("Mời ông/bà trao đổi lại") : _("Ông/bà đang phát biểu")}>
    <p class="who">${_("Số {number}", { number: opinion.number })} · ${personOf(phone, opinion).name}</p>
    <${Clock} store=${phone.store} clock=${floor.clock} large=${true} />
    <p class="floor__field"><${Pictogram} field=${opinion.field} />${label(phone.labels.fields, opinion.field)}</p>
    <p class="as-written quote">${opinion.content}</p>
  <//>`;
}
