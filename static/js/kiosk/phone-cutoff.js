/** When the time left does not reach a place: to wait on, or to write and be answered by a date. */

import { html } from "../../vendor/preact-htm.js";
import { dateOf } from "../format.js";
import { _ } from "../i18n.js";
import { SendButton, useSend } from "./phone-buttons.js";
import { Failure } from "./phone-notices.js";
import { isOutOfReach } from "./phone-queue.js";

export function CutOff({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  if (!isOutOfReach(phone.hall, opinion)) return null;
  const { left, fits, due } = phone.hall.reach;
  const write = () => send("ToWritten", { opinion: opinion.id }).then((done) => done && phone.go({ tab: "mine" }));
  const date = dateOf(due);
  return html`<div class="notice notice--warning stack" role="group" aria-label=${_("Thời gian còn lại")}>
    <p><strong>${fits > 0
      ? _("Còn {left} phút, khoảng {n} người phát biểu. Có thể không kịp đến lượt ông/bà.", { left, n: fits })
      : _("Thời gian phát biểu sắp hết. Có thể không kịp đến lượt ông/bà.")}</strong></p>
    <p>${_("Ông/bà chờ tiếp, hay gửi thành ý kiến viết và nhận trả lời chậm nhất ngày {date}?", { date })}</p>
    <${Failure} error=${error} />
    <div class="actions">
      <${SendButton} kind="" pending=${Boolean(pending)} onClick=${write}>
        ${_("Gửi thành ý kiến viết")}<//>
    </div>
    <p class="hint">${_("Không bấm gì là chờ tiếp: ông/bà vẫn giữ chỗ trong danh sách.")}</p>
  </div>`;
}
