// The people: find or register somebody, names to confirm, the queue.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { PeopleSearch, villageOf } from "../shared/people-search.js";
import { Registration, Slip } from "../shared/registration.js";
import { Cosigners } from "./secretary-cosigners.js";
import { contentOf, fieldLabel, keptFrom, opinion, unconfirmedOf } from "./secretary-minutes.js";
import { Classification, Concerned, ConfirmName, useSend, Wrong } from "./secretary-opinion.js";

/** `task`: what a key asked for, `search` or `floor`. */
export function People({ store, view, task, setTask }) {
  const [chosen, setChosen] = useState(null);
  const [slip, setSlip] = useState(null);
  const { labels, meeting } = view.public;
  const floor = task?.kind === "floor";
  const back = () => {
    setChosen(null);
    setSlip(null);
    setTask({ kind: "search", key: Date.now() });
  };
  const body = () => {
    if (slip) return html`<${Slip} slip=${slip} labels=${labels} onClose=${back} />`;
    if (!chosen) return html`<${Unconfirmed} store=${store} view=${view} /><${Queue} store=${store} view=${view} />`;
    return html`<${Chosen} store=${store} labels=${labels} chosen=${chosen} ways=${waysFor(chosen, floor, meeting)} onDone=${setSlip}
      onCancel=${back} />`;
  };
  return html`<section class="people" aria-label=${_("Đại biểu và đăng ký")}>
    <div class="people__search">
      <${PeopleSearch}
        store=${store}
        audience="secretary"
        labels=${labels}
        id="people-search"
        caption=${floor ? _("Ý kiến tại chỗ: ai vừa nói?") : _("Tìm người, đăng ký nhanh")}
        hint=${chosen || slip ? null : floor ? _("Họ tên hoặc số, rồi Enter. Chủ trì đã cho nói, chưa đăng ký.") : _("Họ tên hoặc số, rồi Enter")}
        focusKey=${task?.key}
        onChoose=${(choice) => {
          setSlip(null);
          setChosen(choice);
        }}
      />
      ${!chosen &&
      !slip &&
      html`<button type="button" class="link" onClick=${() => setTask({ kind: floor ? "search" : "floor", key: Date.now() })}>
        ${floor ? _("Về tìm người, đăng ký") : _("Ghi ý kiến tại chỗ (Alt+T)")}
      </button>`}
    </div>
    ${body()}
  </section>`;
}

function waysFor(chosen, floor, meeting) {
  if (floor) return ["floor"];
  const ways = meeting.registration ? ["speak", "written"] : ["written", "speak"];
  return chosen.fresh ? [...ways, "none"] : ways;
}

function Chosen({ store, labels, chosen, ways, onDone, onCancel }) {
  const [confirmed, setConfirmed] = useState(Boolean(chosen.fresh) || chosen.confirmed);
  const person = chosen.fresh ? null : chosen;
  return html`<div class="people__form">
    <h2 class="column__title">${titleFor(ways, chosen)}</h2>
    ${!confirmed && html`<${ConfirmName} store=${store} number=${person.number} onDone=${() => setConfirmed(true)} />`}
    <${Registration} key=${chosen.number ?? chosen.fresh} store=${store} labels=${labels} person=${person} name=${chosen.fresh ?? ""}
      ways=${ways} onDone=${onDone} onCancel=${onCancel} />
  </div>`;
}

const titleFor = (ways, chosen) => {
  if (ways[0] === "floor") return _("Ý kiến tại chỗ");
  return chosen.fresh ? _("Điểm danh và đăng ký") : _("Đăng ký cho người đã có mặt");
};

function Unconfirmed({ store, view }) {
  const people = unconfirmedOf(view).filter((person) => person.name);
  if (!people.length) return null;
  return html`<section class="people__block">
    <h2 class="column__title">${_("Tên chưa xác nhận")} <span class="count figures">${people.length}</span></h2>
    <ul class="rows">
      ${people.map(
        (person) => html`<li key=${person.number} class="rows__row">
          <span class="rows__number figures">${person.number}</span>
          <span class="rows__what"><strong>${person.name}</strong><span>${villageOf(view.public.labels, person)}</span></span>
          <${ConfirmShort} store=${store} person=${person} />
        </li>`,
      )}
    </ul>
  </section>`;
}

function ConfirmShort({ store, person }) {
  const [send, busy, error] = useSend(store);
  return html`<span>
    <button type="button" class="button button--small button--secondary" aria-busy=${busy ? "true" : undefined}
      aria-label=${_("Xác nhận tên {name}", person)} onClick=${() => send("ConfirmName", { number: person.number })}>
      ${_("Xác nhận")}
    </button>
    <${Wrong} error=${error} />
  </span>`;
}

function Queue({ store, view }) {
  const { queue } = view.public;
  const [open, setOpen] = useState(null);
  return html`<section class="people__block">
    <h2 class="column__title">${_("Đăng ký phát biểu")} <span class="count figures">${queue.length}</span></h2>
    ${!queue.length && html`<p class="empty">${_("Chưa có ai chờ phát biểu.")}</p>`}
    <ol class="rows">
      ${queue
        .map((place) => opinion(view, place.opinion))
        .filter(Boolean)
        .map(
          (one) => html`<${Waiting} key=${one.id} store=${store} view=${view} one=${one} open=${open === one.id}
            onToggle=${() => setOpen(open === one.id ? null : one.id)} />`,
        )}
    </ol>
  </section>`;
}

function Waiting({ store, view, one, open, onToggle }) {
  const content = contentOf(view, one);
  const kept = keptFrom(view, one);
  return html`<li class="rows__item">
    <button type="button" class="rows__row rows__row--button" aria-expanded=${open ? "true" : "false"} onClick=${onToggle}>
      <span class="rows__number figures">${one.number}</span>
      <span class="rows__what">
        <strong>${one.name}</strong>
        <span>
          ${villageOf(view.public.labels, one)} · ${fieldLabel(view, one)}
          ${one.cosigners.length > 0 && ` · ${_("cùng {n} người", { n: one.cosigners.length })}`}
        </span>
        ${!one.confirmed && html`<span class="doubt">${_("tên chưa xác nhận")}</span>`}
        ${one.protected && !one.marked && html`<span class="doubt">${_("III.4: chưa đánh dấu người liên quan")}</span>`}
      </span>
    </button>
    ${open &&
    html`<div class="rows__more">
      ${content && html`<blockquote class="about__content">${content}</blockquote>`}
      <${Cosigners} store=${store} view=${view} one=${one} />
      ${!kept && html`<${Classification} store=${store} view=${view} one=${one} onDone=${() => {}} />`}
      ${one.protected && html`<${Concerned} store=${store} view=${view} one=${one} />`}
      ${!kept && html`<${Withdraw} store=${store} one=${one} />`}
    </div>`}
  </li>`;
}

/** Asked once, in a sentence that says what follows. */
function Withdraw({ store, one }) {
  const [sure, setSure] = useState(false);
  const [send, busy, error] = useSend(store);
  if (!sure) return html`<button type="button" class="link" onClick=${() => setSure(true)}>${_("Rút đăng ký này")}</button>`;
  return html`<p class="sure">
    ${_("Số {number} sẽ rời danh sách, muốn phát biểu phải đăng ký lại.", one)}
    <button type="button" class="button button--small button--danger" aria-busy=${busy ? "true" : undefined}
      onClick=${() => send("Withdraw", { opinion: one.id })}>
      ${_("Rút đăng ký")}
    </button>
    <button type="button" class="button button--small button--secondary" onClick=${() => setSure(false)}>${_("Thôi")}</button>
    <${Wrong} error=${error} />
  </p>`;
}
