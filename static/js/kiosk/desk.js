// The staffed desk: one field; below it who was found or the form for somebody new; who came last, and how many.

import { html, render, useState } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { cameIn, PeopleSearch, villageOf } from "../shared/people-search.js";
import { Correction, Registration, Slip } from "../shared/registration.js";
import { openStore } from "../store.js";

/** What this role sees of the people: the desk's, the secretaries' or the village head's view. */
const peopleView = (state) => state.views.desk ?? state.views.secretary ?? state.views.village;

function Screen({ store }) {
  const state = useStore(store);
  const [chosen, setChosen] = useState(null);
  const [slip, setSlip] = useState(null);
  const [correcting, setCorrecting] = useState(null);
  const [round, setRound] = useState(1);
  const { role, actor } = store.boot;
  const { meeting, labels, present } = state.views.public;
  const view = peopleView(state);
  const home = role === "village" ? actor : "";
  const ways = meeting.registration ? ["speak", "written"] : ["written", "speak"];
  const next = () => {
    setChosen(null);
    setSlip(null);
    setCorrecting(null);
    setRound(round + 1); // the field has the focus again
  };
  const open = (step) => (value) => {
    next();
    step(value);
  };
  const task = () => {
    if (slip) return html`<${Slip} slip=${slip} labels=${labels} aside onClose=${next} />`;
    if (correcting) {
      return html`<h2>${_("Sửa số {number}", correcting)}</h2>
        <${Correction} key=${correcting.number} store=${store} labels=${labels} person=${correcting} village=${home}
          onDone=${(person) => open(setSlip)({ person, way: "none" })} onCancel=${next} />`;
    }
    if (chosen?.fresh) {
      return html`<h2>${_("Người mới")}</h2>
        <${Registration} key=${chosen.fresh} store=${store} labels=${labels} name=${chosen.fresh} village=${home}
          ways=${["none", ...ways]} onDone=${open(setSlip)} onCancel=${next} />`;
    }
    if (chosen) {
      return html`<${Already} key=${chosen.number} store=${store} view=${view} labels=${labels} person=${chosen} ways=${ways} onDone=${open(setSlip)}
        onCorrect=${open(setCorrecting)} onSlip=${open(setSlip)} onCancel=${next} />`;
    }
    return html`<${Guide} />`;
  };
  return html`
    <${Head} store=${store} state=${state} meeting=${meeting} present=${present} />
    <main class="desk__columns">
      <section class="desk__work" aria-label=${_("Điểm danh")}>
        ${role === "organiser"
          ? html`<p class="notice">${_("Người tổ chức chỉ xem danh sách. Điểm danh do bàn đón tiếp, thư ký hoặc trưởng thôn, bản làm.")}</p>`
          : html`<${PeopleSearch} store=${store} audience=${role === "secretary" ? "secretary" : "desk"} labels=${labels}
              among=${role === "village" ? (view.people ?? []) : null} id="desk-search" large
              caption=${_("Họ tên, số hoặc mã tra cứu")} focusKey=${round} onChoose=${open(setChosen)} />`}
        <div class="desk__task">${role !== "organiser" && task()}</div>
      </section>
      <aside class="desk__side">
        <${Recent} store=${store} view=${view} labels=${labels} role=${role} onCorrect=${open(setCorrecting)} onSlip=${open(setSlip)} />
        <${Totals} view=${view} labels=${labels} present=${present} />
      </aside>
    </main>
  `;
}

function Head({ store, state, meeting, present }) {
  const now = useTick(store, 1000);
  return html`<header class="desk__head">
      <p><strong>UBND ${meeting.unit} ${meeting.name}</strong> · ${store.boot.role === "village" ? _("Danh sách thôn, bản") : _("Bàn đón tiếp")}</p>
      <p class="desk__state">
        <span>${_("{n} người có mặt", { n: present })}</span>
        <span class="figures">${timeOf(now)}</span>
        <span class=${`tag ${state.online ? "tag--good" : "tag--stop"}`}>${state.online ? _("trực tuyến") : _("mất kết nối")}</span>
      </p>
    </header>
    ${!state.online &&
    html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại. Việc đang làm sẽ được gửi khi có lại kết nối.")}</p>`}`;
}

const Guide = () => html`<div class="guide">
  <p><kbd>Enter</kbd> ${_("nhận người được tô đậm hoặc người mới")}</p>
  <p><kbd>↑</kbd> <kbd>↓</kbd> ${_("chọn người khác trong danh sách")}</p>
  <p><kbd>Esc</kbd> ${_("bỏ việc đang làm")}</p>
</div>`;

/** Somebody who is in already: when and where, what they still wait for, and what can be done for them. */
function Already({ store, view, labels, person, ways, onDone, onCorrect, onSlip, onCancel }) {
  const now = (view.recent ?? view.people ?? []).find((one) => one.number === person.number) ?? person;
  const waits = (view.waiting ?? []).filter((one) => one.number === person.number);
  return html`<section class="already" aria-labelledby="already-title">
    <p class="notice notice--warning already__notice" role="status">
      <strong id="already-title">${_("Số {number} · {name}: đã có mặt", now)}</strong>${" "}${cameIn(now)}, ${villageOf(labels, now)}.
      ${waits.length > 0 ? ` ${_("Đang chờ phát biểu.")}` : ""}
    </p>
    <p class="already__actions">
      ${!now.confirmed && html`<${Confirm} store=${store} person=${now} onDone=${onCancel} />`}
      <button type="button" class="button button--secondary" onClick=${() => onSlip({ person: now, way: "none" })}>
        ${_("Đọc lại số và mã")}
      </button>
      <button type="button" class="button button--secondary" onClick=${() => onCorrect(now)}>${_("Sửa thông tin")}</button>
    </p>
    <h2>${_("Đăng ký hoặc gửi ý kiến cho người này")}</h2>
    <${Registration} store=${store} labels=${labels} person=${now} ways=${ways} onDone=${onDone} onCancel=${onCancel} />
  </section>`;
}

function Confirm({ store, person, kind = "button", onDone }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(null);
  const confirm = async () => {
    setBusy(true);
    const told = await store.send("ConfirmName", { number: person.number });
    setBusy(false);
    if (told.ok) onDone?.();
    else setError(told.error);
  };
  return html`<button type="button" class=${kind} aria-busy=${busy ? "true" : undefined} onClick=${confirm}
      aria-label=${_("Xác nhận tên {name}", person)}>
      ${_("Xác nhận tên")}
    </button>
    ${error && html`<span class="field-error" role="alert">${error.message}</span>`}`;
}

function Recent({ store, view, labels, role, onCorrect, onSlip }) {
  const people = view.recent ?? [...(view.people ?? [])].reverse();
  const reads = role !== "organiser";
  return html`<section class="recent">
    <h2>${view.recent ? _("Mười người vừa đến") : _("Người của thôn, bản đã đến")} </h2>
    ${!people.length && html`<p class="empty">${_("Chưa có ai.")}</p>`}
    <ol class="recent__list">
      ${people.map(
        (person) => html`<li key=${person.number} class="recent__row">
          <span class="recent__number figures">${person.number}</span>
          <span class="recent__who">
            <strong>${person.name}</strong>
            <span class="recent__how">${villageOf(labels, person)} · ${cameIn(person)}</span>
            ${!person.confirmed &&
            html`<span class="recent__doubt">
              <span class="doubt">${_("tên chưa xác nhận")}</span>
              ${reads && html`<${Confirm} store=${store} person=${person} kind="link" />`}
            </span>`}
          </span>
          ${reads &&
          html`<span class="recent__actions">
            <button type="button" class="link" aria-label=${_("Phiếu của số {number}", person)}
              onClick=${() => onSlip({ person, way: "none" })}>${_("Phiếu")}</button>
            <button type="button" class="link" aria-label=${_("Sửa số {number}", person)} onClick=${() => onCorrect(person)}>
              ${_("Sửa")}
            </button>
          </span>`}
        </li>`,
      )}
    </ol>
  </section>`;
}

function Totals({ view, labels, present }) {
  if (!view.counts) return null;
  const { village, invited } = view.counts;
  const rows = [...labels.villages, { id: "other", name: _("Nơi khác") }].filter((v) => v.id !== "other" || village.other);
  const all = Object.values(invited).reduce((sum, n) => sum + n, 0);
  return html`<section class="totals">
    <h2>
      ${_("Có mặt")} <span class="figures">${present}</span>
      ${all > 0 && html` <span class="totals__of">${_("mời {n}", { n: all })}</span>`}
    </h2>
    <dl class="totals__list">
      ${rows.map(
        (v) => html`<div key=${v.id} class="totals__row" data-none=${village[v.id] ? undefined : ""}>
          <dt>${v.name}</dt>
          <dd class="figures">${village[v.id] ?? 0}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}

const store = openStore();
const screen = document.getElementById("screen");
screen.replaceChildren();
render(html`<${Screen} store=${store} />`, screen);
