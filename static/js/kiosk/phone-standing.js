/** Where an opinion stands, in words: the place in the queue, who speaks for whom, what comes next. */

import { html } from "../../vendor/preact-htm.js";
import { dateOf } from "../format.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { CutOff } from "./phone-cutoff.js";
import { isSoon, waitOf } from "./phone-queue.js";

const STATUS_LOOK = { waiting: "", joined: "", absent: " tag--warning", refused: " tag--warning", outcome: " tag--good", written: " tag--good", withdrawn: "" };

function statusWord(status) {
  const words = {
    waiting: _("Đang chờ phát biểu"),
    written: _("Đã gửi ý kiến viết"),
    joined: _("Nêu chung với người khác"),
    called: _("Đang được mời"),
    speaking: _("Đang phát biểu"),
    replying: _("Đang trao đổi lại"),
    absent: _("Đã mời, chưa thấy ông/bà lên"),
    heard: _("Đã phát biểu, chờ trả lời"),
    answering: _("Đang được trả lời"),
    outcome: _("Đã có kết quả"),
    refused: _("Chưa được phát biểu"),
    withdrawn: _("Đã rút lại"),
    gathered: _("Đã tiếp nhận"),
  };
  return words[status] || status;
}

function movedWord(reason) {
  const words = {
    elderly: _("ưu tiên người cao tuổi"),
    far: _("ưu tiên người ở xa"),
    same_matter: _("xếp cạnh ý kiến cùng nội dung"),
    first_time: _("ưu tiên người phát biểu lần đầu"),
    official_present: _("người trả lời đang có mặt"),
    other: _("theo sự điều hành của chủ trì"),
    by_field: _("lần lượt từng lĩnh vực"),
    by_village: _("lần lượt từng thôn, bản"),
    limit: _("ông/bà đã nhường nhiều lần"),
    registration: _("trở lại thứ tự đăng ký"),
    returned: _("ông/bà đã báo có mặt"),
    let_back: _("người lỡ lượt đã có mặt"),
    alone_again: _("người tách khỏi ý kiến chung trở lại chỗ cũ"),
  };
  return words[reason] || "";
}

function waitWords([shortest, longest]) {
  if (shortest === 0) return _("Dự kiến đến lượt trong khoảng {n} phút nữa.", { n: longest });
  return _("Dự kiến chờ khoảng {from}–{to} phút.", { from: shortest, to: longest });
}

/** By when an answer in writing is owed (V.3.2). */
export function AnsweredBy({ due }) {
  return due && html`<p>${_("Đã lưu. Ý kiến sẽ được trả lời chậm nhất ngày {date}.", { date: dateOf(due) })}</p>`;
}

export function Standing({ phone, opinion, ahead }) {
  const hall = phone.hall;
  const wait = waitOf(hall, opinion);
  const moved = opinion.status === "waiting" && movedWord(opinion.moved);
  return html`<div class="standing" role="status">
    <p><span class=${"tag" + (STATUS_LOOK[opinion.status] || "")}>${statusWord(opinion.status)}</span></p>
    ${ahead >= 0 && html`<p class="place" data-testid="place">${_("Thứ {n}", { n: ahead + 1 })}<span class="place__word"> ${_("trong danh sách")}</span></p>`}
    ${ahead >= 0 && html`<p>${ahead === 0 ? _("Ông/bà đứng đầu danh sách.") : _("Còn {n} người trước ông/bà.", { n: ahead })}</p>`}
    ${wait && html`<p data-testid="wait">${waitWords(wait)}</p>`}
    ${isSoon(hall, opinion) && html`<p class="soon">${_("Sắp đến lượt. Mời ông/bà chuẩn bị, ngồi gần micrô.")}</p><${Listen} phone=${phone} phrase="get_ready" />`}
    ${moved && html`<p>${_("Thứ tự đã đổi: {reason}.", { reason: moved })}</p>`}
    ${opinion.cosigners > 0 && html`<p>${_("Có {n} người cùng ý kiến với ông/bà.", { n: opinion.cosigners })}</p>`}
    ${opinion.lead !== null && html`<p>${_("Người mang số {number} phát biểu thay cho ông/bà. Câu trả lời cũng gửi cho ông/bà.", { number: opinion.lead })}</p>`}
    ${opinion.lead_absent && html`<p class="soon">${_("Số {number} đã được mời mà chưa thấy lên. Ông/bà có thể bấm “Phát biểu riêng” để tự phát biểu.", { number: opinion.lead })}</p>`}
    ${!opinion.outcome && html`<${AnsweredBy} due=${opinion.due} />`}
    ${opinion.status === "heard" && html`<p>${_("Ý kiến đã được ghi nhận. Câu trả lời sẽ hiện ở đây.")}</p>`}
  </div>
  <${CutOff} phone=${phone} opinion=${opinion} />`;
}
