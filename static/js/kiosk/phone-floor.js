/** Who has the floor, the clock, the agenda. */

import { html } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { dateOf, label } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { Pictogram } from "./phone-pictogram.js";

function kindOf(floor) {
  const words = {
    called: _("Đang mời"),
    speaking: _("Đang phát biểu"),
    answering: _("Đang trả lời"),
    replying: _("Đang trao đổi lại"),
    paused: _("Tạm dừng"),
  };
  return words[floor.stage];
}

export function FloorCard({ store, hall, people }) {
  const floor = hall.floor;
  if (!floor) return html`<${BetweenTurns} hall=${hall} />`;
  const mine = people.some((one) => one.number === floor.number);
  return html`<section class="card floor">
    <h2 class="floor__state">${kindOf(floor)}</h2>
    ${floor.official && floor.kind === "answer" && html`<p class="floor__who">${floor.official.name}<span class="hint">${floor.official.office}</span></p>`}
    <p class="floor__who">${floor.kind === "answer" ? _("Trả lời ý kiến của số {number}", { number: floor.number }) : _("Số {number}", { number: floor.number })}
      ${floor.name ? " · " + floor.name : ""}${mine ? " " + _("(ông/bà)") : ""}</p>
    <p class="floor__field"><${Pictogram} field=${floor.field} />${label(hall.labels.fields, floor.field)}</p>
    ${floor.clock && floor.clock.started_at !== null && html`<${Clock} store=${store} clock=${floor.clock} />`}
  </section>`;
}

function BetweenTurns({ hall }) {
  const done = hall.answered;
  if (done) {
    return html`<section class="card floor">
      <h2 class="floor__state">${_("Vừa trả lời")}</h2>
      <p class="floor__who">${_("Số {number}", { number: done.number })}${done.name ? " · " + done.name : ""}</p>
      ${done.outcome && html`<p>${label(hall.labels.outcomes, done.outcome.outcome)}${done.outcome.due ? ", " + _("chậm nhất {date}", { date: dateOf(done.outcome.due) }) : ""}</p>`}
    </section>`;
  }
  if (hall.meeting.phase !== "in_session") return null;
  return html`<section class="card floor"><h2 class="floor__state">${_("Chưa có người phát biểu")}</h2>
    ${hall.last && html`<p>${_("Vừa mời số {number}.", { number: hall.last })}</p>`}</section>`;
}

export function Clock({ store, clock, large }) {
  const shown = reading(clock, useTick(store, 250));
  return html`<p class=${large ? "own-clock own-clock--large" : "own-clock"}>
    <span class="clock" data-light=${shown.light} role="timer">${shown.text}</span> <span class="own-clock__word">${shown.word}</span>
  </p>`;
}

export function Agenda({ hall }) {
  const state = (item) => {
    if (item.id === hall.agenda.current) return html` <span class="tag tag--good">${_("đang diễn ra")}</span>`;
    return item.ended_at ? html` <span class="hint agenda__done">${_("đã xong")}</span>` : null;
  };
  return html`<section>
    <h2>${_("Chương trình")}</h2>
    <ol class="agenda">
      ${hall.agenda.items.map(
        (item) => html`<li key=${item.id} class=${item.id === hall.agenda.current ? "agenda__now" : ""}
          aria-current=${item.id === hall.agenda.current ? "step" : undefined}>${_(item.title)}${state(item)}</li>`,
      )}
    </ol>
  </section>`;
}
