// Order in the hall: calls that only this screen shows, incidents for the record, officials who ask for the word.

import { html } from "../../vendor/preact-htm.js";
import { label, timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { callWords } from "../shared/call.js";
import { useKept } from "../shared/kept.js";
import { officialOf } from "./chair-model.js";
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

export function Calls({ ctx, m }) {
  return m.calls.map(
    (call) => html`<div key=${call.id} class="head__call" role="status">
      <p><b>${callWords(call.reason)}</b>${call.note && `: ${call.note}`} <small>${from(m, call)} · ${timeOf(call.at)}</small></p>
      <${Press} ctx=${ctx} id=${`call-${call.id}`} kind="button--secondary" onPress=${() => ctx.act("calls", `call-${call.id}`, "AnswerCall", { call: call.id })}>${_("Đã xem")}<//>
      <${Failure} ctx=${ctx} zone="calls" />
    </div>`,
  );
}

/** Who asks for the word; the word is given beside the opinions that wait for an answer. */
export function WordAsked({ m }) {
  const names = m.wordAsked.map((id) => officialOf(m, id)?.name).filter(Boolean);
  if (!names.length) return null;
  return html`<p class="asked" role="status"><b class="tag tag--warning">${_("Xin phát biểu")}</b> ${names.join(", ")}</p>`;
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
