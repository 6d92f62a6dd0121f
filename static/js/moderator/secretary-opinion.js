// What a secretary puts right about an opinion: the name, the field and topic, whom a protected one concerns.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { useKept } from "../shared/kept.js";
import { keptFrom, topicLabel } from "./secretary-minutes.js";

/** Sends a command and remembers what came back: `[send, busy, error]`. */
export function useSend(store) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const send = async (type, data) => {
    setBusy(true);
    setError(null);
    const told = await store.send(type, data);
    setBusy(false);
    if (!told.ok) setError(told.error);
    return told;
  };
  return [send, busy, error];
}

export const Wrong = ({ error }) => error && html`<p class="wrong" role="alert">${error.message}</p>`;

export function ConfirmName({ store, number, onDone }) {
  const [send, busy, error] = useSend(store);
  const confirm = async () => {
    if ((await send("ConfirmName", { number })).ok) onDone?.();
  };
  return html`<span class="unconfirmed">
    <span class="tag tag--warning">${_("Tên chưa xác nhận")}</span>
    <button type="button" class="button button--small button--secondary" aria-busy=${busy ? "true" : undefined}
      onClick=${confirm}>
      ${_("Xác nhận tên")}<span class="visually-hidden"> ${_("số {number}", { number })}</span>
    </button>
    <${Wrong} error=${error} />
  </span>`;
}

/** Who spoke up before anybody asked their name: the record needs it. */
export function NameUnknown({ store, labels, number, village }) {
  const [said, write, drop] = useKept(`name/${store.boot.slug}/${number}`, { name: "", village, village_other: "" });
  const set = (part) => write({ ...said, ...part });
  const [send, busy, error] = useSend(store);
  const save = async (event) => {
    event.preventDefault();
    if ((await send("CorrectAttendee", { number, ...said })).ok) drop();
  };
  const id = `name-${number}`;
  return html`<form class="interpreter" onSubmit=${save}>
    <label class="label" for=${id}>${_("Họ tên của số {number}", { number })}</label>
    <input class="input" id=${id} required maxlength="80" value=${said.name} onInput=${(event) => set({ name: event.currentTarget.value })} />
    <select class="select" aria-label=${_("Thôn, bản của số {number}", { number })} value=${said.village}
      onChange=${(event) => set({ village: event.currentTarget.value, village_other: "" })}>
      ${labels.villages.map((one) => html`<option key=${one.id} value=${one.id}>${one.name}</option>`)}
      <option value="other">${_("Nơi khác")}</option>
    </select>
    ${said.village === "other" && html`<input class="input" required maxlength="120" aria-label=${_("Nơi ở của số {number}", { number })} placeholder=${_("Nơi ở")}
      value=${said.village_other} onInput=${(event) => set({ village_other: event.currentTarget.value })} />`}
    <button class="button button--small button--secondary" type="submit" aria-busy=${busy ? "true" : undefined}>${_("Ghi tên")}</button>
    <${Wrong} error=${error} />
  </form>`;
}

/** Who interprets: the minutes name them. */
export function Interpreter({ store, one }) {
  const [name, setName] = useState(one.interpreter);
  const [send, busy, error] = useSend(store);
  const save = (event) => {
    event.preventDefault();
    send("NameInterpreter", { opinion: one.id, name });
  };
  const id = `interpreter-${one.id}`;
  return html`<form class="interpreter" onSubmit=${save}>
    <label class="label" for=${id}>${_("Người phiên dịch")}</label>
    <input class="input" id=${id} maxlength="80" value=${name} onInput=${(event) => setName(event.currentTarget.value)} />
    <button class="button button--small button--secondary" type="submit" disabled=${name.trim() === one.interpreter}
      aria-busy=${busy ? "true" : undefined}>${_("Ghi tên")}</button>
    ${one.interpreter && html`<span class="tag tag--good">${_("đã ghi vào biên bản")}</span>`}
    <${Wrong} error=${error} />
  </form>`;
}

export function Classification({ store, view, one, onDone }) {
  const { fields, topics } = view.public.labels;
  const [field, setField] = useState(one.field);
  const [topic, setTopic] = useState(one.topic);
  const [send, busy, error] = useSend(store);
  const chooseField = (id) => {
    setField(id);
    setTopic(fields.find((f) => f.id === id).topic);
  };
  const save = async (event) => {
    event.preventDefault();
    if ((await send("ClassifyOpinion", { opinion: one.id, field, topic })).ok) onDone();
  };
  return html`<form class="classify" onSubmit=${save}>
    <div class="field">
      <label class="label" for="classify-field-${one.id}">${_("Lĩnh vực")}</label>
      <select class="select" id="classify-field-${one.id}" value=${field} onChange=${(e) => chooseField(e.currentTarget.value)}>
        ${fields.map((f) => html`<option key=${f.id} value=${f.id}>${f.label}</option>`)}
      </select>
    </div>
    <div class="field">
      <label class="label" for="classify-topic-${one.id}">${_("Chủ đề")}</label>
      <select class="select" id="classify-topic-${one.id}" value=${topic} onChange=${(e) => setTopic(e.currentTarget.value)}>
        ${topics.map((t) => html`<option key=${t.id} value=${t.id}>${topicLabel(t)}</option>`)}
      </select>
    </div>
    <button class="button button--small" type="submit" aria-busy=${busy ? "true" : undefined}>${_("Lưu phân loại")}</button>
    <${Wrong} error=${error} />
  </form>`;
}

/** III.4: until somebody is marked, or nobody, only the secretaries read the content. */
export function Concerned({ store, view, one }) {
  const [open, setOpen] = useState(false);
  const [who, setWho] = useState([]);
  const [send, busy, error] = useSend(store);
  const people = [...view.officials, ...view.former, ...(view.secretaries ?? [])];
  const toggle = (id) => (event) => setWho(event.currentTarget.checked ? [...who, id] : who.filter((w) => w !== id));
  const mark = async (ids) => {
    if ((await send("MarkConcerned", { opinion: one.id, who: ids })).ok) setOpen(false);
  };
  if (keptFrom(view, one)) {
    return html`<p class="notice notice--warning about__sealed">${_("Ý kiến này liên quan đến ông/bà: thư ký khác ghi và xử lý.")}</p>`;
  }
  const complaint = one.topic !== protectedTopic(view);
  const unmarked = complaint ? "" : _("Chỉ thư ký thấy nội dung, đến khi đánh dấu người liên quan.");
  return html`<section class="notice notice--warning about__sealed">
    <p>
      ${complaint
        ? _("Đơn thư, khiếu nại, tố cáo: nội dung chỉ hiện với người có trách nhiệm.")
        : html`<strong>${_("Ý kiến được bảo vệ (mục III.4).")}</strong>`}${" "}
      ${one.marked ? _("Đã đánh dấu người liên quan.") : unmarked}${" "}
      ${!open && html`<button type="button" class="link" onClick=${() => setOpen(true)}>
        ${one.marked ? _("Đánh dấu lại") : _("Đánh dấu")}
      </button>`}
    </p>
    ${open &&
    html`<fieldset class="concerned">
      <legend class="label">${_("Ý kiến này nói về ai?")}</legend>
      <div class="concerned__list">
        ${people.map(
          (o) => html`<label key=${o.id} class="check">
            <input type="checkbox" checked=${who.includes(o.id)} onChange=${toggle(o.id)} />
            <span>${o.name}<small>${o.office}</small></span>
          </label>`,
        )}
      </div>
      <div class="concerned__actions">
        <button type="button" class="button button--small" disabled=${!who.length} aria-busy=${busy ? "true" : undefined}
          onClick=${() => mark(who)}>
          ${_("Đánh dấu {n} người", { n: who.length })}
        </button>
        <button type="button" class="button button--small button--secondary" onClick=${() => mark([])}>
          ${_("Không liên quan ai")}
        </button>
      </div>
    </fieldset>`}
    <${Wrong} error=${error} />
  </section>`;
}

const protectedTopic = (view) => view.public.labels.topics.find((t) => t.protected)?.id;
