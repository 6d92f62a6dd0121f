// One paper form as a row.
import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { isNumber } from "./forms-stack.js";

const WAYS = () => [
  { value: "speak", label: _("Phát biểu") },
  { value: "written", label: _("Ý kiến viết") },
];

const CAPTIONS = () => ({
  name: _("Họ và tên"),
  number: _("Số"),
  village: _("Thôn, bản"),
  field: _("Lĩnh vực"),
  content: _("Nội dung"),
});

export const captionOf = (name) => CAPTIONS()[name] || _("Phiếu");

function Field({ id, caption, wide, children }) {
  return html`<div class=${`field ${wide ? "forms__wide" : ""}`}><label class="label" for=${id}>${caption}</label>${children}</div>`;
}

function Choice({ id, value, onChange, options, blank, disabled }) {
  return html`<select class="select" id=${id} value=${value} disabled=${disabled} onChange=${(e) => onChange(e.currentTarget.value)}>
    ${blank && html`<option value="">${blank}</option>`}
    ${options.map((one) => html`<option key=${one.value} value=${one.value}>${one.label}</option>`)}
  </select>`;
}

export function Row({ at, row, labels, limits, fixed, fault, onChange, onDrop }) {
  const put = (key) => (value) => onChange({ ...row, [key]: value });
  const id = (key) => `form-${at}-${key}`;
  const villages = labels.villages.map((v) => ({ value: v.id, label: v.name }));
  const fields = labels.fields.map((f) => ({ value: f.id, label: f.label }));
  return html`<li class="forms__row">
    <span class="forms__at figures">${at}</span>
    <${Field} id=${id("who")} caption=${_("Số, hoặc họ và tên")}>
      <input class="input" id=${id("who")} type="text" autocomplete="off" maxlength="80" value=${row.who}
        aria-invalid=${fault ? "true" : undefined} aria-describedby=${fault ? id("error") : undefined}
        onInput=${(event) => put("who")(event.currentTarget.value)} />
    <//>
    <${Field} id=${id("village")} caption=${_("Thôn, bản")}>
      <${Choice} id=${id("village")} value=${row.village} onChange=${put("village")} options=${villages} blank=${_("Chọn…")}
        disabled=${Boolean(fixed) || isNumber(row)} />
    <//>
    <${Field} id=${id("field")} caption=${_("Lĩnh vực")}>
      <${Choice} id=${id("field")} value=${row.field} onChange=${put("field")} options=${fields} blank=${_("Chọn…")} />
    <//>
    <${Field} id=${id("content")} caption=${_("Nội dung")} wide>
      <textarea class="textarea" id=${id("content")} rows="2" maxlength=${limits.content} value=${row.content}
        onInput=${(event) => put("content")(event.currentTarget.value)}></textarea>
    <//>
    <${Field} id=${id("way")} caption=${_("Hình thức")}>
      <${Choice} id=${id("way")} value=${row.speak ? "speak" : "written"} onChange=${(way) => put("speak")(way === "speak")}
        options=${WAYS()} />
    <//>
    <span class="forms__drop">
      ${onDrop && html`<button type="button" class="link" aria-label=${_("Bỏ phiếu {at}", { at })} onClick=${onDrop}>${_("Bỏ")}</button>`}
    </span>
    ${fault && html`<p class="forms__error field-error" id=${id("error")}>${fault}</p>`}
  </li>`;
}
