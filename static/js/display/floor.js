/* While people speak: who is called, who speaks, who answers, what came of it. */

import { html } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { agendaOf } from "./scene.js";
import { Clock, Line, Long, Qr, described, fieldOf, parted, villageOf } from "./parts.js";

export function Called({ view }) {
  const { floor } = view;
  return html`<section class="stage stage--called" data-stage>
    <h2 class="call" data-fit>${_("MỜI ÔNG/BÀ PHÁT BIỂU")}</h2>
    <${BigNumber} class="called-number" number=${floor.number} />
    ${floor.name && html`<${Line} class="called-name">${floor.name}<//>`}
    <${Line} class="detail" spare="9">${parted(details(view, floor))}<//>
    ${floor.together > 0 && html`<${Line} class="detail" spare="7">${spokenFor(floor)}<//>`}
  </section>`;
}

export function Speech({ store, view }) {
  const { floor } = view;
  const told = Boolean(floor.text);
  const field = fieldOf(view, floor.field);
  return html`<section class="stage stage--floor ${told ? "stage--told" : ""}">
    <div class="who" data-stage>
      ${floor.kind === "reply" && html`<h2 class="kicker" data-fit data-spare="9">${_("TRAO ĐỔI LẠI")}</h2>`}
      <${BigNumber} class="number-line" number=${floor.number} />
      ${floor.name && html`<${Line} class="name">${floor.name}<//>`}
      <${Line} class="detail" spare="9">${told ? parted(details(view, floor)) : villageOf(view, floor.village)}<//>
      ${!told && field && html`<${Line} class="detail" spare="2">${field}<//>`}
      ${floor.together > 0 && html`<${Line} class="detail" spare="7">${spokenFor(floor)}<//>`}
    </div>
    <${Clock} store=${store} clock=${floor.clock} />
    ${told && html`<div class="said-place" data-stage><p class="said">“${floor.text}”</p></div>`}
  </section>`;
}

function BigNumber({ class: name, number }) {
  return html`<p class="big-number ${name}">
    <span class="big-number__word">${_("SỐ")}</span> <span class="figures">${number}</span>
  </p>`;
}

const NAMED = 8;

/** Whom somebody speaks for, by number; beyond a few, how many more. */
function spokenFor({ together: n, signers }) {
  const numbers = signers.slice(0, NAMED).join(", ");
  return n > NAMED ? _("Nói thay {n} người: số {numbers}…", { n, numbers }) : _("Nói thay {n} người: số {numbers}", { n, numbers });
}

function numbersOf({ number, others }) {
  return listed(others.filter((one) => one.number !== number));
}

function listed(people) {
  const numbers = [...new Set(people.map((one) => one.number))];
  return numbers.slice(0, NAMED).join(", ") + (numbers.length > NAMED ? "…" : "");
}

function details(view, floor) {
  return [villageOf(view, floor.village), fieldOf(view, floor.field)].filter(Boolean);
}

export function Answer({ store, view }) {
  const { floor } = view;
  const { official } = floor;
  return html`<section class="stage stage--floor">
    <div class="who" data-stage>
      <h2 class="kicker" data-fit>${_("TRẢ LỜI")}</h2>
      ${official && html`<${Line} class="name">${official.name}<//>`}
      ${official && html`<${Long} class="office" text=${official.office} spare="7" />`}
      <div class="asked" data-spare=${floor.others.length > 0 ? 6 : null}><${Asked} view=${view} of=${floor} /></div>
      ${floor.others.length > 0 && html`<div class="asked instead"><${Line} class="detail">${_("Ý kiến của số {numbers}", { numbers: listed([floor, ...floor.others]) })}<//></div>`}
    </div>
    <${Clock} store=${store} clock=${floor.clock} />
  </section>`;
}

/** `spare`: how soon the picture can do without the others' numbers. */
function Asked({ view, of, spare }) {
  const others = numbersOf(of);
  return html`<${Line} class="detail">${described(view, of)}<//>
    <${Line} class="detail" spare="2">${fieldOf(view, of.field)}<//>
    ${others && html`<${Line} class="detail" spare=${spare}>${_("và ý kiến của số {numbers}", { numbers: others })}<//>`}`;
}

export function Outcome({ view }) {
  const { answered } = view;
  const { outcome, official } = answered;
  return html`<section class="stage stage--outcome" data-stage>
    <${Asked} view=${view} of=${answered} spare="9" />
    <h2 class="outcome">${outcome ? label(view.labels.outcomes, outcome.outcome) : _("Đã ghi nhận vào biên bản")}</h2>
    ${outcome && html`<${Promised} view=${view} outcome=${outcome} />`}
    ${official &&
    html`<${Line} class="detail" spare="1">${_("Người trả lời: {name}, {office}", official)}<//>`}
  </section>`;
}

function Promised({ view, outcome }) {
  const level = outcome.level ? label(view.labels.levels, outcome.level) : "";
  const body = [outcome.body, level].filter(Boolean).join(" · ");
  return html`${body && html`<${Long} class="body" text=${body} />`}
    ${outcome.due &&
    html`<${Line} class="due">${_("Trả lời chậm nhất ngày {date}", { date: dateOf(outcome.due) })}<//>`}
    ${outcome.expected_by &&
    html`<${Line} class="due">${_("Dự kiến trả lời: {when}", { when: outcome.expected_by })}<//>`}
    ${outcome.earlier && html`<${Line} class="detail" spare="3">${concluded(outcome.earlier)}<//>`}`;
}

function concluded({ number, date }) {
  return date
    ? _("Đã được kết luận tại văn bản số {number} ngày {date}", { number, date: dateOf(date) })
    : _("Đã được kết luận tại văn bản số {number}", { number });
}

/** The floor is free: what the item is, how many wait, how to join them. */
export function Open({ store, view, join }) {
  const { current } = agendaOf(view);
  const waiting = view.queue.length;
  const open = view.meeting.registration;
  return html`<section class="stage stage--open">
    <div class="who" data-stage>
      <${Long} as="h2" class="item" text=${current.title} />
      ${waiting > 0 &&
      html`<p class="waiting" data-spare="7"><span class="figures">${waiting}</span> ${_("ý kiến đang chờ phát biểu")}</p>`}
      <p class="detail">
        ${open ? _("Quét mã để đăng ký phát biểu, hoặc mời đến bàn thư ký.") : _("Đã hết thời gian đăng ký phát biểu.")}
      </p>
    </div>
    ${open && html`<div class="codes" data-stage><${Qr} qr=${join.qr} class="qr--middle" /></div>`}
  </section>`;
}

/** The next three and the last called, by number only. */
export function Queue({ view, last }) {
  const next = view.queue.slice(0, 3);
  return html`<div class="queue">
    <span class="queue__label">${_("Tiếp theo")}</span>
    ${next.length
      ? html`<ol class="queue__next">
          ${next.map((one) => html`<li class="figures" key=${one.opinion}>${one.number}</li>`)}
        </ol>`
      : html`<span class="queue__none">${_("chưa có ai chờ")}</span>`}
    ${last !== null &&
    html`<span class="queue__last">${_("vừa mời")} <span class="figures">${last}</span></span>`}
  </div>`;
}
