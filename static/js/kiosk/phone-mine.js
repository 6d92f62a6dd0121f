/** The second tab: one's own opinions and the people of this phone. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { AskOnce, useSend } from "./phone-buttons.js";
import { NOBODY, startOpinion, startPerson } from "./phone-drafts.js";
import { Announcement, Failure, Saved } from "./phone-notices.js";
import { OpinionCard } from "./phone-opinion.js";
import { Page } from "./phone-page.js";
import { Pending } from "./phone-pending.js";
import { Code, villageOf } from "./phone-people.js";
import { GATHERED, maySpeak } from "./phone-queue.js";

export function MineTab({ phone }) {
  const { hall, people, opinions } = phone;
  const gathered = GATHERED.indexOf(hall.meeting.phase) >= 0;
  const newestFirst = opinions.slice().sort((a, b) => b.id - a.id);
  const anew = gathered && !phone.opinionDraft.state && html`<${NewOpinion} phone=${phone} />`;
  const answerFirst = opinions.some((one) => one.outcome && !one.satisfied);
  return html`<${Page} title=${_("Ý kiến của tôi")}>
    <div class="stack">
      <${Saved} text=${phone.saved} />
      <${Pending} phone=${phone} />
      <${Announcement} hall=${hall} />
      ${!answerFirst && anew}
      ${!opinions.length && !phone.opinionDraft.state && html`<p>${_("Ông/bà chưa gửi ý kiến nào.")}</p>`}
      ${newestFirst.map((one) => html`<${OpinionCard} key=${one.id} phone=${phone} opinion=${one} />`)}
      ${answerFirst && anew}
      <h2>${people.length > 1 ? _("Người trên điện thoại này") : _("Thông tin của tôi")}</h2>
      ${people.map((one) => html`<${PersonCard} key=${one.number} phone=${phone} person=${one} />`)}
      ${gathered && people.length <= phone.limits.companions && html`<button type="button" class="button button--secondary button--wide"
        onClick=${() => startPerson(phone, { mode: "companion", person: { ...NOBODY, village: people[0].village, village_other: people[0].village_other } })}>
        ${_("Điểm danh cho người đi cùng")}</button>`}
      <button type="button" class="button button--secondary button--wide" onClick=${() => phone.go({ form: "restore" })}>
        ${_("Thêm người bằng mã tra cứu")}</button>
    </div>
  <//>`;
}

function NewOpinion({ phone }) {
  const draft = phone.opinionDraft.value;
  if (draft && draft.content) {
    return html`<div class="notice stack">
      <p>${_("Ông/bà có một ý kiến đang viết dở.")}</p>
      <div class="actions">
        <button type="button" class="button" onClick=${() => phone.go({ form: "opinion", step: "content" })}>${_("Viết tiếp")}</button>
        <${AskOnce} label=${_("Bỏ")} question=${_("Bỏ nội dung đang viết dở?")} yes=${_("Bỏ")} onYes=${() => phone.opinionDraft.edit(null)} />
      </div>
    </div>`;
  }
  const free = phone.people.some((one) => maySpeak(phone, { number: one.number }));
  return html`<button type="button" class=${free ? "button button--large button--wide" : "button button--secondary button--wide"}
    onClick=${() => startOpinion(phone, {})}>${free ? _("Đăng ký phát biểu") : _("Gửi ý kiến viết")}</button>`;
}

/** Phone number, birth year and needs leave at once; the rest is the dossier's, and the desk takes the request. */
function EraseOwn({ phone, person }) {
  const [send, pending, error] = useSend(phone.store);
  const values = [person.phone && "phone", person.birth_year && "birth_year", person.needs.length && "needs"].filter(Boolean);
  if (!values.length) return null;
  const erase = () => send("EraseAttendee", { number: person.number, values });
  return html`<${Failure} error=${error} />
    <${AskOnce} label=${_("Xóa số điện thoại, năm sinh, nhu cầu hỗ trợ")} yes=${_("Xóa")} pending=${Boolean(pending)} onYes=${erase}
      question=${_("Xóa hẳn các thông tin này? Họ tên và ý kiến thuộc hồ sơ; muốn xóa, mời ông/bà đến bàn đón tiếp.")} />`;
}

function PersonCard({ phone, person }) {
  const correct = () =>
    startPerson(phone, {
      mode: "correct",
      number: person.number,
      birth_year: Number(person.birth_year) || null,
      person: {
        name: person.name, village: person.village, village_other: person.village_other, kind: person.kind,
        organisation: person.organisation, position: person.position, phone: person.phone, needs: person.needs,
        adult: true,
      },
    });
  return html`<section class="card">
    <h3>${_("Số {number}", { number: person.number })} · ${person.name}</h3>
    <p>${villageOf(phone, person)}</p>
    <p>${_("Mã tra cứu")}: <${Code} person=${person} /></p>
    ${person.phone && html`<p>${_("Điện thoại")}: ${person.phone}</p>`}
    <${EraseOwn} phone=${phone} person=${person} />
    ${phone.hall.meeting.phase !== "finished" && html`<p><button type="button" class="link" onClick=${correct}>${_("Sửa thông tin")}<span class="visually-hidden"> ${person.name}</span></button></p>`}
  </section>`;
}
