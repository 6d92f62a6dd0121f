// The secretary's summaries, read to those who have no phone to confirm them on.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Act } from "../shared/act.js";

export function ReadOut({ store, view }) {
  const rows = view.read_out ?? [];
  if (!rows.length) return null;
  return html`<section class="readout">
    <h2>${_("Đọc lại tóm tắt cho người không dùng điện thoại ({n})", { n: rows.length })}</h2>
    <ul class="recent__list">${rows.map((row) => html`<${Row} key=${row.opinion} store=${store} row=${row} />`)}</ul>
  </section>`;
}

function Row({ store, row }) {
  const [correcting, setCorrecting] = useState(false);
  const [text, setText] = useState("");
  const id = `readout-${row.opinion}`;
  return html`<li class="readout__row">
    <p><strong>${_("Số {number}", row)} · ${row.name}</strong></p>
    <p class="readout__text">${row.summary}</p>
    <p class="already__actions">
      <${Act} store=${store} type="ConfirmSummary" data=${{ opinion: row.opinion, ok: true }} words=${_("Đúng ý")} name=${row.name} />
      ${!correcting && html`<button type="button" class="button button--secondary" onClick=${() => setCorrecting(true)}>${_("Cần sửa")}</button>`}
    </p>
    ${correcting &&
    html`<label class="label" for=${id}>${_("Chỗ cần sửa")}</label>
      <textarea class="textarea" id=${id} rows="2" value=${text} onInput=${(event) => setText(event.currentTarget.value)}></textarea>
      <${Act} store=${store} type="ConfirmSummary" data=${{ opinion: row.opinion, ok: false, correction: text }} words=${_("Gửi thư ký")} name=${row.name} secondary />`}
  </li>`;
}
