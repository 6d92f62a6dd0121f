// Who lets one speaker speak for them, and steps out again here when they have no phone.

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { opinion, speaker } from "./secretary-minutes.js";
import { useSend, Wrong } from "./secretary-opinion.js";

export function Cosigners({ store, view, one }) {
  const cards = one.cosigners.map((id) => opinion(view, id)).filter(Boolean);
  if (!cards.length) return null;
  return html`<ul class="rows" aria-label=${_("Số {n} nói thay", { n: one.number })}>
    ${cards.map((other) => html`<li key=${other.id} class="rows__row">
      <span class="rows__what">${speaker(other)}</span>
      ${other.status === "joined" && html`<${Leave} store=${store} one=${other} />`}
    </li>`)}
  </ul>`;
}

function Leave({ store, one }) {
  const [send, busy, error] = useSend(store);
  return html`<span>
    <button type="button" class="button button--small button--secondary" aria-busy=${busy ? "true" : undefined}
      aria-label=${`${_("Tách ra")}: ${_("số {n}", { n: one.number })}`} onClick=${() => send("LeaveJoint", { opinion: one.id })}>
      ${_("Tách ra")}
    </button>
    <${Wrong} error=${error} />
  </span>`;
}
