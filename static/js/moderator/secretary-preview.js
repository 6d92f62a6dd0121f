// The running minutes and the conclusion as they stand, to read through.

import { html, useEffect, useRef } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { villageOf } from "../shared/people-search.js";
import {
  fieldLabel,
  itemOf,
  kindOf,
  officeOf,
  opinion,
  titleOf,
  opinionsOf,
  spanOf,
  speaker,
  textOf,
} from "./secretary-minutes.js";

export function Preview({ view, rows, onClose }) {
  const dialog = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
    dialog.current.focus();
    return () => dialog.current?.close();
  }, []);
  const { meeting } = view.public;
  const [unit, what, title, place] = meeting.banner;
  return html`<dialog ref=${dialog} class="preview" tabindex="-1" aria-labelledby="preview-title" onClose=${onClose}>
    <div class="preview__bar">
      <span>${_("Biên bản đang ghi, chưa phải bản chính thức")}</span>
      <button type="button" class="button button--small button--secondary" onClick=${onClose}>${_("Đóng (Esc)")}</button>
    </div>
    <article class="preview__page">
      <p class="preview__unit">${unit}</p>
      <h2 id="preview-title">${_("BIÊN BẢN")}</h2>
      <p class="preview__of">${what} ${title}</p>
      <p class="preview__place">${place}</p>
      ${rows.map((row) => html`<${Part} key=${row.entry} view=${view} row=${row} />`)}
      ${!rows.length && html`<p class="empty">${_("Chưa có mục nào.")}</p>`}
      <${Conclusion} view=${view} />
    </article>
  </dialog>`;
}

function Part({ view, row }) {
  const opinions = opinionsOf(view, row);
  return html`<section class="preview__part" data-kind=${row.kind}>
    <h3>${headOf(view, row)}</h3>
    ${row.kind !== "item" &&
    row.kind !== "answer" &&
    opinions.map(
      (one) => html`<p class="preview__who" key=${one.id}>
        ${speaker(one)}, ${villageOf(view.public.labels, one)} · ${fieldLabel(view, one)}
      </p>`,
    )}
    ${row.kind === "answer" && html`<p class="preview__who">${opinions.map(speaker).join("; ")}</p>`}
    <${Written} caption=${row.kind === "item" ? "" : _("Ý kiến")} text=${textOf(view, `${row.entry}.asked`)} />
    <${Written} caption=${_("Trả lời")} text=${textOf(view, `${row.entry}.answered`)} />
    ${row.kind !== "speech" || !opinions.some((one) => one.answers.length)
      ? opinions.filter((one) => one.outcome).map((one) => html`<${Became} key=${one.id} view=${view} one=${one} />`)
      : ""}
  </section>`;
}

function headOf(view, row) {
  if (row.kind === "item") return `${spanOf(row)}  ${itemOf(view, row)?.title ?? ""}`;
  const words = [spanOf(row), kindOf(row), ...(row.kind === "answer" ? [titleOf(view, row), officeOf(view, row.official)] : [])];
  return words.filter(Boolean).join(" · ");
}

const Written = ({ caption, text }) =>
  text?.text
    ? html`<p class="preview__text">${caption && html`<strong>${caption}:</strong>${" "}`}${text.text}</p>`
    : null;

const Became = ({ view, one }) => html`<p class="preview__text">
  <strong>${_("Kết quả, ý kiến {id}:", { id: one.id })}</strong>${" "} ${label(view.public.labels.outcomes, one.outcome.outcome)}
  ${one.outcome.body && `, ${one.outcome.body}`}
  ${one.outcome.due && `, ${_("chậm nhất {date}", { date: dateOf(one.outcome.due) })}`}
</p>`;

function Conclusion({ view }) {
  const { conclusion } = view;
  const { labels } = view.public;
  const ids = (list) => list.map((id) => String(id)).join(", ") || _("không có");
  const fields = Object.entries(conclusion.by_field).map(([field, n]) => `${label(labels.fields, field)} ${n}`);
  const owed = conclusion.owed.map(({ opinion: id, body, due }) => {
    const known = opinion(view, id)?.outcome?.body || body || _("nội dung được bảo vệ");
    return _("ý kiến {id}: {body}, chậm nhất {date}", { id, body: known, date: dateOf(due) });
  });
  return html`<section class="preview__part preview__conclusion">
    <h3>${_("Kết luận (tổng hợp tự động)")}</h3>
    <ul>
      <li>${_("Có mặt {n} người.", { n: conclusion.present })}</li>
      <li>${_("Ý kiến theo lĩnh vực: {fields}.", { fields: fields.join("; ") || _("chưa có") })}</li>
      <li>${_("Đã giải quyết tại hội nghị: ý kiến {ids}.", { ids: ids(conclusion.resolved) })}</li>
      <li>${_("Chưa giải quyết xong: ý kiến {ids}.", { ids: ids(conclusion.unresolved) })}</li>
      <li>${_("Hẹn trả lời: {owed}.", { owed: owed.join("; ") || _("không có") })}</li>
      <li>${_("Gửi cấp trên: ý kiến {ids}.", { ids: ids(conclusion.higher) })}</li>
      <li>${_("Ý kiến viết: {ids}.", { ids: ids(conclusion.written) })}</li>
      ${conclusion.unanswered.length > 0 &&
      html`<li><strong>${_("Chưa có kết quả: ý kiến {ids}.", { ids: ids(conclusion.unanswered) })}</strong></li>`}
    </ul>
  </section>`;
}

