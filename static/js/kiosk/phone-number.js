/** After checking in: the number. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { startOpinion } from "./phone-drafts.js";
import { Saved } from "./phone-notices.js";
import { Page } from "./phone-page.js";
import { Code, villageOf } from "./phone-people.js";

export function NumberPage({ phone, number }) {
  const person = phone.people.filter((one) => one.number === number)[0] || phone.people[phone.people.length - 1];
  const own = person.number === phone.people[0].number;
  return html`<${Page} title=${own ? _("Số của ông/bà") : _("Số của người đi cùng")}>
    <div class="center">
      <p class="number" data-testid="number">${person.number}</p>
      <p class="who">${person.name}</p>
      <p>${villageOf(phone, person)}</p>
      <p>${_("Mã tra cứu")}: <${Code} person=${person} /></p>
      <p class="hint">${_("Xin nhớ hoặc chụp lại mã này: dùng để xem câu trả lời và khi đổi điện thoại.")}</p>
      <${Listen} phone=${phone} phrase="number" />
    </div>
    <div class="stack">
      <${Saved} text=${phone.saved} />
      ${phone.hall.meeting.registration && html`<button type="button" class="button button--large button--wide"
        onClick=${() => startOpinion(phone, own ? {} : { number: person.number, step: "field" })}>
        ${_("Đăng ký phát biểu")}</button>`}
      <button type="button" class="button button--secondary button--wide" onClick=${() => phone.go({ tab: "hall" })}>
        ${_("Theo dõi Hội nghị")}</button>
    </div>
  <//>`;
}
