/** The people of this phone: its owner and who came along. */

import { html } from "../../vendor/preact-htm.js";
import { codeOf, label } from "../format.js";
import { _ } from "../i18n.js";

export function personOf(phone, opinion) {
  return phone.people.filter((one) => one.number === opinion.number)[0] || { number: opinion.number, name: "" };
}

export function villageOf(phone, person) {
  return person.village === "other" ? person.village_other || _("Nơi khác") : label(phone.labels.villages, person.village);
}

export function Code({ person }) {
  return html`<span class="code figures"><span>${person.number} ·</span> <span>${codeOf(person.code)}</span></span>`;
}
