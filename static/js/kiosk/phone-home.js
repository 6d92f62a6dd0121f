/** The first tab: the meeting, and where one's own opinions stand in it. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { resumeOrStart } from "./phone-drafts.js";
import { Agenda, FloorCard } from "./phone-floor.js";
import { Languages } from "./phone-language.js";
import { Announcement, PhaseNotice, Saved } from "./phone-notices.js";
import { Actions, Refusal } from "./phone-opinion.js";
import { Pending } from "./phone-pending.js";
import { Code, villageOf } from "./phone-people.js";
import { aheadOf, isCurrent, isSoon, OPEN } from "./phone-queue.js";
import { Results } from "./phone-results.js";
import { Standing } from "./phone-standing.js";

export function HallTab({ phone }) {
  const { hall, people, opinions } = phone;
  const person = people[0];
  const open = opinions.some((one) => OPEN.indexOf(one.status) >= 0);
  const current = opinions.filter((one) => isCurrent(hall, one));
  const isUrgent = (one) => isSoon(hall, one) || one.status === "absent";
  const place = (one) => html`<${PlaceCard} key=${one.id} phone=${phone} opinion=${one} urgent=${isUrgent(one)} />`;
  return html`<div class="page phone-page stack">
    <h1 class="visually-hidden">${_("Hội nghị")}</h1>
    <${Saved} text=${phone.saved} />
    <${Pending} phone=${phone} />
    <${Announcement} hall=${hall} />
    <section class="own" aria-label=${_("Số của ông/bà")}>
      <p class="number"><span class="own__label">${_("Số")}</span>${person.number}</p>
      <div class="own__words">
        <p class="own__name">${person.name}</p>
        <p>${villageOf(phone, person)}</p>
        <p>${_("Mã")} <${Code} person=${person} /></p>
      </div>
    </section>
    <${PhaseNotice} phase=${hall.meeting.phase} />
    ${current.filter(isUrgent).map(place)}
    <${FloorCard} store=${phone.store} hall=${hall} people=${people} />
    ${current.filter((one) => !isUrgent(one)).map(place)}
    ${!open && !phone.opinionDraft.state && hall.meeting.registration && html`<button type="button" class="button button--large button--wide"
      onClick=${() => resumeOrStart(phone)}>${_("Đăng ký phát biểu")}</button>`}
    <${Results} phone=${phone} />
    <${Agenda} hall=${hall} />
    <${Languages} phone=${phone} />
  </div>`;
}

function wayToCard(opinion) {
  if (opinion.status === "waiting") return _("Xem, sửa hoặc rút lại");
  if (opinion.status === "outcome") return _("Xem câu trả lời và cho biết ông/bà thấy thế nào");
  return _("Xem ý kiến");
}

/** Where an opinion stands, in short, with the way to its card. */
function PlaceCard({ phone, opinion, urgent }) {
  const ahead = aheadOf(phone.hall, opinion);
  return html`<section class=${urgent ? "card card--soon" : "card"}>
    <h2>${phone.people.length > 1 ? _("Ý kiến {id}, số {number}", { id: opinion.id, number: opinion.number }) : _("Ý kiến {id}", { id: opinion.id })}</h2>
    <${Standing} phone=${phone} opinion=${opinion} ahead=${ahead} />
    ${opinion.refusal && html`<${Refusal} labels=${phone.labels} opinion=${opinion} />`}
    ${(opinion.status === "absent" || opinion.lead_absent) && html`<${Actions} phone=${phone} opinion=${opinion} />`}
    <p><button type="button" class="link" onClick=${() => phone.go({ tab: "mine" })}>${wayToCard(opinion)}</button></p>
  </section>`;
}
