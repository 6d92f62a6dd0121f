// The prepared answer: kept while typing, saved after a pause, never over another screen's text unseen.

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const PAUSE = 1200;

function keyOf(store, opinion) {
  return `prepared/${store.boot.slug}/${store.boot.actor}/${opinion}`;
}

export function Prepared({ store, one, online }) {
  const key = keyOf(store, one.opinion);
  const kept = localStorage.getItem(key);
  const [text, setText] = useState(kept ?? one.prepared.text);
  const [other, setOther] = useState(null);
  const base = useRef(one.prepared.version);
  const timer = useRef(0);
  const busy = useRef(false);
  const composing = useRef(false);
  const dirty = text.trim() !== one.prepared.text;

  useEffect(() => {
    if (dirty) return;
    base.current = one.prepared.version;
    localStorage.removeItem(key);
  }, [one.prepared.version, dirty]);
  useEffect(() => {
    if (online && dirty) schedule(text);
    return () => clearTimeout(timer.current);
  }, [online]);

  function schedule(value) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => save(value), PAUSE);
  }

  async function save(value) {
    if (busy.current || composing.current) return schedule(value);
    busy.current = true;
    const told = await store.send("PrepareAnswer", { opinion: one.opinion, text: value, base_version: base.current });
    busy.current = false;
    if (told.ok) base.current += 1;
    else if (told.error.code === "draft_changed") setOther(told.error.params);
    return undefined;
  }

  function write(value) {
    setText(value);
    localStorage.setItem(key, value);
    schedule(value);
  }

  function take(value) {
    base.current = other.version;
    setOther(null);
    write(value);
  }

  return html`<div class="prepared">
    <label class="label" for=${`prepared-${one.opinion}`}>${_("Chuẩn bị trả lời")}</label>
    <textarea class="textarea" id=${`prepared-${one.opinion}`} maxlength="20000" value=${text}
      onInput=${(event) => write(event.target.value)} onBlur=${() => dirty && save(text)}
      onCompositionStart=${() => (composing.current = true)} onCompositionEnd=${() => (composing.current = false)}></textarea>
    <p class="hint" role="status">${saved(dirty, online, text)}</p>
    ${other && html`<div class="notice notice--warning" role="alert">
      <p>${_("Trên máy khác của ông/bà đã lưu bản này:")} “${other.text}”</p>
      <div class="tools">
        <button type="button" class="button" onClick=${() => take(text)}>${_("Giữ bản đang viết")}</button>
        <button type="button" class="button button--secondary" onClick=${() => take(other.text)}>${_("Lấy bản kia")}</button>
      </div>
    </div>`}
  </div>`;
}

function saved(dirty, online, text) {
  if (dirty && !online) return _("Chưa lưu: mất kết nối. Nội dung được giữ trên máy này.");
  if (dirty) return _("Đang lưu…");
  return text ? _("Đã lưu. Thư ký cũng đọc được.") : _("Chỉ ông/bà và thư ký đọc được.");
}
