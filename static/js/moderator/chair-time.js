// The time that is left for the people: how many speakers that is, and when registration closes.

import { html } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { agendaAt } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";

const LATER = [5, 10, 15, 30];
const MINUTE = 60_000;

/** The minutes left for the people now, and how many more have their turn in them; null when none are planned. */
function forThePeople(m, now) {
  if (!m.people) return null;
  const left = Math.max(0, Math.ceil((m.people.until - Math.max(m.people.start, now)) / MINUTE));
  const turns = Math.floor(left / m.people.turn) - (m.floor ? 1 : 0);
  return { left, fits: Math.max(0, turns) };
}

/** "≈ 12 người" beside the minutes of the item in which the people speak. */
export function speakersLeft(m, now) {
  const told = agendaAt(m).item?.speaking && forThePeople(m, now);
  return told ? _("≈ {fits} người", told) : "";
}

/** What the items before it leave for the people. */
export function PeopleLater({ m, now }) {
  const { item } = agendaAt(m);
  const told = item && !item.speaking && forThePeople(m, now);
  return told && html`<p class="person__where">${_("Nhân dân còn {left} phút, khoảng {fits} người phát biểu", told)}</p>`;
}

/** The first item is to take under ten minutes (V.2). */
export function openingTooLong(m, spent) {
  return agendaAt(m).at === 0 && spent >= m.meeting.limits.opening_minutes;
}

export function Registration({ ctx, m, store }) {
  const { phase, registration, registration_until: until } = m.meeting;
  if (!["doors_open", "in_session"].includes(phase)) return null;
  const act = (key, type, data) => ctx.act("registration", key, type, data);
  return html`<section>
    <h2>${_("Đăng ký phát biểu")}</h2>
    <p>${registration
      ? until ? _("Đang mở, tự đóng lúc {time}.", { time: timeOf(until) }) : _("Đang mở.")
      : _("Đang đóng; người dân vẫn gửi được ý kiến viết.")}</p>
    <${Reach} m=${m} store=${store} />
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

/** Whether those who wait still have their turn; once the pace is known the others are offered a written answer. */
function Reach({ m, store }) {
  const told = forThePeople(m, useTick(store, 5000));
  if (!told) return null;
  const { left, fits } = told;
  const beyond = m.queue.length - fits;
  if (m.reach.pace === null) {
    return html`<p class="hint">${_("Nhân dân còn {left} phút, đủ cho khoảng {fits} người nếu mỗi lượt {n} phút; đang chờ {waiting} người.", { left, fits, n: m.people.turn, waiting: m.queue.length })}</p>`;
  }
  return html`<p class=${beyond > 0 ? "notice notice--warning" : "hint"}>
    ${beyond > 0
      ? _("Còn {left} phút cho Nhân dân, đủ cho khoảng {fits} người; {beyond} người đang chờ khó đến lượt, đã được mời gửi ý kiến viết.", { left, fits, beyond })
      : _("Còn {left} phút cho Nhân dân, đủ cho những người đang chờ.", { left })}
  </p>`;
}
