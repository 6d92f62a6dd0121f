// Several people of one village in one action: a household, those from one truck.

import { html, useLayoutEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { codeOf } from "../format.js";
import { _ } from "../i18n.js";

const namesIn = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

export function Household({ store, labels, onCancel }) {
  const [village, setVillage] = useState("");
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const [done, setDone] = useState(null);
  const first = useRef(null);
  useLayoutEffect(() => first.current?.focus(), [done]); // before the next key is pressed
  const names = namesIn(text);
  const send = async (event) => {
    event.preventDefault();
    if (busy || !names.length) return;
    setBusy(true);
    setError("");
    const people = names.map((name) => ({ name, village: village || undefined, adult: true, kind: "household" }));
    const told = await store.send("CheckInGroup", { people });
    setBusy(false);
    if (told.ok) setDone(told.result.people ?? []);
    else setError(told.error.fields ? _("Xin chọn thôn, bản và ghi đủ họ tên từng dòng.") : told.error.message);
  };
  if (done) {
    return html`<section role="status"><h2>${_("Đã cấp số cho {n} người", { n: done.length })}</h2>
      <ol class="household">
        ${done.map((one, i) => html`<li key=${one.number}><strong class="figures">${one.number}</strong> ${names[i]} · ${_("mã")}
          <span class="figures">${one.number} · ${codeOf(one.code)}</span></li>`)}
      </ol>
      <button class="button" type="button" ref=${first} onClick=${onCancel}>${_("Xong (Enter)")}</button></section>`;
  }
  const keys = (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && event.ctrlKey) send(event);
  };
  return html`<form onSubmit=${send} onKeyDown=${keys} novalidate>
    <h2>${_("Một hộ, hoặc nhiều người cùng thôn, bản")}</h2>
    ${error && html`<p class="field-error" role="alert">${error}</p>`}
    <div class="field"><label class="label" for="household-village">${_("Thôn, bản, tổ dân phố")}</label>
      <select class="select" id="household-village" ref=${first} value=${village} onChange=${(event) => setVillage(event.currentTarget.value)}>
        <option value="">${_("Chọn…")}</option>
        ${labels.villages.map((v) => html`<option key=${v.id} value=${v.id}>${v.name}</option>`)}
      </select></div>
    <div class="field"><label class="label" for="household-names">${_("Họ và tên, mỗi dòng một người từ đủ 18 tuổi")}</label>
      <textarea class="textarea" id="household-names" rows="5" value=${text} onInput=${(event) => setText(event.currentTarget.value)}></textarea></div>
    <p class="already__actions">
      <button class="button" type="submit" aria-busy=${busy ? "true" : undefined}>${busy ? _("Đang lưu…") : _("Cấp số cho {n} người (Ctrl+Enter)", { n: names.length })}</button>
      <button class="button button--secondary" type="button" onClick=${onCancel}>${_("Thôi (Esc)")}</button>
    </p>
  </form>`;
}
