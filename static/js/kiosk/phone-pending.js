/** What was written and is not with the server yet: said in words, wherever its writer is. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { SendButton } from "./phone-buttons.js";
import { Failure } from "./phone-notices.js";

function keptWords(draft) {
  return draft.lasting
    ? _("Nội dung được giữ trên điện thoại này; ông/bà không phải viết lại hay bấm gửi lần nữa.")
    : _("Xin đừng đóng trang này; ông/bà không phải viết lại hay bấm gửi lần nữa.");
}

/** The button that sends a draft; after an attempt that failed, what will happen instead. */
export function SendDraft({ draft, onClick, onLeave, children }) {
  const waiting = draft.state === "waiting";
  return html`<div role="status">
      ${waiting && html`<div class="notice notice--warning">
        <strong class="line">${_("Chưa gửi được, sẽ gửi lại khi có mạng.")}</strong>${keptWords(draft)}</div>`}
    </div>
    ${waiting
      ? html`<p class="kept"><button type="button" class="button button--secondary button--wide" onClick=${onLeave}>${_("Theo dõi Hội nghị")}</button></p>`
      : html`<${SendButton} pending=${draft.state} onClick=${onClick}>${children}<//>`}`;
}

/** On the tabs: what is still on its way, and what was sent back. */
export function Pending({ phone }) {
  const { personDraft, opinionDraft } = phone;
  const person = personDraft.value;
  // The view was quicker than the answer.
  const arrived = person && person.mode === "self" && phone.people.length > 0;
  return html`<div role="status">
    ${!arrived && html`<${One} draft=${personDraft} text=${person && person.person.name} onShow=${() => phone.go({ form: "person" })} />`}
    <${One} draft=${opinionDraft} text=${opinionDraft.value && opinionDraft.value.content}
      onShow=${() => phone.go({ form: "opinion", step: "check" })} />
  </div>`;
}

function One({ draft, text, onShow }) {
  if (draft.state) {
    return html`<div class="notice notice--warning stack pending">
      <p><strong>${draft.state === "waiting" ? _("Chưa gửi được, sẽ gửi lại khi có mạng.") : _("Đang gửi…")}</strong></p>
      <p class="as-written quote">${text}</p>
    </div>`;
  }
  if (!draft.error) return null;
  return html`<div class="stack pending"><${Failure} error=${draft.error} />
    <button type="button" class="button button--secondary" onClick=${onShow}>${_("Xem lại")}</button></div>`;
}
