/* What several pictures are made of. */

import { html } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { label, timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";

const QUIET = 4; // modules of white around a QR, as its standard asks

/** `spare`: the picture can do without it, the smallest number first. */
export function Line({ class: name, spare, children }) {
  return html`<p class=${name} data-fit data-spare=${spare}>${children}</p>`;
}

/** The hall's phông as the guideline lays it out (V.1): four lines. */
export function Banner({ lines }) {
  return html`<header class="banner">
    ${lines.map((line, i) => html`<${i === 1 ? "h1" : "p"} class="banner__${i + 1}" data-fit>${line}<//>`)}
  </header>`;
}

/** The phông in one line, once the picture is needed for who speaks. */
export function Strip({ text }) {
  return html`<header class="strip-banner">
    <h1 class="strip-banner__title" data-fit>${text}</h1>
  </header>`;
}

export function Qr({ qr, class: name, label }) {
  const side = qr.size + 2 * QUIET;
  return html`<svg
    class="qr ${name}"
    role="img"
    aria-label=${label || _("Mã QR vào trang của Hội nghị")}
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <rect width=${side} height=${side} fill="#fff" />
    <path transform="translate(${QUIET} ${QUIET})" d=${qr.path} fill="#000" />
  </svg>`;
}

/** The speaker's clock: digits, a word, and a frame that changes with the light. */
export function Clock({ store, clock }) {
  const now = useTick(store, 250);
  const read = reading(clock, now);
  return html`<div class="timer-place" data-stage>
    <div class="timer" data-light=${read.light} data-paused=${String(read.paused)}>
      <span class="clock timer__digits" data-light=${read.light}>${read.text}</span>
      <span class="timer__word">
        ${read.paused && html`<span class="timer__pause" aria-hidden="true"></span>`}
        ${read.word}
      </span>
    </div>
  </div>`;
}

export function TimeOfDay({ store }) {
  return html`<time class="time-of-day figures">${timeOf(useTick(store, 1000))}</time>`;
}

export function villageOf(view, id) {
  return label(view.labels.villages, id);
}

export function fieldOf(view, id) {
  return label(view.labels.fields, id);
}

/** "Số 37 · Lò Thị Ánh · Bản Ten"; without a confirmed name its number and village. */
export function described(view, person) {
  return [_("Số {n}", { n: person.number }), person.name, villageOf(view, person.village)].filter(Boolean).join(" · ");
}
