/** The card of an opinion, and what its owner may do with it. */

import { html } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { _ } from "../i18n.js";
import { Result, isAnswered } from "./phone-answered.js";
import { AskOnce, SendButton, useSend } from "./phone-buttons.js";
import { startOpinion } from "./phone-drafts.js";
import { Failure } from "./phone-notices.js";
import { Pictogram } from "./phone-pictogram.js";
import { aheadOf } from "./phone-queue.js";
import { Standing } from "./phone-standing.js";
import { Summary } from "./phone-summary.js";

export function OpinionCard({ phone, opinion }) {
  const { labels, people } = phone;
  const person = people.filter((one) => one.number === opinion.number)[0];
  const answered = isAnswered(opinion);
  return html`<article class="card opinion" aria-label=${_("Ý kiến {id}", { id: opinion.id })}>
    <h2>${_("Ý kiến {id}", { id: opinion.id })}</h2>
    ${people.length > 1 && person && html`<p>${_("Của {name}, số {number}", { name: person.name, number: person.number })}</p>`}
    <p class="floor__field"><${Pictogram} field=${opinion.field} />${label(labels.fields, opinion.field)}</p>
    <${Standing} phone=${phone} opinion=${opinion} ahead=${aheadOf(phone.hall, opinion)} />
    ${answered ? html`<${Result} phone=${phone} opinion=${opinion} /><${OwnWords} text=${opinion.content} />` : html`<p class="as-written quote">${opinion.content}</p>`}
    ${opinion.minutes > 0 && opinion.status === "waiting" && html`<p class="hint">${_("Đăng ký {n} phút", { n: opinion.minutes })}</p>`}
    ${opinion.follows && html`<p class="hint">${_("Tiếp theo ý kiến {id}", { id: opinion.follows })}</p>`}
    ${opinion.refusal && html`<${Refusal} labels=${labels} opinion=${opinion} />`}
    <${Summary} phone=${phone} opinion=${opinion} />
    <${Actions} phone=${phone} opinion=${opinion} />
  </article>`;
}

/** Once there is an answer, what was asked steps back behind it; the style sheet shows its beginning until it is opened. */
function OwnWords({ text }) {
  return html`<section class="part"><details class="own-words"><summary>${_("Ý kiến ông/bà đã gửi")}</summary></details>
    <p class="as-written quote own-words__text">${text}</p></section>`;
}

export function Refusal({ labels, opinion }) {
  const { refusal } = opinion;
  // Else what came of it stands above.
  const ahead = !opinion.outcome || refusal.route !== "written";
  return html`<div class="notice notice--warning">
    <p><strong>${ahead ? _("Lý do") : _("Lý do dừng phát biểu")}:</strong> ${label(labels.reasons, refusal.reason)}</p>
    ${ahead && html`<p><strong>${_("Ý kiến này")}:</strong> ${label(labels.routes, refusal.route)}</p>`}
    ${refusal.note && html`<p>${refusal.note}</p>`}
  </div>`;
}

export function Actions({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const act = (type) => () => send(type, { opinion: opinion.id });
  const edit = () =>
    startOpinion(phone, {
      mode: "edit", opinion: opinion.id, number: opinion.number, field: opinion.field, content: opinion.content,
      how: "speak", minutes: Math.min(opinion.minutes || phone.limits.minutes, phone.limits.minutes), step: "check",
    });
  const shown = {
    waiting: () => html`
      <button type="button" class="button button--secondary" onClick=${edit}>${_("Sửa")}</button>
      <${AskOnce} label=${_("Rút lại")} question=${_("Rút lại ý kiến này? Ông/bà sẽ mất chỗ trong danh sách.")} yes=${_("Rút lại ý kiến")}
        pending=${pending === "Withdraw"} onYes=${act("Withdraw")} />
      <${AskOnce} label=${_("Chuyển thành ý kiến viết")} question=${_("Không phát biểu nữa mà gửi ý kiến viết và nhận trả lời?")}
        yes=${_("Chuyển thành ý kiến viết")} pending=${pending === "ToWritten"} onYes=${act("ToWritten")} />`,
    joined: () => html`<${AskOnce} label=${_("Phát biểu riêng")} question=${_("Tách ra để phát biểu riêng, ở chỗ cũ trong danh sách?")}
      yes=${_("Tách ra")} pending=${pending === "LeaveJoint"} onYes=${act("LeaveJoint")} />
      <${AskOnce} label=${_("Rút lại")} question=${_("Rút lại ý kiến này? Số {number} không nói thay ông/bà nữa.", { number: opinion.lead })}
        yes=${_("Rút lại ý kiến")} pending=${pending === "Withdraw"} onYes=${act("Withdraw")} />`,
    absent: () => html`<p>${_("Chủ trì đã mời nhưng chưa thấy ông/bà. Bấm nút này để được mời lại sau một người nữa.")}</p>
      <${SendButton} pending=${pending === "ImHere"} onClick=${act("ImHere")}>${_("Tôi có mặt")}<//>`,
  }[opinion.status];
  if (!shown) return null;
  return html`<${Failure} error=${error} /><div class="actions">${shown()}</div>`;
}
