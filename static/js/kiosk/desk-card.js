// A scanned citizen's card: read by the server, looked at by whoever sits here, taken with Enter.

import { html, useEffect, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Registration } from "../shared/registration.js";

async function readCard(slug, text) {
  const answer = await fetch(`/kiosk/${slug}/card`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text }),
  });
  return answer.json();
}

const DOUBTS = () => ({
  name: _("Họ tên trên thẻ đọc chưa rõ. Xin xem lại."),
  village: _("Không thấy thôn, bản trong địa chỉ. Xin chọn."),
});

export function CardForm({ store, labels, text, onDone, onCancel, onKnown }) {
  const [card, setCard] = useState(null);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    readCard(store.boot.slug, text).then(
      (told) => (told.name === undefined ? setFailed(told.error?.message || _("Không đọc được thẻ này. Xin quét lại, hoặc gõ họ tên.")) : setCard(told)),
      () => setFailed(_("Chưa đọc được thẻ: mất kết nối. Xin quét lại.")),
    );
  }, [text]);
  if (failed) return html`<p class="notice notice--stop" role="alert">${failed}</p>`;
  if (!card) return html`<p role="status">${_("Đang đọc thẻ…")}</p>`;
  if (card.adult === false) {
    return html`<p class="notice notice--stop" role="alert">
      <strong>${_("{name}, sinh năm {birth_year}: chưa đủ 18 tuổi vào ngày Hội nghị.", card)}</strong>${" "}
      ${_("Xin mời một người lớn trong gia đình tham dự. (Esc)")}
    </p>`;
  }
  const initial = { name: card.name, village: card.village, birth_year: card.birth_year ?? "", adult: card.adult === true };
  const words = DOUBTS();
  const doubts = Object.fromEntries(card.doubts.filter((field) => words[field]).map((field) => [field, words[field]]));
  return html`<h2>${_("Thẻ căn cước vừa quét")}</h2>
    ${card.address && html`<p class="hint">${_("Địa chỉ trên thẻ: {address}", card)}</p>`}
    ${card.adult === null && html`<p class="notice notice--warning" role="status">${_("Thẻ không cho biết ngày sinh. Xin hỏi tuổi rồi đánh dấu.")}</p>`}
    <${Registration} store=${store} labels=${labels} initial=${initial} doubts=${doubts} ways=${["none", "speak", "written"]}
      onDone=${onDone} onCancel=${onCancel} onKnown=${onKnown} />`;
}
