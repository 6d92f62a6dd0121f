/** Fields of a form, with what is wrong at each and summed up above. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

function focusOn(id) {
  const found = document.getElementById(id);
  if (found) {
    found.scrollIntoView();
    found.focus();
  }
}

/** What has to be mended, each linked to its field; takes the focus whenever a new list comes. */
export function ErrorSummary({ errors }) {
  const box = useRef(null);
  const ids = Object.keys(errors);
  useEffect(() => {
    if (ids.length) {
      window.scrollTo(0, 0);
      box.current.focus();
    }
  }, [errors]);
  if (!ids.length) return null;
  const jump = (event, id) => {
    event.preventDefault();
    focusOn(id);
  };
  return html`<div class="error-summary" role="alert" tabindex="-1" ref=${box} aria-labelledby="error-title">
    <h2 id="error-title">${_("Xin xem lại")}</h2>
    <ul>
      ${ids.map(
        (id) => html`<li key=${id}>
          ${id ? html`<a href=${"#" + id} onClick=${(event) => jump(event, id)}>${errors[id]}</a>` : html`<strong>${errors[id]}</strong>`}
        </li>`,
      )}
    </ul>
  </div>`;
}

const FIELD_OF = {
  village_missing: "village_other",
  no_such_village: "village",
  organisation_missing: "organisation",
  under_age: "adult",
  no_such_field: "field",
};

/** The errors of a page of fields, `[errors, setErrors]`: its own, and a rejection's as sentences at the fields. */
export function useErrors(error, known) {
  const [errors, setErrors] = useState({});
  useEffect(() => {
    if (error) setErrors(problems(error, known));
  }, [error]);
  return [errors, setErrors];
}

/** A rejection as sentences by field; what belongs to no field on this page stands under "". */
function problems(error, known) {
  const found = {};
  const plainer = { phone: _("Số điện thoại chưa đúng. Xin ghi lại, hoặc để trống.") };
  Object.keys(error.fields || {}).forEach((name) => {
    found[known.indexOf(name) >= 0 ? name : ""] = plainer[name] || error.fields[name];
  });
  if (!Object.keys(found).length) {
    const name = FIELD_OF[error.code];
    found[known.indexOf(name) >= 0 ? name : ""] = error.message;
  }
  return found;
}

export function described(id, hint, error) {
  return [hint && id + "-hint", error && id + "-error"].filter(Boolean).join(" ") || undefined;
}

export function Field({ id, error, children }) {
  return html`<div class=${error ? "field field--error" : "field"}>${children}</div>`;
}

export function FieldError({ id, error }) {
  return error ? html`<span class="field-error" id=${id + "-error"}>${error}</span>` : null;
}

function Hint({ id, hint }) {
  return hint ? html`<span class="hint" id=${id + "-hint"}>${hint}</span>` : null;
}

export function TextField(props) {
  const { id, label, hint, error, value, onValue, type, autocomplete } = props;
  return html`<${Field} error=${error}>
    <label class="label" for=${id}>${label}</label>
    <${Hint} id=${id} hint=${hint} />
    <${FieldError} id=${id} error=${error} />
    <input class="input" id=${id} name=${id} type=${type || "text"} value=${value} autocomplete=${autocomplete || "off"}
      aria-describedby=${described(id, hint, error)} aria-invalid=${error ? "true" : undefined}
      onInput=${(event) => onValue(event.target.value)} />
  <//>`;
}

export function Choices({ id, legend, hint, error, options, value, type, onValue }) {
  return html`<${Field} error=${error}>
    <fieldset aria-describedby=${described(id, hint, error)}>
      <legend class="label">${legend}</legend>
      <${Hint} id=${id} hint=${hint} />
      <${FieldError} id=${id} error=${error} />
      ${options.map(
        (option, index) => html`<label class="card--choice" key=${option.id}>
          <input type=${type || "radio"} name=${id} id=${index ? id + "-" + option.id : id} value=${option.id}
            checked=${type === "checkbox" ? value.indexOf(option.id) >= 0 : value === option.id}
            onChange=${(event) => onValue(option.id, event.target.checked)} />
          <span class="card__body"><span>${option.label}${option.hint && html`<span class="hint">${option.hint}</span>`}</span></span>
        </label>`,
      )}
    </fieldset>
  <//>`;
}
