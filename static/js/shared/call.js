// A call to the chair's screen that the hall neither hears nor sees.
import { html, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { useKept } from "./kept.js";

const REASONS = {
  health: () => _("Có người mệt, cần y tế"),
  order: () => _("Mất trật tự"),
  person: () => _("Có người cần gặp chủ trì"),
  technical: () => _("Sự cố máy, loa, mạng"),
  other: () => _("Việc khác"),
};

export function callWords(reason) {
  return REASONS[reason]?.() ?? "";
}

/** `calling`: this screen's call waits for the chair. */
export function CallChair({ store, calling }) {
  const [open, setOpen] = useState(false);
  const [note, setNote, dropNote] = useKept(`call/${store.boot.slug}`, "");
  const [error, setError] = useState("");
  const opener = useRef(null);
  const close = () => {
    setOpen(false);
    opener.current.focus();
  };
  const escape = (event) => {
    if (!open || event.key !== "Escape") return;
    event.stopPropagation();
    close();
  };
  const send = async (reason) => {
    const told = await store.send("CallChair", { reason, note });
    setError(told.ok ? "" : told.error.message);
    if (!told.ok) return;
    dropNote();
    setOpen(false);
  };
  if (calling) return html`<p class="call" role="status"><b class="tag tag--warning">${_("Đã báo chủ trì, chờ xem")}</b></p>`;
  return html`<div class="call" onKeyDown=${escape}>
    <button type="button" class="button button--secondary" ref=${opener} aria-expanded=${open ? "true" : "false"} onClick=${() => setOpen(!open)}>${_("Báo chủ trì…")}</button>
    ${open && html`<div class="call__box" role="group" aria-label=${_("Báo riêng cho chủ trì")}>
      <p class="hint">${_("Chỉ màn hình của chủ trì hiện lời báo này.")}</p>
      <label class="label" for="call-note">${_("Ghi thêm (không bắt buộc)")}</label>
      <input class="input" id="call-note" maxlength="120" value=${note} onInput=${(event) => setNote(event.target.value)} />
      <div class="call__reasons">
        ${Object.entries(REASONS).map(([reason, words]) => html`<button type="button" key=${reason} class="button" onClick=${() => send(reason)}>${words()}</button>`)}
        <button type="button" class="button button--secondary" onClick=${close}>${_("Thôi")}</button>
      </div>
      ${error && html`<p class="field-error" role="alert">${error}</p>`}
    </div>`}
  </div>`;
}
