// The prepared answer: kept while typing, saved after a pause, never over another screen's text unseen.

import { html, useLayoutEffect, useRef } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { dirty, useDrafts } from "../shared/drafts.js";

/** The prepared answers of the official who is signed in, as {@link Drafts} takes them; the key is the opinion. */
export const ANSWERS = {
  folder: "answers",
  stale: "draft_changed",
  known: (views) => Boolean(views.official?.official),
  read: ({ official }, key) =>
    [...official.assigned, ...official.likely].find((one) => String(one.opinion) === key)?.prepared ?? null,
  command: (key, text, base_version) => ["PrepareAnswer", { opinion: Number(key), text, base_version }],
};

export function Prepared({ drafts, one, online }) {
  useDrafts(drafts);
  const key = String(one.opinion);
  const draft = drafts.of(key);
  const box = useRef(null);
  useLayoutEffect(() => {
    if (!draft.composing && box.current.value !== draft.text) box.current.value = draft.text;
  });
  return html`<div class="prepared">
    <label class="label" for=${`prepared-${key}`}>${_("Chuẩn bị trả lời")}</label>
    <textarea ref=${box} class="textarea" id=${`prepared-${key}`} maxlength="20000" aria-describedby=${`prepared-${key}-state`}
      onInput=${(event) => drafts.edit(key, event.currentTarget.value)} onBlur=${() => drafts.leave(key)}
      oncompositionstart=${() => drafts.compose(key, true)} oncompositionend=${() => drafts.compose(key, false)}></textarea>
    <p class="hint" role="status" id=${`prepared-${key}-state`}>${saved(draft, online)}</p>
    ${draft.conflict && html`<div class="notice notice--warning" role="alert">
      <p>${_("Trên máy khác của ông/bà đã lưu bản này:")} “${draft.conflict.text}”</p>
      <div class="tools">
        <button type="button" class="button" onClick=${() => drafts.keepMine(key)}>${_("Giữ bản đang viết")}</button>
        <button type="button" class="button button--secondary" onClick=${() => drafts.takeTheirs(key)}>${_("Lấy bản kia")}</button>
      </div>
    </div>`}
  </div>`;
}

function saved(draft, online) {
  if (draft.conflict) return _("Chưa lưu: có hai bản");
  const unsaved = dirty(draft) || draft.sending !== null;
  if (unsaved && !online) return _("Chưa lưu: mất kết nối. Nội dung được giữ trên máy này.");
  if (draft.error) return _("Chưa lưu: {reason}", { reason: draft.error });
  if (unsaved) return _("Đang lưu…");
  return draft.text ? _("Đã lưu. Thư ký cũng đọc được.") : _("Chỉ ông/bà và thư ký đọc được.");
}
