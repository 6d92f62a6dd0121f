// The form that the desk and the secretaries register with: who it is, and what they want to say.

import { html, useEffect, useLayoutEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { codeOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { villageOf } from "./people-search.js";

const KINDS = () => [
  { id: "resident", label: _("Người dân") },
  { id: "household", label: _("Đại diện hộ gia đình") },
  { id: "business", label: _("Doanh nghiệp") },
  { id: "delegate", label: _("Đại biểu") },
];
const NEEDS = () => [
  { id: "interpreter", label: _("Cần phiên dịch") },
  { id: "help", label: _("Cần hỗ trợ đi lại, đọc viết") },
];
export const WAYS = () => ({
  none: _("Chỉ điểm danh"),
  speak: _("Đăng ký phát biểu"),
  written: _("Gửi ý kiến viết"),
  floor: _("Vừa phát biểu, chưa đăng ký"),
});

const NOBODY = {
  name: "",
  village: "",
  village_other: "",
  kind: "resident",
  organisation: "",
  position: "",
  phone: "",
  birth_year: "",
  needs: [],
  adult: true,
  delegate: null,
};

/** A person of a view as the form's values. */
export const valuesOf = (person) => {
  const known = Object.keys(NOBODY).filter((key) => person[key] !== undefined && person[key] !== null);
  return { ...NOBODY, ...Object.fromEntries(known.map((key) => [key, person[key]])) };
};

const personOf = ({ adult, delegate, ...values }) => ({
  ...values,
  village: values.village || undefined, // what was not chosen is missing, not wrong
  birth_year: /^\d+$/.test(values.birth_year) ? Number(values.birth_year) : values.birth_year || null,
  village_other: values.village === "other" ? values.village_other : "",
});

/** Sends what the form says: the person first if new, then the opinion. `onPerson` hears of a number as soon as there is one. */
async function register(store, { person, values, again, way, said, onPerson }) {
  if (way === "floor") return raise(store, person, values, said);
  let known = person;
  if (!known) {
    const arrived = await store.send("CheckIn", { ...personOf(values), adult: values.adult, again, delegate: values.delegate });
    if (!arrived.ok) return arrived;
    known = { ...values, ...arrived.result, confirmed: true };
    onPerson(known);
  }
  if (way === "none") return { ok: true, slip: { person: known, way } };
  const opinion = { number: known.number, field: said.field || undefined, content: said.content };
  const type = way === "speak" ? "RequestToSpeak" : "SubmitWritten";
  const told = await store.send(type, way === "speak" ? { ...opinion, minutes: Number(said.minutes) } : opinion);
  return told.ok ? { ok: true, slip: { person: known, way, field: said.field, ...opinionIn(told) } } : told;
}

async function raise(store, person, values, said) {
  const who = person ? { number: person.number } : { name: values.name, village: values.village || null };
  const { expected } = store.state.views.secretary;
  const told = await store.send("AddFromFloor", { ...who, field: said.field || undefined, content: said.content, now: false, expected });
  if (!told.ok) return told;
  const known = person ?? { ...values, ...told.result };
  return { ok: true, slip: { person: known, way: "floor", field: said.field, ...opinionIn(told) } };
}

const opinionIn = ({ result }) => (result?.opinion ? { opinion: result.opinion } : {});

/** Register `person`, or somebody new called `name`. `ways` are the choices offered, the first one taken at first. */
export function Registration({ store, labels, person, name = "", initial, doubts, ways, village = "", onDone, onCancel, onKnown }) {
  const [known, setKnown] = useState(person ?? null);
  const [values, setValues] = useState({ ...NOBODY, name, village, ...initial });
  const [way, setWay] = useState(ways[0]);
  const limits = store.state.views.public.meeting.limits;
  const [said, setSaid] = useState({ field: "", content: "", minutes: limits.minutes });
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  useFirstField(form);
  useErrorFocus(form, error);

  const send = async (again) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    const done = await register(store, { person: known, values, again, way, said, onPerson: setKnown });
    setBusy(false);
    if (done.ok) onDone(done.slip);
    else setError(done.error);
  };
  const submit = (event) => {
    event.preventDefault();
    send(false);
  };
  return html`<form ref=${form} class="registration" onSubmit=${submit} onKeyDown=${keysOf(onCancel)} novalidate>
    ${error && error.code !== "already_in" && html`<p class="registration__error" role="alert">${error.message}</p>`}
    ${error?.code === "already_in" &&
    html`<${Twice} error=${error} onKnown=${onKnown && (() => onKnown(error.params.number))} onOther=${() => send(true)} />`}
    ${known
      ? html`<${Known} person=${known} labels=${labels} />`
      : html`<${PersonFields} labels=${labels} values=${values} set=${setValues} errors=${error?.fields ?? doubts} fixed=${village}
          brief=${way === "floor"} />`}
    ${ways.length > 1 && html`<${Ways} ways=${ways} way=${way} set=${setWay} />`}
    ${way !== "none" &&
    html`<${SaidFields} labels=${labels} said=${said} set=${setSaid} errors=${error?.fields} limits=${limits} way=${way} />`}
    <div class="registration__actions">
      <button class="button" type="submit" aria-busy=${busy ? "true" : undefined}>
        ${busy ? _("Đang lưu…") : submitLabel(known, way)}
      </button>
      <button class="button button--secondary" type="button" onClick=${onCancel}>${_("Thôi (Esc)")}</button>
    </div>
  </form>`;
}

/** Somebody of this name and village is in already: the same person, or another one. */
function Twice({ error, onKnown, onOther }) {
  const first = useRef(null);
  useLayoutEffect(() => first.current.focus(), []);
  return html`<div class="notice notice--warning stack" role="alert">
    <p>${error.message}</p>
    <p class="registration__actions">
      ${onKnown && html`<button ref=${first} class="button" type="button" onClick=${onKnown}>${_("Đúng là người này")}</button>`}
      <button ref=${onKnown ? undefined : first} class="button button--secondary" type="button" onClick=${onOther}>${_("Người khác cùng tên")}</button>
    </p>
  </div>`;
}

const submitLabel = (known, way) => {
  if (way === "floor") return _("Ghi ý kiến tại chỗ");
  if (way === "none") return _("Điểm danh, cấp số");
  if (known) return way === "speak" ? _("Đăng ký phát biểu") : _("Gửi ý kiến viết");
  return way === "speak" ? _("Điểm danh và đăng ký") : _("Điểm danh và gửi ý kiến");
};

/** Correct what was said at check-in. */
export function Correction({ store, labels, person, village = "", onDone, onCancel }) {
  const [values, setValues] = useState(valuesOf(person));
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const form = useRef(null);
  useEffect(() => form.current.querySelector("[name=name]").select(), []);
  useErrorFocus(form, error);
  const submit = async (event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(null);
    const told = await store.send("CorrectAttendee", { number: person.number, ...personOf(values) });
    setBusy(false);
    if (told.ok) onDone({ ...person, ...values, confirmed: true });
    else setError(told.error);
  };
  return html`<form ref=${form} class="registration" onSubmit=${submit} onKeyDown=${keysOf(onCancel)} novalidate>
    ${error && html`<p class="registration__error" role="alert">${error.message}</p>`}
    <${PersonFields} labels=${labels} values=${values} set=${setValues} errors=${error?.fields} fixed=${village} corrected />
    <div class="registration__actions">
      <button class="button" type="submit" aria-busy=${busy ? "true" : undefined}>${_("Lưu bản sửa")}</button>
      <button class="button button--secondary" type="button" onClick=${onCancel}>${_("Thôi (Esc)")}</button>
    </div>
  </form>`;
}

const escapes = (leave) => (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  event.stopPropagation();
  leave();
};

/** Escape leaves; Enter sends the form from a list too, and Ctrl+Enter from a text. */
const keysOf = (leave) => (event) => {
  escapes(leave)(event);
  const sends = event.target.tagName === "SELECT" || (event.target.tagName === "TEXTAREA" && event.ctrlKey);
  if (event.key !== "Enter" || event.isComposing || !sends) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
};

/** The first field that is still empty has the focus, so that Enter and typing go on. */
function useFirstField(form) {
  useLayoutEffect(() => {
    const fields = [...form.current.querySelectorAll("input[type=text], select, textarea")].filter((f) => !f.closest("details:not([open])"));
    (fields.find((f) => !f.value || f.getAttribute("aria-invalid") === "true") ?? form.current.querySelector("[type=submit]")).focus();
  }, []);
}

function useErrorFocus(form, error) {
  useEffect(() => {
    if (!error) return;
    const wrong = form.current.querySelector("[aria-invalid=true]");
    wrong?.closest("details")?.setAttribute("open", "");
    wrong?.focus();
  }, [error]);
}

const Known = ({ person, labels }) => html`<p class="registration__known">
  <span class="figures registration__number">${_("Số {number}", { number: person.number })}</span>
  <strong>${person.name}</strong>
  <span>${villageOf(labels, person)}</span>
</p>`;

function Ways({ ways, way, set }) {
  const words = WAYS();
  return html`<fieldset class="registration__ways">
    <legend class="label">${_("Việc cần làm")}</legend>
    ${ways.map(
      (id) => html`<label key=${id} class="chip">
        <input type="radio" name="way" value=${id} checked=${way === id} onChange=${() => set(id)} />
        <span>${words[id]}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** One labelled control, with its error between label and control. */
function Field({ id, caption, error, wide, children }) {
  return html`<div class=${`field ${wide ? "field--wide" : ""} ${error ? "field--error" : ""}`}>
    <label class="label" for=${id}>${caption}</label>
    ${error && html`<span class="field-error" id="${id}-error">${error}</span>`} ${children}
  </div>`;
}

const attributes = (id, error) => ({
  id,
  name: id.replace(/^reg-/, ""),
  "aria-invalid": error ? "true" : undefined,
  "aria-describedby": error ? `${id}-error` : undefined,
});

function PersonFields({ labels, values, set, errors = {}, fixed, brief, corrected }) {
  const put = (key) => (event) => set({ ...values, [key]: event.currentTarget.value });
  const text = (key, caption, more = {}) => html`<${Field} id="reg-${key}" caption=${caption} error=${errors[key]} wide=${more.wide}>
    <input class="input" type="text" autocomplete="off" maxlength=${more.most ?? 120} inputmode=${more.mode}
      ...${attributes(`reg-${key}`, errors[key])} value=${values[key]} onInput=${put(key)} />
  <//>`;
  const toggle = (need) => (event) =>
    set({ ...values, needs: event.currentTarget.checked ? [...values.needs, need] : values.needs.filter((n) => n !== need) });
  return html`<div class="registration__person">
    ${text("name", _("Họ và tên"), { most: 80, wide: true })}
    <${Field} id="reg-village" caption=${_("Thôn, bản, tổ dân phố")} error=${errors.village} wide=${!fixed || undefined}>
      <select class="select" ...${attributes("reg-village", errors.village)} value=${values.village} disabled=${Boolean(fixed)}
        onChange=${put("village")}>
        <option value="">${_("Chọn…")}</option>
        ${labels.villages.map((v) => html`<option key=${v.id} value=${v.id}>${v.name}</option>`)}
        <option value="other">${_("Nơi khác")}</option>
      </select>
    <//>
    ${values.village === "other" && !brief && text("village_other", _("Nơi ở"), { wide: true })}
    ${!brief &&
    html`<details class="registration__more" open=${corrected}>
      <summary>${_("Thêm: thành phần, điện thoại, năm sinh…")}</summary>
      <div class="registration__grid">
        <${Field} id="reg-kind" caption=${_("Thành phần")} error=${errors.kind}>
          <select class="select" ...${attributes("reg-kind", errors.kind)} value=${values.kind} onChange=${put("kind")}>
            ${KINDS().map((k) => html`<option key=${k.id} value=${k.id}>${k.label}</option>`)}
          </select>
        <//>
        ${["business", "delegate"].includes(values.kind) && text("organisation", _("Đơn vị, doanh nghiệp"))}
        ${["business", "delegate"].includes(values.kind) && text("position", _("Chức vụ"))}
        ${text("phone", _("Điện thoại (nếu có)"), { most: 20, mode: "tel" })}
        ${text("birth_year", _("Năm sinh (nếu có)"), { most: 4, mode: "numeric" })}
      </div>
      <div class="registration__needs">
        ${NEEDS().map(
          (n) => html`<label key=${n.id} class="check">
            <input type="checkbox" checked=${values.needs.includes(n.id)} onChange=${toggle(n.id)} /> ${n.label}
          </label>`,
        )}
      </div>
    </details>`}
    ${!brief &&
    !corrected &&
    html`<label class="check">
      <input type="checkbox" id="reg-adult" name="adult" checked=${values.adult} aria-invalid=${errors.adult ? "true" : undefined}
        onChange=${(event) => set({ ...values, adult: event.currentTarget.checked })} />
      ${_("Từ đủ 18 tuổi trở lên")}
    </label>`}
  </div>`;
}

function SaidFields({ labels, said, set, errors = {}, limits, way }) {
  const put = (key) => (event) => set({ ...said, [key]: event.currentTarget.value });
  const plain = labels.fields.find((f) => f.id === said.field)?.plain;
  const left = limits.content - said.content.length;
  return html`<div class="registration__said">
    <${Field} id="reg-field" caption=${_("Lĩnh vực")} error=${errors.field}>
      <select class="select" ...${attributes("reg-field", errors.field)} value=${said.field} onChange=${put("field")}>
        <option value="">${_("Chọn…")}</option>
        ${labels.fields.map((f) => html`<option key=${f.id} value=${f.id}>${f.label}</option>`)}
      </select>
      ${plain && html`<span class="hint">${plain}</span>`}
    <//>
    ${way === "speak" &&
    html`<${Field} id="reg-minutes" caption=${_("Số phút")} error=${errors.minutes}>
      <select class="select" ...${attributes("reg-minutes", errors.minutes)} value=${said.minutes} onChange=${put("minutes")}>
        ${Array.from({ length: limits.minutes }, (unused, i) => i + 1).map(
          (n) => html`<option key=${n} value=${n}>${_("{n} phút", { n })}</option>`,
        )}
      </select>
    <//>`}
    <${Field} id="reg-content" caption=${way === "floor" ? _("Nội dung (có thể ghi sau)") : _("Nội dung")} error=${errors.content} wide>
      <textarea class="textarea" rows="3" maxlength=${limits.content} ...${attributes("reg-content", errors.content)}
        value=${said.content} onInput=${put("content")}></textarea>
      ${left < 200 && html`<span class="hint">${_("Còn {n} chữ", { n: left })}</span>`}
    <//>
  </div>`;
}

/** What was done, to read out or to print: the number, the code, what was registered. `aside`: the focus stays elsewhere. */
export function Slip({ slip, labels, aside, onClose, onPrint }) {
  const { person, way, field, opinion } = slip;
  const close = useRef(null);
  useEffect(() => {
    if (!aside) close.current.focus();
  }, []);
  return html`<section class="slip" role="status" aria-label=${_("Phiếu")} onKeyDown=${escapes(onClose)}>
    <p class="slip__caption">${_("Số của ông/bà")}</p>
    <p class="slip__number figures">${person.number}</p>
    <p class="slip__name">${person.name}</p>
    <p class="slip__village">${villageOf(labels, person)}</p>
    ${person.code &&
    html`<p class="slip__code">${_("Mã tra cứu")} <strong class="figures">${person.number} · ${codeOf(person.code)}</strong></p>`}
    ${way !== "none" &&
    html`<p class="slip__done">
      <span class="tag tag--good">${opinion ? _("Ý kiến {id}", { id: opinion }) : _("Đã lưu")}</span>
      ${" "}${WAYS()[way]} · ${label(labels.fields, field)}
    </p>`}
    ${way === "floor" && html`<p class="hint">${_("Nhập nhầm: chủ trì bấm “Hoàn tác”.")}</p>`}
    <div class="slip__actions">
      <button ref=${close} class="button" type="button" onClick=${onClose}>${aside ? _("Xong") : _("Xong (Enter)")}</button>
      <button class="button button--secondary" type="button" onClick=${onPrint ?? (() => window.print())}>${_("In phiếu")}</button>
    </div>
  </section>`;
}
