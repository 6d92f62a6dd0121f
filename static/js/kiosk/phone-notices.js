/** Short notices: what was saved, what the hall announces, what went wrong. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { OVER } from "./phone-queue.js";

export function Saved({ text }) {
  return html`<div role="status">${text && html`<p class="notice notice--good"><strong>${text}</strong></p>`}</div>`;
}

export function Announcement({ hall }) {
  const text = hall.display && hall.display.announcement;
  return html`<div role="status">${text && html`<div class="notice notice--warning"><strong class="line">${_("Thông báo")}</strong>${text}</div>`}</div>`;
}

export function PhaseNotice({ phase }) {
  if (phase === "preparing") {
    return html`<div class="notice"><strong class="line">${_("Hội nghị chưa mở điểm danh.")}</strong>
      ${_("Ông/bà giữ trang này; đến giờ, nút xác nhận có mặt sẽ tự hiện ra.")}</div>`;
  }
  if (OVER.indexOf(phase) >= 0) {
    return html`<div class="notice"><strong class="line">${_("Hội nghị đã kết thúc.")}</strong>
      ${_("Cảm ơn ông/bà đã tham dự. Ý kiến chưa được trả lời sẽ được trả lời bằng văn bản.")}</div>`;
  }
  return null;
}

export function Failure({ error }) {
  return error ? html`<p class="notice notice--stop" role="alert">${error.message}</p>` : null;
}
