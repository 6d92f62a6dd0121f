/* What several pictures are made of. */

import { html } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { label, timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { brief } from "../shared/brief.js";

const QUIET = 4; // modules of white around a QR, as its standard asks

const BRIEF = 48; // characters

/** `spare`: the picture can do without it; the order is in fit.js. */
export function Line({ class: name, spare, children }) {
  return html`<p class=${name} data-fit data-spare=${spare}>${children}</p>`;
}

/** A text of any length; its beginning where the picture has no room for it, and nothing where even that is too much. */
export function Long({ as = "p", class: name, text, spare }) {
  const short = brief(text, BRIEF);
  if (short === text) return html`<${as} class=${name} data-fit data-spare=${spare}>${text}<//>`;
  return html`<${as} class=${name} data-fit data-spare="4">${text}<//>
    <${as} class="${name} instead" data-fit data-spare=${spare}>${short}<//>`;
}

/** Several things on a line, with a dot between two that are not parted by the line's end. */
export function parted(parts) {
  return parts
    .filter(Boolean)
    .map((part, at) => html`${at > 0 && html`\u00a0<span class="dot">·</span> `}<span>${part}</span>`);
}

/** The hall's phông as the guideline lays it out (V.1): four lines, or one where they leave no room. */
export function Banner({ meeting }) {
  return html`<header class="banner" data-spare="6" data-room>
      ${meeting.banner.map((line, i) => html`<p class="banner__${i + 1}" data-fit>${line}</p>`)}
    </header>
    <${Strip} class="instead" meeting=${meeting} />`;
}

/** The phông in one line, once the picture is needed for who speaks. */
export function Strip({ class: name = "", meeting }) {
  const { banner_short: short, banner_shortest: shortest } = meeting;
  return html`<header class="strip-banner ${name}" data-stage data-spare="8" data-room>
    <p class="strip-banner__title" data-fit="one" data-spare="1">${short}</p>
    <p class="strip-banner__title instead" data-fit>${parted(shortest.split(" · "))}</p>
  </header>`;
}

export function Qr({ qr, class: name, label, spare }) {
  const side = qr.size + 2 * QUIET;
  return html`<svg
    class="qr ${name}"
    data-spare=${spare}
    data-room=${spare && ""}
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
  return html`<time class="time-of-day figures" data-spare="4">${timeOf(useTick(store, 1000))}</time>`;
}

export function villageOf(view, id) {
  return label(view.labels.villages, id);
}

export function fieldOf(view, id) {
  return label(view.labels.fields, id);
}

/** "Số 37 · Lò Thị Ánh · Bản Ten"; without a confirmed name its number and village. */
export function described(view, person) {
  return parted([_("Số {n}", { n: person.number }), bound(person.name), villageOf(view, person.village)]);
}

/** A name whose last word never begins a line. */
function bound(name) {
  return name && name.replace(/ (\S+)$/, "\u00a0$1");
}
