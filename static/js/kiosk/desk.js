// The staffed desk: one field; below it who was found or the form for somebody new; who came last, and how many.

import { html, render, useEffect, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { fetchPeople, PeopleSearch } from "../shared/people-search.js";
import { Correction, Registration, Slip } from "../shared/registration.js";
import { Served } from "../shared/served.js";
import { openStore } from "../store.js";
import { Already } from "./desk-already.js";
import { CardForm } from "./desk-card.js";
import { Head } from "./desk-head.js";
import { Household } from "./desk-household.js";
import { PaperChoice, printSlip, usePaper, usePrinting } from "./desk-print.js";
import { ReadOut } from "./desk-readout.js";
import { Recent } from "./desk-recent.js";
import { Totals } from "./desk-totals.js";

/** What this role sees of the people: the desk's or the secretaries' view. */
const peopleView = (state) => state.views.desk ?? state.views.secretary;

/** What a place on the invited list says of the person. */
const arrivalOf = (one) => ({
  name: one.name,
  village: one.village ?? "",
  kind: one.group ? "delegate" : "resident",
  organisation: one.organisation,
  position: one.position,
  delegate: one.delegate,
});

function Screen({ store }) {
  const state = useStore(store);
  const [task, setTask] = useState({});
  const [round, setRound] = useState(1);
  const [paper, setPaper] = usePaper();
  const { slug, role } = store.boot;
  const { meeting, labels, present } = state.views.public;
  const view = peopleView(state);
  usePrinting(slug, task.slip, paper);
  const next = (following = {}) => {
    setTask(following);
    setRound((n) => n + 1); // the field has the focus again
  };
  const audience = role === "secretary" ? "secretary" : "desk";
  const open = {
    done: (slip) => next({ slip: { ...slip, print: true } }),
    slip: (slip) => next({ slip }),
    correct: (person) => next({ correcting: person }),
    known: (number) => fetchPeople(store, audience, String(number)).then((people) => people.length && next({ chosen: people[0] })),
  };
  useEffect(() => {
    const keys = (event) => {
      if (!event.altKey || event.isComposing) return;
      if (event.code === "KeyH") next({ household: true });
      else if (event.code === "KeyP" && task.slip) printSlip(slug, task.slip.person.number, paper || "a6");
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  }, [task, paper]);
  const expected = (view.delegates ?? []).filter((one) => !one.number);
  return html`
    <${Head} store=${store} state=${state} meeting=${meeting} present=${present} />
    <main class="desk__columns">
      <section class="desk__work" aria-label=${_("Điểm danh")}>
        <h1 class="visually-hidden">${_("Bàn đón tiếp")}</h1>
        <${PeopleSearch} store=${store} audience=${audience} labels=${labels} id="desk-search" large expected=${expected}
          caption=${_("Quét thẻ căn cước, hoặc gõ họ tên, số, mã tra cứu")} focusKey=${round}
          onChoose=${(chosen) => next({ chosen })} onCard=${(card) => next({ card })} />
        <div class="desk__task" onKeyDown=${(event) => event.key === "Escape" && !event.isComposing && next()}>
          <${Task} store=${store} view=${view} labels=${labels} meeting=${meeting} task=${task} open=${open} onCancel=${() => next()} paper=${paper} />
        </div>
      </section>
      <aside class="desk__side">
        <${PaperChoice} paper=${paper} onChoose=${setPaper} />
        <${ReadOut} store=${store} view=${view} />
        <${Recent} store=${store} view=${view} labels=${labels} onCorrect=${open.correct} onSlip=${open.slip} />
        <${Totals} view=${view} labels=${labels} present=${present} />
        ${meeting.phase === "in_session" && html`<details class="desk__blackout">
          <summary>${_("Sau khi mất điện")}</summary>
          <${Served} store=${store} waiting=${view.waiting ?? []} />
        </details>`}
        <p class="desk__links">
          <a href="/kiosk/${slug}/forms">${_("Nhập phiếu giấy")}</a> · <a href="/kiosk/${slug}/delegates">${_("Nhập danh sách mời")}</a>
        </p>
      </aside>
    </main>
  `;
}

function Task({ store, view, labels, meeting, task, open, onCancel, paper }) {
  const { slip, correcting, chosen, card, household } = task;
  const ways = meeting.registration ? ["speak", "written"] : ["written", "speak"];
  const shared = { store, labels, onDone: open.done, onCancel };
  if (household) return html`<${Household} store=${store} labels=${labels} onCancel=${onCancel} />`;
  if (card) return html`<${CardForm} key=${card} ...${shared} text=${card} onKnown=${open.known} />`;
  if (slip) {
    return html`<${Slip} slip=${slip} labels=${labels} aside onClose=${onCancel}
      onPrint=${() => printSlip(store.boot.slug, slip.person.number, paper || "a6")} />`;
  }
  if (correcting) {
    return html`<h2>${_("Sửa số {number}", correcting)}</h2>
      <${Correction} key=${correcting.number} ...${shared} person=${correcting} onDone=${(person) => open.slip({ person, way: "none" })} />`;
  }
  if (chosen?.fresh || chosen?.expected) {
    const initial = chosen.expected ? arrivalOf(chosen.expected) : { name: chosen.fresh };
    return html`<h2>${chosen.expected ? _("Có trong danh sách") : _("Người mới")}</h2>
      <${Registration} key=${initial.name} ...${shared} initial=${initial} ways=${["none", ...ways]} onKnown=${open.known} />`;
  }
  if (chosen) {
    return html`<${Already} key=${chosen.number} ...${shared} view=${view} person=${chosen} ways=${ways}
      onCorrect=${open.correct} onSlip=${open.slip} />`;
  }
  return html`<${Guide} />`;
}

const Guide = () => html`<div class="guide">
  <p><kbd>Enter</kbd> ${_("nhận người được tô đậm hoặc người mới")}</p>
  <p><kbd>↑</kbd> <kbd>↓</kbd> ${_("chọn người khác trong danh sách")}</p>
  <p><kbd>Alt</kbd>+<kbd>H</kbd> ${_("một hộ, hoặc nhiều người cùng lúc")}</p>
  <p><kbd>Alt</kbd>+<kbd>P</kbd> ${_("in phiếu vừa cấp")}</p>
  <p><kbd>Esc</kbd> ${_("bỏ việc đang làm")}</p>
</div>`;

const store = openStore();
const screen = document.getElementById("screen");
screen.replaceChildren();
render(html`<${Screen} store=${store} />`, screen);
