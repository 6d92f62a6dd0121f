/** Registering: the page on which the opinion is written. */

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { ErrorSummary, Field, FieldError } from "./phone-fields.js";
import { Page } from "./phone-page.js";

export function isProtected(labels, id) {
  const field = labels.fields.filter((one) => one.id === id)[0];
  const topic = field && labels.topics.filter((one) => one.id === field.topic)[0];
  return Boolean(topic && topic.protected);
}

export function ProtectedNotice() {
  return html`<div class="notice notice--warning stack">
    <p><strong>${_("Ai thấy ý kiến này?")}</strong> ${_("Lúc đầu chỉ thư ký Hội nghị thấy. Thư ký ghi ý kiến liên quan đến ai, người đó không được xem. Màn chiếu chỉ ghi “Nội dung khác”.")}</p>
    <p><strong>${_("Đây không phải là đơn tố cáo.")}</strong> ${_("Muốn khiếu nại, tố cáo, ông/bà gửi đơn tại nơi tiếp công dân; bàn đón tiếp sẽ chỉ dẫn.")}</p>
  </div>`;
}

/** Characters as the server counts them: composed, white space at both ends apart. */
function lengthOf(text) {
  return Array.from(text.normalize("NFC").trim()).length;
}

function contentProblem(content, limit) {
  const length = lengthOf(content);
  if (!length) return _("Xin ghi nội dung ý kiến.");
  if (length > limit) return _("Nội dung dài quá {n} ký tự. Xin viết gọn lại.", { n: length - limit });
  return "";
}

export function ContentPage({ labels, limits, draft, lasting, set, next, back }) {
  const [errors, setErrors] = useState({});
  const left = limits.content - lengthOf(draft.content);
  const submit = (event) => {
    event.preventDefault();
    const problem = contentProblem(draft.content, limits.content);
    setErrors(problem ? { content: problem } : {});
    if (!problem) next();
  };
  return html`<${Page} title=${_("Nội dung ý kiến")} back=${back} above=${html`<${ErrorSummary} errors=${errors} />`}>
    ${isProtected(labels, draft.field) && html`<${ProtectedNotice} />`}
    <form novalidate onSubmit=${submit}>
      <${Field} error=${errors.content}>
        <label class="label" for="content">${_("Việc gì, ở đâu, từ bao giờ, ông/bà đề nghị thế nào?")}</label>
        <${FieldError} id="content" error=${errors.content} />
        <textarea class="textarea" id="content" name="content" rows="7" value=${draft.content}
          aria-describedby=${errors.content ? "content-error content-left" : "content-left"}
          aria-invalid=${errors.content ? "true" : undefined}
          onInput=${(event) => set({ content: event.target.value })}></textarea>
        <p class=${left < 0 ? "hint hint--over" : "hint"} id="content-left">
          ${left < 0 ? _("Quá {n} ký tự", { n: -left }) : _("Còn {n} ký tự", { n: left })}
        </p>
        <p class="visually-hidden" role="status">${left <= 50 ? (left < 0 ? _("Quá giới hạn ký tự") : _("Sắp hết chỗ viết")) : ""}</p>
      <//>
      <button type="submit" class="button button--large button--wide">${_("Tiếp tục")}</button>
      <p class="hint kept">${lasting ? _("Nội dung đang viết được giữ trên điện thoại này.") : _("Xin đừng đóng trang này cho đến khi gửi xong.")}</p>
    </form>
  <//>`;
}
