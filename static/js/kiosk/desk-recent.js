// Who came last, with what can be put right at once.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Act } from "../shared/act.js";
import { cameIn, villageOf } from "../shared/people-search.js";

export function Recent({ store, view, labels, onCorrect, onSlip }) {
  const people = view.recent ?? [];
  return html`<section class="recent">
    <h2>${_("Mười người vừa đến")}</h2>
    ${!people.length && html`<p class="empty">${_("Chưa có ai.")}</p>`}
    <ol class="recent__list">
      ${people.map(
        (person) => html`<${Row} key=${person.number} store=${store} person=${person} labels=${labels} onCorrect=${onCorrect} onSlip=${onSlip} />`,
      )}
    </ol>
  </section>`;
}

function Row({ store, person, labels, onCorrect, onSlip }) {
  return html`<li class="recent__row">
    <span class="recent__number figures">${person.number}</span>
    <span class="recent__who">
      <strong>${person.name}</strong>
      <span class="recent__how">${villageOf(labels, person)} · ${cameIn(person)}</span>
      ${person.same_as && html`<span class="recent__doubt">${_("đã gộp vào số {same_as}", person)}</span>`}
      ${!person.confirmed && person.name &&
      html`<span class="recent__doubt"><span class="doubt">${_("tên chưa xác nhận")}</span>
        <${Act} store=${store} type="ConfirmName" data=${{ number: person.number }} words=${_("Xác nhận tên")} name=${person.name} kind="link" />
      </span>`}
    </span>
    <span class="recent__actions">
      <button type="button" class="link" aria-label=${_("Phiếu của số {number}", person)} onClick=${() => onSlip({ person, way: "none" })}>${_("Phiếu")}</button>
      <button type="button" class="link" aria-label=${_("Sửa số {number}", person)} onClick=${() => onCorrect(person)}>${_("Sửa")}</button>
      <${Cancel} store=${store} person=${person} />
    </span>
  </li>`;
}

/** Asks once: the number is not used again. */
function Cancel({ store, person }) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return html`<button type="button" class="link" aria-label=${_("Hủy điểm danh số {number}", person)} onClick=${() => setAsking(true)}>${_("Hủy")}</button>`;
  }
  return html`<${Act} store=${store} type="CancelCheckIn" data=${{ number: person.number }} words=${_("Hủy số {number}?", person)} name=${person.name} kind="link" />
    <button type="button" class="link" onClick=${() => setAsking(false)}>${_("Giữ")}</button>`;
}
