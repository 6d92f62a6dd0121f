// Several names at once, one a line: onto the list beforehand, or checked in as they stand there.
import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const kept = {
  get: (key) => {
    try {
      return localStorage.getItem(key) || "";
    } catch (error) {
      return "";
    }
  },
  put: (key, text) => {
    try {
      localStorage.setItem(key, text);
    } catch (error) {
      // private windows keep nothing; the text stays in its field
    }
  },
};

const namesIn = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

const SENDS = {
  list: (names, village) => ["InviteDelegates", { delegates: names.map((name) => ({ name, village })) }],
  arrive: (names, village) => ["CheckInGroup", { people: names.map((name) => ({ name, village, adult: true })) }],
};

export function Names({ store, village }) {
  const key = `${store.boot.slug}/village-names`;
  const [text, setText] = useState(kept.get(key));
  const [busy, setBusy] = useState("");
  const [told, setTold] = useState(null);
  const names = namesIn(text);
  const write = (value) => {
    setText(value);
    kept.put(key, value);
  };
  const send = (how) => async () => {
    if (busy || !names.length) return;
    setBusy(how);
    const answer = await store.send(...SENDS[how](names, village));
    setBusy("");
    setTold(answer.ok ? { done: _("Đã lưu {n} người.", { n: names.length }) } : { error: answer.error.message });
    if (answer.ok) write("");
  };
  const button = (how, words, secondary) => html`<button type="button" class=${`button ${secondary ? "button--secondary" : ""}`}
    disabled=${!names.length} aria-busy=${busy === how ? "true" : undefined} onClick=${send(how)}>
    ${busy === how ? _("Đang lưu…") : words}
  </button>`;
  return html`<section>
    <h2><label for="names">${_("Thêm người, mỗi dòng một họ tên")}</label></h2>
    <p class="hint" id="names-hint">${_("Chỉ ghi người từ đủ 18 tuổi của thôn, bản mình. Chữ đang viết được giữ trên máy này.")}</p>
    ${told?.error && html`<p class="field-error" role="alert">${told.error}</p>`}
    ${told?.done && html`<p class="tag tag--good" role="status">${told.done}</p>`}
    <textarea class="textarea" id="names" aria-describedby="names-hint" rows="4" value=${text}
      onInput=${(event) => write(event.currentTarget.value)}></textarea>
    <p class="village__foot">
      ${button("arrive", _("Điểm danh ngay"))} ${button("list", _("Ghi vào danh sách chờ"), true)}
    </p>
  </section>`;
}
