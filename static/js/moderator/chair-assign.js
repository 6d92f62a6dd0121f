// Who will answer, named before the answer: what is to be studied then stands on somebody's list (V.2, VI.5).

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { fieldOf, likely, officialOf, who } from "./chair-model.js";
import { Chips, Failure, Press, Sheet } from "./chair-parts.js";

/** Opens the sheet for one opinion, or for several to choose from. */
export function Assign({ ctx, m, ids }) {
  const cards = ids.map(m.card).filter(Boolean);
  if (!cards.length) return null;
  const numbers = cards.map((card) => card.number).join(", ");
  const words = cards.length === 1 && cards[0].official ? _("Đổi người trả lời…") : _("Phân công…");
  return html`<button
    type="button" class="button button--secondary assign" aria-label=${`${words} ${_("số {n}", { n: numbers })}`}
    onClick=${() => ctx.open({ kind: "assign", opinions: ids })}
  >${words}</button>`;
}

/** In words, for a line of marks: who is to answer. */
export function assignedWords(m, card) {
  const official = officialOf(m, card.official);
  return official ? _("{name} sẽ trả lời", official) : "";
}

export function AssignSheet({ ctx, m, asked, send, onClose }) {
  const cards = asked.opinions.map(m.card).filter(Boolean);
  const [chosen, setChosen] = useState(asked.opinions[0]);
  const card = cards.find((one) => one.id === chosen) ?? cards[0];
  if (!card) return null;
  const several = cards.length > 1;
  const name = (official) => send(`assign-${official}`, "AssignOfficial", { opinion: card.id, official }, several);
  return html`<${Sheet} title=${_("Phân công trả lời số {n}", { n: card.number })} onClose=${onClose}>
    ${several && html`<${Chips} legend=${_("Ý kiến nào?")} name="assigned" options=${cards.map((one) => choiceOf(m, one))} value=${card.id} onPick=${setChosen} />`}
    <p><b>${who(card)}</b> · ${fieldOf(m, card)}</p>
    <p class="hint">${_("Ý kiến và thời hạn trả lời hiện trên máy của người được phân công; chưa mời trả lời ngay.")}</p>
    <div class="choices__grid" role="group" aria-label=${_("Người trả lời số {n}", { n: card.number })}>
      ${likely(m, [card.id]).map(({ one, rank }) => {
        const named = one.id === card.official;
        return html`<${Press}
          key=${one.id} ctx=${ctx} id=${`assign-${one.id}`} kind="official"
          aria-pressed=${named ? "true" : "false"} onPress=${() => named || name(one.id)}
        ><b>${named && html`<span aria-hidden="true">✓ </span>`}${one.name}</b><small>${one.office}${rank < 2 && ` · ${_("gợi ý")}`}</small><//>`;
      })}
    </div>
    <${Failure} ctx=${ctx} zone="sheet" />
    ${card.official && html`<${Press} ctx=${ctx} id="assign-null" kind="button--secondary" onPress=${() => name(null)}>${_("Bỏ phân công")}<//>`}
  <//>`;
}

function choiceOf(m, card) {
  const official = officialOf(m, card.official);
  return { id: card.id, label: official ? `✓ ${_("Số {n}", { n: card.number })}: ${official.name}` : `${_("Số {n}", { n: card.number })}: ${_("chưa phân công")}` };
}

/** A name beside one of many opinions, sent when chosen. */
export function AssignSelect({ ctx, m, card }) {
  const name = (official) => ctx.act("sheet", `assign-${card.id}`, "AssignOfficial", { opinion: card.id, official });
  return html`<select
    class="select" aria-label=${_("Người trả lời số {n}", { n: card.number })} value=${card.official ?? ""}
    onChange=${(event) => name(event.target.value || null)}
  >
    <option value="">${_("Chưa phân công người trả lời")}</option>
    ${likely(m, [card.id]).map(({ one }) => html`<option key=${one.id} value=${one.id}>${one.name}, ${one.office}</option>`)}
  </select>`;
}
