// The entry in the middle: its head comes from the system, its texts from the secretaries.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import {
  contentOf,
  correctionOf,
  fieldLabel,
  itemOf,
  keptFrom,
  kindOf,
  officeOf,
  opinion,
  opinionsOf,
  spanOf,
  speaker,
  textsOf,
  titleOf,
} from "./secretary-minutes.js";
import { villageOf } from "../shared/people-search.js";
import { ConfirmName, Classification, Concerned, Interpreter, NameUnknown } from "./secretary-opinion.js";
import { Outcome } from "./secretary-outcome.js";
import { TextBox } from "./secretary-text.js";

export function Entry({ store, view, rows, row, drafts, online }) {
  const opinions = opinionsOf(view, row);
  const me = view.me.signed?.id;
  const kept = opinions.some((one) => keptFrom(view, one));
  return html`<article class="entry" aria-labelledby="entry-title" data-entry=${row.entry}>
    <header class="entry__head">
      <p class="entry__kind">
        <span>${kindOf(row)}</span>
        <span class="figures">${spanOf(row)}</span>
        ${row.how === "absent" && html`<span class="tag">${_("vắng mặt khi được mời")}</span>`}
        ${row.how === "refused" && html`<span class="tag tag--warning">${_("bị từ chối phát biểu")}</span>`}
      </p>
      <h2 id="entry-title" class="entry__title">${row.kind === "item" ? itemOf(view, row)?.title : titleOf(view, row)}</h2>
      ${row.kind === "answer" && html`<p class="entry__office">${officeOf(view, row.official)}</p>`}
      ${row.kind === "cancelled" && html`<p class="notice notice--warning">
        ${_("Chủ trì đã hoàn tác lượt này. Phần đã ghi vẫn được giữ.")}
      </p>`}
    </header>
    ${opinions.map(
      (one) => html`<${About} key=${one.id} store=${store} view=${view} one=${one} named=${row.kind === "answer"} />`,
    )}
    ${!kept && allTexts(view, rows, row, drafts).map(
      (text) => html`<${TextBox} key=${text.key} textKey=${text.key} caption=${text.caption} drafts=${drafts} online=${online}
        me=${me} offer=${text.key.endsWith(".asked") && text.opinion ? offered(view, text.opinion) : null} />`,
    )}
    ${opinions.length > 0 &&
    !kept &&
    row.how !== "absent" &&
    html`<${Outcome} key=${`outcome-${row.entry}`} store=${store} view=${view} opinions=${opinions} />`}
  </article>`;
}

/** The texts of the row, and any other one of it that is being written. */
function allTexts(view, rows, row, drafts) {
  const texts = textsOf(view, rows, row);
  const focused = document.activeElement?.dataset?.key;
  const started = [focused, ...drafts.unsaved()].filter((key) => key?.startsWith(`${row.entry}.`));
  const missing = [...new Set(started)].filter((key) => !texts.some((t) => t.key === key));
  const captions = { asked: _("Ý kiến"), answered: _("Trả lời") };
  return [...texts, ...missing.map((key) => ({ key, caption: captions[key.split(".")[1]] }))];
}

const offered = (view, id) => {
  const one = opinion(view, id);
  return one ? contentOf(view, one) : null;
};

/** Who asked what, as registered; name, field and topic can be put right here. */
const interpreted = (view, one) => Boolean(one.interpreter) || view.needs?.[String(one.number)]?.includes("interpreter");

function About({ store, view, one, named }) {
  const [open, setOpen] = useState(false);
  const content = contentOf(view, one);
  const correction = correctionOf(view, one);
  const kept = keptFrom(view, one);
  return html`<section class="about">
    <p class="about__who">
      ${named && html`<strong>${speaker(one)}</strong>`}
      <span>${_("Ý kiến {id}", { id: one.id })}</span>
      <span>${villageOf(view.public.labels, one)}</span>
      <span>${fieldLabel(view, one)}</span>
      ${one.cosigners.length > 0 && html`<span>${_("cùng {n} người: {names}", { n: one.cosigners.length, names: one.cosigners.map((id) => opinion(view, id)).filter(Boolean).map(speaker).join("; ") })}</span>`}
      ${interpreted(view, one) && html`<span>${_("có phiên dịch")}</span>`}
      ${!one.confirmed && one.name && html`<${ConfirmName} store=${store} number=${one.number} />`}
      ${!kept && html`<button type="button" class="link" aria-expanded=${open ? "true" : "false"} onClick=${() => setOpen(!open)}>
        ${_("Sửa lĩnh vực, chủ đề")}
      </button>`}
    </p>
    ${open && !kept && html`<${Classification} store=${store} view=${view} one=${one} onDone=${() => setOpen(false)} />`}
    ${one.unnamed && html`<${NameUnknown} key=${one.number} store=${store} labels=${view.public.labels} number=${one.number} village=${one.village} />`}
    ${interpreted(view, one) && html`<${Interpreter} key=${one.interpreter} store=${store} one=${one} />`}
    ${one.protected && html`<${Concerned} store=${store} view=${view} one=${one} />`}
    ${content && html`<blockquote class="about__content">${content}</blockquote>`}
    ${one.summary === "corrected" &&
    html`<p class="notice notice--warning about__correction">
      <strong>${_("Người phát biểu đề nghị sửa:")}</strong> ${correction}
    </p>`}
    ${one.summary === "confirmed" && html`<p><span class="tag tag--good">${_("Người phát biểu đã xác nhận bản ghi")}</span></p>`}
  </section>`;
}

export function Nothing({ view }) {
  const open = view.public.meeting.phase === "doors_open";
  return html`<article class="entry entry--none">
    <h2 class="entry__title">${open ? _("Đang đón đại biểu") : _("Chưa có mục nào")}</h2>
    <p>${_("Khi hội nghị bắt đầu, mỗi mục chương trình, lượt phát biểu và lượt trả lời tự hiện ở đây để ghi.")}</p>
    ${open && html`<p>${_("Bây giờ có thể điểm danh và đăng ký cho người không có điện thoại: Alt+N.")}</p>`}
  </article>`;
}
