// Order in the hall: calls that only this screen shows, incidents for the record, officials who ask for the word.

import { html } from "../../vendor/preact-htm.js";
import { label, timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { callWords } from "../shared/call.js";
import { useKept } from "../shared/kept.js";
import { officialOf, takenBy } from "./chair-model.js";
import { Failure, Line, Press } from "./chair-parts.js";

const SCREENS = {
  desk: () => _("Bàn đón tiếp"),
  secretary: () => _("Thư ký"),
  village: () => _("Trưởng thôn, bản"),
  official: () => _("Người trả lời"),
  operator: () => _("Người bấm máy"),
  organiser: () => _("Ban tổ chức"),
  chair: () => _("Chủ trì"),
  cochair: () => _("Đồng chủ trì"),
};

function from(m, one) {
  const person = officialOf(m, one.by)?.name ?? (one.role === "village" ? label(m.labels.villages, one.by) : "");
  return [SCREENS[one.role]?.() ?? one.role, person].filter(Boolean).join(" ");
}

/** The oldest call in one line; the next takes its place once it was seen. */
export function Calls({ ctx, m }) {
  const [call, ...more] = m.calls;
  if (!call) return null;
  return html`<div class="head__call" role="status">
    <p><b>${callWords(call.reason)}</b>${call.note && `: ${call.note}`} <small>${from(m, call)} · ${timeOf(call.at)}</small></p>
    ${more.length > 0 && html`<b class="figures">${_("+{n} lời gọi", { n: more.length })}</b>`}
    <${Press} ctx=${ctx} id=${`call-${call.id}`} kind="button--secondary" onPress=${() => ctx.act("calls", `call-${call.id}`, "AnswerCall", { call: call.id })}>${_("Đã xem")}<//>
    <${Failure} ctx=${ctx} zone="calls" />
  </div>`;
}

/** Who asks for the word: given it on what is being spoken of, or not now. */
export function WordAsked({ ctx, m, ticked }) {
  const asking = m.wordAsked.map((id) => officialOf(m, id)).filter(Boolean);
  if (!asking.length) return null;
  const opinions = spokenOf(m, ticked);
  return html`<div class="asked" role="status">
    ${asking.map((one) => html`<div key=${one.id} class="asked__one">
      <p><b class="tag tag--warning">${_("Xin phát biểu")}</b> <b>${one.name}</b></p>
      ${m.mayPress && opinions.length > 0 && html`<${Press} ctx=${ctx} id=${`word-${one.id}`} kind="button--secondary"
        onPress=${() => ctx.act("word", `word-${one.id}`, "StartAnswer", { official: one.id, opinions })}
      >${_("Mời nói về số {numbers}", { numbers: opinions.map((id) => m.card(id).number).join(", ") })}<//>`}
      <${Press} ctx=${ctx} id=${`aside-${one.id}`} kind="button--secondary" onPress=${() => ctx.act("word", `aside-${one.id}`, "SetWordAside", { official: one.id })}>${_("Chưa mời")}<//>
    </div>`)}
    <${Failure} ctx=${ctx} zone="word" />
  </div>`;
}

/** What an official's word would be about now: the answer that runs, what waits for one, or what was settled last. */
function spokenOf(m, ticked) {
  if (m.meeting.phase !== "in_session" || m.floor?.stage === "called") return [];
  const ids = m.floor?.kind === "answer" ? m.floor.opinions : ticked.ids.length ? ticked.ids : m.recorded;
  return takenBy(m, ids) ? [] : ids.filter(m.card);
}

const KINDS = { will_answer: () => _("sẵn sàng trả lời"), needs_study: () => _("cần nghiên cứu") };

/** What officials said of an opinion. */
export function Offers({ m, card }) {
  const offers = card.offers ?? [];
  if (!offers.length) return null;
  return html`<ul class="marks">
    ${offers.map((one) => html`<li key=${one.official}>${officialOf(m, one.official)?.name}: ${KINDS[one.kind]?.()}</li>`)}
  </ul>`;
}

export function Incidents({ ctx, m }) {
  const [text, setText, dropText] = useKept(`chair/${m.meeting.slug}/incident`, "");
  const note = async () => {
    const reply = await ctx.act("incidents", "incident", "NoteIncident", { text });
    if (reply?.ok) dropText();
  };
  return html`<section>
    <h2>${_("Sự việc trong hội trường")}</h2>
    <${Line} id="incident" label=${_("Ghi lại để báo cáo về trật tự, an ninh")} value=${text} onWrite=${setText} maxlength="200" />
    <${Press} ctx=${ctx} id="incident" kind="button--secondary" off=${!text.trim()} onPress=${note}>${_("Ghi")}<//>
    <${Failure} ctx=${ctx} zone="incidents" />
    <ul class="plain">
      ${m.incidents.map((one) => html`<li key=${one.id}><span class="figures">${timeOf(one.at)}</span> ${one.text} <small>${from(m, one)}</small></li>`)}
    </ul>
  </section>`;
}
