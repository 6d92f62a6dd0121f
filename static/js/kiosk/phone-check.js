/** Registering: read it again and send. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { ErrorSummary, useErrors } from "./phone-fields.js";
import { Page } from "./phone-page.js";
import { SendDraft } from "./phone-pending.js";
import { isProtected, ProtectedNotice } from "./phone-write.js";

function Answer({ term, children, onChange, what }) {
  return html`<div class="answer">
    <dt>${term}</dt>
    <dd>${children}</dd>
    ${onChange && html`<dd class="answer__change"><button type="button" class="link" onClick=${onChange}>
      ${_("Sửa")}<span class="visually-hidden"> ${what}</span></button></dd>`}
  </div>`;
}

const OPINION_FIELDS = ["field", "content", "how", "minutes"];

export function CheckPage({ phone, onStep, back, leave }) {
  const { labels, people, opinionDraft } = phone;
  const [errors, setErrors] = useErrors(opinionDraft.error, []);
  const draft = opinionDraft.value;
  const person = people.filter((one) => one.number === draft.number)[0];
  const field = labels.fields.filter((one) => one.id === draft.field)[0];
  // On its way it stays as it is.
  const change = (step) => (opinionDraft.state ? null : () => onStep(step, true));
  const submit = () => {
    const missing = OPINION_FIELDS.filter((name) => !draft[name]);
    if (missing.length) {
      onStep(missing[0] === "minutes" ? "how" : missing[0], true);
      return;
    }
    setErrors({});
    const said = commandOf(draft);
    opinionDraft.post(said.type, said.data);
  };
  return html`<${Page} title=${draft.mode === "edit" ? _("Đọc lại và lưu") : _("Đọc lại và gửi")} back=${opinionDraft.state ? leave : back}
    above=${html`<${ErrorSummary} errors=${errors} />`}>
    ${isProtected(labels, draft.field) && html`<${ProtectedNotice} />`}
    <dl class="answers">
      ${people.length > 1 && person && html`<${Answer} term=${_("Người phát biểu")}>${person.name}<//>`}
      <${Answer} term=${_("Về việc")} onChange=${change("field")} what=${_("về việc")}>${field ? _(field.label) : "–"}<//>
      <${Answer} term=${_("Nội dung")} onChange=${change("content")} what=${_("nội dung")}><span class="as-written">${draft.content}</span><//>
      <${Answer} term=${_("Cách gửi")} onChange=${change("how")} what=${_("cách gửi")}>
        ${draft.how === "written" ? _("Gửi ý kiến viết") : _("Phát biểu tại Hội nghị, {n} phút", { n: draft.minutes })}
      <//>
    </dl>
    <${SendDraft} draft=${opinionDraft} onClick=${submit} onLeave=${leave}>${draft.mode === "edit" ? _("Lưu thay đổi") : _("Gửi")}<//>
    <p class="hint kept" role="status">${opinionDraft.state === "sending" ? _("Đang gửi. Nội dung vẫn được giữ cho đến khi gửi xong.") : ""}</p>
  <//>`;
}

function commandOf(draft) {
  const said = { field: draft.field, content: draft.content };
  if (draft.mode === "edit") {
    return { type: "EditRequest", data: { opinion: draft.opinion, minutes: draft.minutes, ...said } };
  }
  if (draft.how === "written") return { type: "SubmitWritten", data: { number: draft.number, ...said } };
  const data = { number: draft.number, minutes: draft.minutes, ...said };
  if (draft.follows) data.follows = draft.follows;
  return { type: "RequestToSpeak", data };
}
