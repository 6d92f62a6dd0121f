// The village's people: those on the list, those who came without being on it.
import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Act } from "../shared/act.js";

function Expected({ store, village, one }) {
  const arrival = { name: one.name, village, adult: true, delegate: one.delegate };
  return html`<li class="village__row">
    <span class="village__who"><strong>${one.name}</strong> ${_("chưa đến")}</span>
    <span class="village__actions">
      <${Act} store=${store} type="CheckIn" data=${arrival} words=${_("Có mặt")} name=${one.name} />
      <${Act} store=${store} type="RemoveDelegate" data=${{ delegate: one.delegate }} words=${_("Bỏ tên")} name=${one.name} secondary />
    </span>
  </li>`;
}

function Present({ store, person, waiting, onSpeak, onSlip }) {
  return html`<li class="village__row">
    <span class="village__who">
      <strong><span class="figures">${_("Số {number}", person)}</span> · ${person.name}</strong>
      <span class="tag tag--good">${_("có mặt")}</span>
      ${waiting && html` <span class="tag tag--neutral">${_("đang chờ phát biểu")}</span>`}
      ${!person.confirmed && html` <span class="tag tag--warning">${_("tên chưa xác nhận")}</span>`}
    </span>
    <span class="village__actions">
      ${!person.confirmed && person.name &&
      html`<${Act} store=${store} type="ConfirmName" data=${{ number: person.number }} words=${_("Xác nhận tên")} name=${person.name} />`}
      <button type="button" class="button button--secondary" aria-label=${`${_("Đăng ký giúp")}: ${person.name}`}
        onClick=${() => onSpeak(person)}>${_("Đăng ký giúp")}</button>
      <button type="button" class="button button--secondary" aria-label=${`${_("Số và mã")}: ${person.name}`}
        onClick=${() => onSlip(person)}>${_("Số và mã")}</button>
    </span>
  </li>`;
}

export function People({ store, view, village, onSpeak, onSlip }) {
  const waiting = new Set(view.waiting.map((one) => one.number));
  const expected = view.listed.filter((one) => !one.number);
  return html`<section>
    <h2>${_("Chưa đến ({n})", { n: expected.length })}</h2>
    ${!expected.length && html`<p class="hint">${_("Không còn ai trong danh sách mà chưa đến.")}</p>`}
    <ul class="village__list">
      ${expected.map((one) => html`<${Expected} key=${one.delegate} store=${store} village=${village} one=${one} />`)}
    </ul>
    <h2>${_("Đã có mặt ({n})", { n: view.people.length })}</h2>
    ${!view.people.length && html`<p class="hint">${_("Chưa có ai.")}</p>`}
    <ul class="village__list">
      ${view.people.map(
        (person) => html`<${Present} key=${person.number} store=${store} person=${person} waiting=${waiting.has(person.number)}
          onSpeak=${onSpeak} onSlip=${onSlip} />`,
      )}
    </ul>
  </section>`;
}
