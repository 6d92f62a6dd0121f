/** What is kept of a person, why and how long. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { Page } from "./phone-page.js";

/** What is kept, why and how long: read before anything is asked. */
export function NoticePage({ phone, notice, back, onRead }) {
  return html`<${Page} title=${_("Trước khi điểm danh")} back=${back}>
    <p>${_("Ông/bà cho biết họ tên và nơi ở để có số thứ tự. Xin đọc qua những điều sau.")}</p>
    <${Listen} phone=${phone} phrase="notice" />
    <${NoticeText} notice=${notice} />
    <button type="button" class="button button--large button--wide" onClick=${onRead}>${_("Tôi đã đọc, tiếp tục")}</button>
  <//>`;
}

export function NoticeText({ notice }) {
  return html`<ul class="plain-list stack">
    ${(notice || []).map((part) =>
      typeof part === "string"
        ? html`<li>${part}</li>`
        : html`<li>${part.heading && html`<strong class="line">${part.heading}</strong>`}${part.text}</li>`,
    )}
  </ul>`;
}
