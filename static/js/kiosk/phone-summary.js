/** What the secretary wrote of an opinion, for its owner to confirm. */

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { SendButton, useSend } from "./phone-buttons.js";
import { Failure } from "./phone-notices.js";

/** What the secretary wrote of the opinion, to be confirmed or corrected before the minutes are signed. */
export function Summary({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const [correcting, setCorrecting] = useState(false);
  const [text, setText] = useState("");
  const summary = opinion.summary;
  if (!summary || !summary.text) return null;
  const id = "correction-" + opinion.id;
  const answer = (ok) => send("ConfirmSummary", { opinion: opinion.id, ok, correction: ok ? "" : text }, ok ? "ok" : "correct").then((done) => done && setCorrecting(false));
  const asked = { confirmed: _("Ông/bà đã xác nhận là đúng."), corrected: _("Ông/bà đã gửi chỗ cần sửa cho thư ký.") }[summary.state];
  return html`<section class="part">
    <h3>${_("Thư ký ghi")}</h3>
    <p class="as-written quote">${summary.text}</p>
    <${Failure} error=${error} />
    ${asked && html`<p class="tag tag--good">${asked}</p>`}
    ${!asked && !correcting && phone.hall.meeting.phase !== "finished" && html`<p>${_("Ghi như vậy đã đúng ý ông/bà chưa?")}</p><div class="actions">
      <${SendButton} kind="button--secondary" pending=${pending === "ok"} onClick=${() => answer(true)}>${_("Đúng")}<//>
      <button type="button" class="button button--secondary" onClick=${() => setCorrecting(true)}>${_("Cần sửa")}</button>
    </div>`}
    ${correcting && html`<label class="label" for=${id}>${_("Xin ghi chỗ cần sửa")}</label>
      <textarea class="textarea" id=${id} value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
      <p><${SendButton} kind="" pending=${pending === "correct"} onClick=${() => answer(false)}>${_("Gửi thư ký")}<//></p>`}
  </section>`;
}
