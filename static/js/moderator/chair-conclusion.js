// What the conclusion will say, compiled from the record in the order that the guideline gives (V.2).

import { html } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { Assign, assignedWords } from "./chair-assign.js";
import { contentOf, fieldOf, who } from "./chair-model.js";

function One({ ctx, m, id, children }) {
  const card = m.card(id);
  if (!card) return null;
  const { text } = contentOf(m, card);
  return html`<li>
    <b>${_("Số {n}", { n: card.number })} ${who(card)}</b> · ${fieldOf(m, card)}${children && html` · ${children}`}
    ${text && html`<p class="clamp">${text}</p>`}
    ${ctx && html`<${Assign} ctx=${ctx} m=${m} ids=${[id]} />`}
  </li>`;
}

/** With a `ctx` each of them can be assigned to somebody. */
function Part({ ctx, m, title, ids, told = () => null }) {
  return html`<section class="compiled__part">
    <h3>${title} <span class="figures">(${ids.length})</span></h3>
    ${ids.length > 0 && html`<ul>${ids.map((id) => html`<${One} key=${id} ctx=${ctx} m=${m} id=${id}>${told(id)}<//>`)}</ul>`}
  </section>`;
}

/** What is sealed (III.4) has a date alone for whom its words are not. */
function promise(body, due) {
  const date = dateOf(due);
  return body ? _("{body}, chậm nhất {date}", { body, date }) : _("chậm nhất {date}", { date });
}

export function Compiled({ ctx, m }) {
  const c = m.conclusion;
  const fields = Object.entries(c.by_field).sort((a, b) => b[1] - a[1]);
  const owed = new Map(c.owed.map((one) => [one.opinion, one]));
  const answerer = (id) => m.card(id) && assignedWords(m, m.card(id));
  const promised = (id) => {
    if (!owed.has(id)) return answerer(id);
    const { body, due } = owed.get(id);
    return [promise(m.card(id)?.outcome?.body || body, due), answerer(id)].filter(Boolean).join("; ");
  };
  return html`<div class="compiled">
    <p>${_("Dự Hội nghị: {n} người.", { n: c.present })}</p>
    <section class="compiled__part">
      <h3>${_("Nội dung đã đối thoại")}</h3>
      ${fields.length > 0 &&
      html`<ul class="marks">${fields.map(([field, n]) => html`<li key=${field}>${label(m.labels.fields, field)} ${n}</li>`)}</ul>`}
    </section>
    ${c.unanswered.length > 0 && html`<${Part} ctx=${ctx} m=${m} title=${_("Chưa có kết quả")} ids=${c.unanswered} told=${answerer} />`}
    <${Part} m=${m} title=${_("Đã được giải quyết")} ids=${c.resolved} />
    <${Part} m=${m} title=${_("Chưa được giải quyết")} ids=${c.unresolved} told=${promised} />
    <${Part} ctx=${ctx} m=${m} title=${_("Cơ quan trả lời và thời hạn")} ids=${c.owed.map((one) => one.opinion)} told=${promised} />
    <${Part} m=${m} title=${_("Tổng hợp gửi cơ quan cấp trên")} ids=${c.higher} />
    <${Part} ctx=${ctx} m=${m} title=${_("Ý kiến viết, chờ trả lời")} ids=${c.written} told=${answerer} />
  </div>`;
}
