/** Coming back with the mã tra cứu: on another phone, in another browser, or after this one forgot. */

import { html, useEffect, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { SendButton, useSend } from "./phone-buttons.js";
import { ErrorSummary, TextField } from "./phone-fields.js";
import { Page } from "./phone-page.js";

const CODE_DIGITS = 6;

/** "37 · 482 915" as number and code, however it was typed; null when it cannot be one. */
export function codeIn(text) {
  const digits = text.replace(/\D/g, "");
  const number = Number(digits.slice(0, -CODE_DIGITS));
  return number > 0 ? { number, code: digits.slice(-CODE_DIGITS) } : null;
}

export function RestorePage({ phone, back }) {
  const [text, setText] = useState(phone.store.boot.restore || "");
  const [errors, setErrors] = useState({});
  const [send, pending, error] = useSend(phone.store);
  useEffect(() => {
    if (error) setErrors({ code: error.message });
  }, [error]);
  const submit = (event) => {
    event.preventDefault();
    const said = codeIn(text);
    setErrors(said ? {} : { code: _("Xin ghi đủ số và sáu chữ số của mã, ví dụ 37 · 482 915.") });
    if (!said) return;
    send("Restore", said).then((done) => {
      if (done) phone.go({ tab: "hall" }, true);
    });
  };
  return html`<${Page} title=${_("Tôi có mã tra cứu")} back=${back} above=${html`<${ErrorSummary} errors=${errors} />`}>
    <form novalidate onSubmit=${submit}>
      <${TextField} id="code" type="tel" label=${_("Số và mã tra cứu")} value=${text} error=${errors.code}
        hint=${_("In trên phiếu, hoặc hiện trên điện thoại khi điểm danh. Ví dụ: 37 · 482 915")} onValue=${setText} />
      <${SendButton} pending=${Boolean(pending)}>${_("Mở lại thông tin của tôi")}<//>
    </form>
    <p class="hint kept">${_("Không còn mã? Mời ông/bà đến bàn đón tiếp, nói họ tên và thôn, bản.")}</p>
  <//>`;
}
