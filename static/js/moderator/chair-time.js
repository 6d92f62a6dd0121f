// The time that is left for the people: how many speakers that is, and when registration closes.

import { html } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { agendaAt } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";

const LATER = [5, 10, 15, 30];

/** "≈ 12 người" beside the minutes left, once enough turns tell the pace. */
export function speakersLeft(m, left) {
  const { item } = agendaAt(m);
  if (!item?.speaking || !m.reach.pace) return "";
  return _("≈ {n} người", { n: Math.floor(left / m.reach.pace) });
}

/** The first item is to take under ten minutes (V.2). */
export function openingTooLong(m, spent) {
  return agendaAt(m).at === 0 && spent >= m.meeting.limits.opening_minutes;
}

export function Registration({ ctx, m }) {
  const { phase, registration, registration_until: until } = m.meeting;
  if (!["doors_open", "in_session"].includes(phase)) return null;
  const act = (key, type, data) => ctx.act("registration", key, type, data);
  return html`<section>
    <h2>${_("Đăng ký phát biểu")}</h2>
    <p>${registration
      ? until ? _("Đang mở, tự đóng lúc {time}.", { time: timeOf(until) }) : _("Đang mở.")
      : _("Đang đóng; người dân vẫn gửi được ý kiến viết.")}</p>
    <${Reach} m=${m} />
    <div class="tools">
      <${Press} ctx=${ctx} id="registration" kind="button--secondary" off=${!m.mayPress} onPress=${() => act("registration", registration ? "CloseRegistration" : "OpenRegistration")}>
        ${registration ? _("Đóng đăng ký") : _("Mở đăng ký")}
      <//>
      ${registration && LATER.map((minutes) => html`<${Press}
        key=${minutes} ctx=${ctx} id=${`close-in-${minutes}`} kind="button--secondary" off=${!m.mayPress}
        onPress=${() => act(`close-in-${minutes}`, "SetRegistrationEnd", { minutes })}
      >${_("Đóng sau {n} phút", { n: minutes })}<//>`)}
      ${until && html`<${Press} ctx=${ctx} id="keep-open" kind="button--secondary" off=${!m.mayPress} onPress=${() => act("keep-open", "SetRegistrationEnd", {})}>${_("Thôi, để mở")}<//>`}
    </div>
    <${Failure} ctx=${ctx} zone="registration" />
  </section>`;
}

/** Whether those who wait still have their turn; the others have been offered a written answer on their phones. */
function Reach({ m }) {
  const { left, fits } = m.reach;
  if (left === null || fits === null) return null;
  const beyond = m.queue.length - fits;
  return html`<p class=${beyond > 0 ? "notice notice--warning" : "hint"}>
    ${beyond > 0
      ? _("Còn {left} phút cho Nhân dân, đủ cho khoảng {fits} người; {beyond} người đang chờ khó đến lượt, đã được mời gửi ý kiến viết.", { left, fits, beyond })
      : _("Còn {left} phút cho Nhân dân, đủ cho những người đang chờ.", { left })}
  </p>`;
}
