// Somebody who is in already: when and where, what they wait for, and what can be done for them.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Act } from "../shared/act.js";
import { cameIn, villageOf } from "../shared/people-search.js";
import { Registration } from "../shared/registration.js";

export function Already({ store, view, labels, person, ways, onDone, onCorrect, onSlip, onCancel }) {
  const now = (view.recent ?? []).find((one) => one.number === person.number) ?? person;
  const waits = (view.waiting ?? []).filter((one) => one.number === person.number);
  const missed = (view.absent ?? []).filter((one) => one.number === person.number);
  const joined = (view.joined ?? []).filter((one) => one.number === person.number);
  if (now.same_as) return html`<${Merged} store=${store} person=${now} onDone=${onCancel} />`;
  return html`<section class="already" aria-labelledby="already-title">
    <p class="notice notice--warning already__notice" role="status">
      <strong id="already-title">${_("Số {number} · {name}: đã có mặt", now)}</strong>${" "}${cameIn(now)}, ${villageOf(labels, now)}.
      ${waits.length > 0 ? ` ${_("Đang chờ phát biểu.")}` : ""}
    </p>
    ${missed.map(
      (one) => html`<p key=${one.opinion} class="notice">${_("Đã mời mà chưa thấy lên.")}${" "}
        <${Act} store=${store} type="ImHere" data=${{ opinion: one.opinion }} words=${_("Người này có mặt")} name=${now.name} /></p>`,
    )}
    ${joined.map(
      (one) => html`<p key=${one.opinion} class="notice">${_("Cùng ý kiến với số {lead}, số {lead} nói thay.", one)}${" "}
        <${Act} store=${store} type="LeaveJoint" data=${{ opinion: one.opinion }} words=${_("Tách ra")} name=${now.name} secondary /></p>`,
    )}
    <p class="already__actions">
      ${!now.confirmed &&
      html`<${Act} store=${store} type="ConfirmName" data=${{ number: now.number }} words=${_("Xác nhận tên")} name=${now.name} onDone=${onCancel} />`}
      ${now.confirmed &&
      html`<${Act} store=${store} type="HideName" data=${{ number: now.number }} words=${_("Che tên")} name=${now.name} secondary onDone=${onCancel} />`}
      <button type="button" class="button button--secondary" onClick=${() => onSlip({ person: now, way: "none" })}>${_("Đọc lại số và mã")}</button>
      <button type="button" class="button button--secondary" onClick=${() => onCorrect(now)}>${_("Sửa thông tin")}</button>
    </p>
    <${Merge} store=${store} person=${now} />
    <h2>${_("Đăng ký hoặc gửi ý kiến cho người này")}</h2>
    <${Registration} store=${store} labels=${labels} person=${now} ways=${ways} onDone=${onDone} onCancel=${onCancel} />
  </section>`;
}

/** The same person checked in twice: what belongs to the other number comes to this one, and goes back again. */
function Merge({ store, person }) {
  const [typed, setTyped] = useState("");
  const [gone, setGone] = useState(null);
  if (gone) {
    return html`<p class="notice notice--good" role="status">
      ${_("Đã gộp số {gone} vào số {keep}.", { gone, keep: person.number })}${" "}
      <${Act} store=${store} type="SplitPeople" data=${{ gone }} words=${_("Tách ra")} name=${_("Số {number}", { number: gone })} secondary
        onDone=${() => setGone(null)} />
    </p>`;
  }
  const number = Number(typed);
  return html`<div class="already__merge">
    <label class="label" for="merge">${_("Người này còn có số khác")}</label>
    <input class="input" id="merge" type="text" inputmode="numeric" maxlength="7" value=${typed}
      onInput=${(event) => setTyped(event.currentTarget.value.replace(/\D/g, ""))} />
    ${number > 0 &&
    html`<${Act} key=${number} store=${store} type="MergePeople" data=${{ keep: person.number, gone: number }}
      words=${_("Gộp số {gone} vào số {keep}", { gone: number, keep: person.number })} name=${person.name} secondary
      onDone=${() => setGone(number)} />`}
  </div>`;
}

const Merged = ({ store, person, onDone }) => html`<section class="already">
  <p class="notice notice--warning" role="status"><strong>${_("Số {number} · {name}: đã gộp vào số {same_as}.", person)}</strong></p>
  <${Act} store=${store} type="SplitPeople" data=${{ gone: person.number }} words=${_("Tách ra")} name=${person.name} secondary onDone=${onDone} />
</section>`;
