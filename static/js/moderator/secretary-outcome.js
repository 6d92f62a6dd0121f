// What became of the opinions of an entry: chips for the kinds, and what the chosen kind needs.

import { html, useState } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { useBase } from "./outcome-base.js";
import { speaker } from "./secretary-minutes.js";
import { useSend, Wrong } from "./secretary-opinion.js";

const READY = ["heard", "answering", "written", "outcome", "refused"];

export function Outcome({ store, view, opinions }) {
  const [open, setOpen] = useState(false);
  const [round, setRound] = useState(0);
  const ready = opinions.filter((one) => READY.includes(one.status));
  const done = ready.filter((one) => one.outcome);
  const editing = open || done.length < ready.length;
  const onDone = () => {
    setOpen(false);
    setRound(round + 1);
  };
  return html`<section class="outcome" aria-labelledby="outcome-title">
    <h3 id="outcome-title">${_("Kết quả xử lý")}</h3>
    ${!ready.length && html`<p class="empty">${_("Ghi khi đã nghe xong ý kiến.")}</p>`}
    ${done.map((one) => html`<${Recorded} key=${one.id} view=${view} one=${one} named=${opinions.length > 1} />`)}
    ${ready.length > 0 && editing && html`<${OutcomeForm} key=${round} store=${store} view=${view}
      opinions=${ready} onStart=${() => setOpen(true)} onDone=${onDone} />`}
    ${ready.length > 0 && !editing && html`<button type="button" class="link" id="outcome-again" onClick=${() => setOpen(true)}>
      ${_("Sửa kết quả")}
    </button>`}
  </section>`;
}

function Recorded({ view, one, named }) {
  const { outcome, resolved, body, due, level, expected_by: by, earlier } = one.outcome;
  const { outcomes, levels } = view.public.labels;
  const more = [
    body,
    level && label(levels, level),
    due && _("trả lời chậm nhất {date}", { date: dateOf(due) }),
    by && _("dự kiến {when}", { when: by }),
    earlier && _("theo văn bản số {number}", earlier),
  ].filter(Boolean);
  return html`<p class="outcome__done">
    ${named && html`<span>${speaker(one)}:</span>`}
    <span class="tag tag--good">${label(outcomes, outcome)}</span>
    <span class="tag">${resolved ? _("đã giải quyết xong") : _("chưa giải quyết xong")}</span>
    <span>${more.join(" · ")}</span>
  </p>`;
}

/** Once begun it stays, also when somebody else records an outcome meanwhile: what was typed is not lost. */
function OutcomeForm({ store, view, opinions, onStart, onDone }) {
  const { outcomes, levels } = view.public.labels;
  const before = opinions[0].outcome;
  const [chosen, setChosen] = useState(before?.outcome ?? "");
  const [ids, setIds] = useState(opinions.map((one) => one.id));
  const [values, setValues] = useState({
    resolved: before?.resolved ?? false,
    body: before?.body ?? "",
    due: before?.due || view.due || "",
    level: before?.level ?? "",
    expected_by: before?.expected_by ?? "",
    earlier_number: before?.earlier?.number ?? "",
    earlier_date: before?.earlier?.date ?? "",
  });
  const [base, refused] = useBase(opinions);
  const [send, busy, error] = useSend(store);
  const needs = outcomes.find((o) => o.id === chosen)?.needs ?? [];
  const put = (key) => (event) => setValues({ ...values, [key]: event.currentTarget.value });
  const choose = (one) => {
    onStart();
    setChosen(one.id);
    setValues({ ...values, resolved: Boolean(one.resolved) });
  };
  const save = async (event) => {
    event.preventDefault();
    const told = await send("RecordOutcome", {
      opinions: ids,
      outcome: chosen,
      resolved: values.resolved,
      ...(needs.includes("body") && { body: values.body }),
      ...(needs.includes("due") && { due: values.due }),
      ...(needs.includes("level") && { level: values.level || null }),
      ...(needs.includes("expected") && { expected_by: values.expected_by }),
      earlier_number: values.earlier_number,
      earlier_date: values.earlier_date,
      base_at: base,
      expected: view.expected,
    });
    if (told.ok) onDone();
    else refused(told.error);
  };
  const input = (key, caption, type = "text") => html`<div class="field">
    <label class="label" for="outcome-${key}">${caption}</label>
    <input class="input" id="outcome-${key}" type=${type} maxlength="120" autocomplete="off" value=${values[key]} onInput=${put(key)} />
  </div>`;
  return html`<form class="outcome__form" onSubmit=${save}>
    ${opinions.length > 1 && html`<${Which} opinions=${opinions} ids=${ids} setIds=${setIds} />`}
    <div class="outcome__chips" role="radiogroup" aria-labelledby="outcome-title">
      ${outcomes.map(
        (o) => html`<label key=${o.id} class="chip">
          <input type="radio" name="outcome" value=${o.id} checked=${chosen === o.id} onChange=${() => choose(o)} />
          <span>${o.label}</span>
        </label>`,
      )}
    </div>
    ${chosen &&
    html`<div class="outcome__needs">
        ${needs.includes("body") && input("body", _("Cơ quan, người có trách nhiệm"))}
        ${needs.includes("level") &&
        html`<div class="field">
          <label class="label" for="outcome-level">${_("Cấp giải quyết")}</label>
          <select class="select" id="outcome-level" value=${values.level} onChange=${put("level")}>
            <option value="">${_("Chọn…")}</option>
            ${levels.map((l) => html`<option key=${l.id} value=${l.id}>${l.label}</option>`)}
          </select>
        </div>`}
        ${needs.includes("due") && input("due", _("Trả lời chậm nhất"), "date")}
        ${needs.includes("expected") && input("expected_by", _("Dự kiến khi nào có trả lời"))}
      </div>
      <details class="outcome__earlier" open=${Boolean(values.earlier_number)}>
        <summary>${_("Đã được kết luận bằng văn bản trước đây")}</summary>
        <div class="outcome__needs">
          ${input("earlier_number", _("Số văn bản"))} ${input("earlier_date", _("Ngày văn bản"), "date")}
        </div>
      </details>
      <div class="outcome__actions">
        <label class="check switch">
          <input type="checkbox" role="switch" checked=${values.resolved}
            onChange=${(event) => setValues({ ...values, resolved: event.currentTarget.checked })} />
          <span>${_("Đã giải quyết xong")}</span>
        </label>
        <button class="button button--small" type="submit" disabled=${!ids.length} aria-busy=${busy ? "true" : undefined}>
          ${busy ? _("Đang lưu…") : _("Ghi kết quả")}
        </button>
      </div>`}
    <${Wrong} error=${error} />
  </form>`;
}

/** One answer to several opinions may settle only some of them this way. */
function Which({ opinions, ids, setIds }) {
  const toggle = (id) => (event) => setIds(event.currentTarget.checked ? [...ids, id] : ids.filter((i) => i !== id));
  return html`<fieldset class="outcome__which">
    <legend class="label">${_("Kết quả này của")}</legend>
    ${opinions.map(
      (one) => html`<label key=${one.id} class="check">
        <input type="checkbox" checked=${ids.includes(one.id)} onChange=${toggle(one.id)} /> ${speaker(one)}
      </label>`,
    )}
  </fieldset>`;
}
