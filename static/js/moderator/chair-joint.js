// Requests that ask for the same, behind one speaker: suggested, looked at, joined.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { contentOf, fieldOf, villageOf, who } from "./chair-model.js";
import { Failure, Press, Sheet } from "./chair-parts.js";

/** What seems to be the same request: the first group, and how many more there are. */
export function Alike({ ctx, m }) {
  const [first, ...more] = m.similar.filter((one) => m.card(one.lead));
  if (!first) return null;
  const numbers = [first.lead, ...first.others].map((id) => m.card(id)?.number).join(", ");
  return html`<button type="button" class="button button--secondary alike" onClick=${() => ctx.open({ kind: "join", ...first })}>
    ${_("Cùng một việc? Số {numbers}", { numbers })}${more.length > 0 && ` ${_("và {n} nhóm khác", { n: more.length })}`}
  </button>`;
}

/** `asked.lead` speaks; `asked.others` are ticked to begin with; all others of the queue can be. */
export function Join({ ctx, m, asked, send, onClose }) {
  const [lead, setLead] = useState(asked.lead);
  const [others, setOthers] = useState(() => new Set(asked.others));
  const speaker = m.card(lead);
  const known = m.queue.filter((id) => m.card(id) && !m.card(id).protected);
  const mine = [asked.lead, ...asked.others].filter((id) => known.includes(id));
  const listed = [...mine, ...known.filter((id) => !mine.includes(id))];
  const flip = (id) => setOthers((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]));
  const chosen = listed.filter((id) => others.has(id) && id !== lead && !m.card(id).cosigners.length);
  if (!speaker) return null;
  return html`<${Sheet} title=${_("Một người nói thay những người cùng ý kiến")} onClose=${onClose}>
    ${asked.words && html`<p><b>${_("Cùng nhắc đến: {words}", { words: asked.words.join(", ") })}</b></p>`}
    <p>${_("Người được gộp được báo trên điện thoại và có thể tự tách ra; mọi người cùng nhận câu trả lời, mỗi người vẫn được tính là một ý kiến.")}</p>
    <ul class="plain joinlist" tabindex="0" aria-label=${_("Những người đang chờ")}>
      ${listed.map(
        (id) => html`<${One}
          key=${id} m=${m} card=${m.card(id)} speaks=${id === lead} ticked=${others.has(id)}
          onSpeak=${() => setLead(id)} onFlip=${() => flip(id)}
        />`,
      )}
    </ul>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="join" kind="button--large button--wide" off=${!chosen.length} onPress=${() => send("join", "JoinRequests", { lead, others: chosen })}>
      ${chosen.length ? _("Gộp: số {n} nói thay số {numbers}", { n: speaker.number, numbers: named(m, chosen) }) : _("Chọn người được nói thay")}
    <//>
  <//>`;
}

const NAMED = 6;

/** Their numbers, and how many more there are. */
function named(m, ids) {
  const numbers = ids.slice(0, NAMED).map((id) => m.card(id).number).join(", ");
  return ids.length > NAMED ? _("{numbers} và {n} người nữa", { numbers, n: ids.length - NAMED }) : numbers;
}

function One({ m, card, speaks, ticked, onSpeak, onFlip }) {
  const { text } = contentOf(m, card);
  const leads = card.cosigners.length > 0;
  return html`<li class="joinlist__one">
    ${speaks || leads
      ? html`<b class="joinlist__state">${speaks ? _("người nói thay") : _("đã nói thay {n} người", { n: card.cosigners.length })}</b>`
      : html`<label class="pick pick--tick"><input type="checkbox" checked=${ticked} onChange=${onFlip} /><span class="pick__body">${_("cùng ý kiến")}</span></label>`}
    <p class="row__who"><b><span class="figures">${_("Số {n}", { n: card.number })}</span> ${who(card)}</b> <small>${villageOf(m, card.village)} · ${fieldOf(m, card)}</small></p>
    <label class="pick"><input type="radio" name="lead" checked=${speaks} onChange=${onSpeak} /><span class="pick__body">${_("nói thay")}</span></label>
    ${text && html`<p class="clamp joinlist__text">“${text}”</p>`}
  </li>`;
}
