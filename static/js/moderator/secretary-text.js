// One text of the minutes: the box, its state in words, and both versions when two wrote at once.

import { html, useLayoutEffect, useRef } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { dirty } from "../shared/drafts.js";
import { writer } from "./secretary-minutes.js";

/** The minutes as {@link Drafts} takes them; `turn-3.asked` is a part of an entry. */
export const MINUTES = {
  folder: "minutes",
  stale: "stale_text",
  known: (views) => Boolean(views.secretary?.entries),
  read: ({ secretary = {}, me = {} }, key) => secretary[`text/${key}`] ?? me[`text/${key}`] ?? null,
  command: (key, text, base_version) => {
    const [entry, part] = key.split(".");
    return ["WriteMinutes", { entry, part, text, base_version }];
  },
};

/** `[kind, words]` of what is saved. */
export function savedState(draft, online, me) {
  if (draft.conflict) return ["stop", _("Chưa lưu: có hai bản")];
  if ((dirty(draft) || draft.sending !== null) && !online) return ["stop", _("Chưa lưu: mất kết nối")];
  if (draft.sending !== null) return ["", _("Đang lưu…")];
  if (draft.error) return ["stop", _("Chưa lưu: {reason}", { reason: draft.error })];
  if (dirty(draft)) return ["warning", _("Chưa lưu")];
  if (!draft.savedAt) return ["", _("Chưa ghi")];
  const time = timeOf(draft.savedAt);
  if (draft.savedBy === me) return ["good", _("Đã lưu {time}", { time })];
  return ["good", _("Đã lưu {time}, {who}", { time, who: writer(draft.savedBy, me) })];
}

export function TextBox({ drafts, textKey, caption, online, me, offer }) {
  const draft = drafts.of(textKey);
  const box = useRef(null);
  const id = `text-${textKey.replace(".", "-")}`;
  useLayoutEffect(() => {
    if (box.current.value !== draft.text && !draft.composing) replaceText(box.current, draft.text);
    fit(box.current);
  });
  const [kind, words] = savedState(draft, online, me);
  return html`<div class="text" data-text=${textKey}>
    <div class="text__head">
      <label class="label text__label" for=${id}>${caption}</label>
      <span class="state" data-kind=${kind} id="${id}-state">${words}</span>
    </div>
    <textarea
      ref=${box}
      id=${id}
      class="textarea text__box"
      data-key=${textKey}
      aria-describedby="${id}-state"
      maxlength="20000"
      spellcheck="false"
      onInput=${(event) => drafts.edit(textKey, event.currentTarget.value)}
      oncompositionstart=${() => drafts.compose(textKey, true)}
      oncompositionend=${() => drafts.compose(textKey, false)}
      onBlur=${() => drafts.leave(textKey)}
    ></textarea>
    ${offer && !draft.text && html`<button class="link" type="button" onClick=${() => drafts.edit(textKey, offer)}>
      ${_("Chép nội dung đã đăng ký")}
    </button>`}
    ${draft.given && !draft.conflict && html`<p class="text__given">
      ${draft.given.mine ? _("Đã lấy bản kia.") : _("Đã giữ bản của tôi.")}${" "}
      <button class="link" type="button" onClick=${() => drafts.takeBack(textKey)}>
        ${draft.given.mine ? _("Lấy lại bản của tôi") : _("Lấy lại bản kia")}
      </button>
    </p>`}
    ${draft.conflict && html`<${Both} drafts=${drafts} draft=${draft} me=${me} />`}
  </div>`;
}

/** Neither text is lost: both stand side by side until the secretary says which. */
function Both({ drafts, draft, me }) {
  const { conflict, key } = draft;
  const theirs = conflict.by === me ? _("Bản tôi đã lưu ở nơi khác") : _("Bản của {who}", { who: writer(conflict.by, me) });
  return html`<section class="both" role="alert" aria-label=${_("Hai bản khác nhau")}>
    <p class="both__title">${_("Hai người vừa ghi cùng một mục. Chưa bản nào bị mất, xin chọn:")}</p>
    <div class="both__texts">
      <div class="both__text">
        <h3>${_("Bản của tôi")}</h3>
        <p>${draft.text}</p>
      </div>
      <div class="both__text">
        <h3>${theirs}${conflict.at ? `, ${timeOf(conflict.at)}` : ""}</h3>
        <p>${conflict.text || _("(trống)")}</p>
      </div>
    </div>
    <div class="both__actions">
      <button class="button button--small" type="button" onClick=${() => drafts.joinBoth(key)}>${_("Ghép cả hai")}</button>
      <button class="button button--small button--secondary" type="button" onClick=${() => drafts.keepMine(key)}>
        ${_("Giữ bản của tôi")}
      </button>
      <button class="button button--small button--secondary" type="button" onClick=${() => drafts.takeTheirs(key)}>
        ${_("Lấy bản kia")}
      </button>
    </div>
  </section>`;
}

/** Puts `text` into the box; the cursor stays with the words it stood at. */
function replaceText(box, text) {
  const before = box.value;
  const { selectionStart, selectionEnd } = box;
  let same = 0;
  while (same < Math.min(before.length, text.length) && before[same] === text[same]) same += 1;
  const moved = (at) => (at <= same ? at : Math.max(same, at + text.length - before.length));
  box.value = text;
  if (document.activeElement === box) box.setSelectionRange(moved(selectionStart), moved(selectionEnd));
}

/** As high as what is in it, within what the style sheet allows. */
function fit(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 4}px`;
}
