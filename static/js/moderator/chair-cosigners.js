// Who lets one speaker speak for them: each by number and name, and let go again on their word.

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { villageOf, who } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";

export function Cosigners({ ctx, m, card }) {
  const cards = card.cosigners.map(m.card).filter(Boolean);
  if (!cards.length) return null;
  const zone = `cosigners-${card.id}`;
  return html`<section class="cosigners">
    <h3>${_("Số {n} nói thay", { n: card.number })}</h3>
    <ul class="plain">
      ${cards.map((one) => html`<li key=${one.id} class="row row--plain">
        <span class="row__who"><b>${_("Số {n}", { n: one.number })} · ${who(one)}</b><small>${villageOf(m, one.village)}</small></span>
        ${one.status === "joined" && html`<${Press}
          ctx=${ctx} kind="button--secondary" id=${`leave-${one.id}`} aria-label=${`${_("Tách ra")}: ${_("số {n}", { n: one.number })}`}
          onPress=${() => ctx.act(zone, `leave-${one.id}`, "LeaveJoint", { opinion: one.id })}
        >${_("Tách ra")}<//>`}
      </li>`)}
    </ul>
    <${Failure} ctx=${ctx} zone=${zone} />
  </section>`;
}
