/** The answer, its outcome, and what the citizen thinks of it. */

import { html, useState } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { SendButton, useSend } from "./phone-buttons.js";
import { startOpinion } from "./phone-drafts.js";
import { Failure } from "./phone-notices.js";
import { maySpeak } from "./phone-queue.js";
import { AnsweredBy } from "./phone-standing.js";

function officialOf({ answers }) {
  return answers.length ? answers[answers.length - 1].official : null;
}

export function isAnswered(opinion) {
  return Boolean(opinion.outcome || officialOf(opinion));
}

export function Result({ phone, opinion }) {
  const { labels } = phone;
  const { outcome } = opinion;
  const official = officialOf(opinion);
  return html`<section class="part">
    <h3>${_("Trả lời")}</h3>
    ${official && html`<p>${official.name}, ${official.office}</p>`}
    ${opinion.answer && html`<p class="as-written quote">${opinion.answer}</p>`}
    ${outcome && html`<dl class="answers answers--plain">
      <div class="answer"><dt>${_("Kết quả")}</dt><dd><strong>${label(labels.outcomes, outcome.outcome)}</strong></dd></div>
      ${outcome.body && html`<div class="answer"><dt>${_("Cơ quan trả lời")}</dt><dd>${outcome.body}</dd></div>`}
      ${outcome.level && html`<div class="answer"><dt>${_("Cấp giải quyết")}</dt><dd>${label(labels.levels, outcome.level)}</dd></div>`}
      ${outcome.due && html`<div class="answer"><dt>${_("Trả lời chậm nhất")}</dt><dd><strong>${dateOf(outcome.due)}</strong></dd></div>`}
      ${outcome.expected_by && html`<div class="answer"><dt>${_("Dự kiến")}</dt><dd>${outcome.expected_by}</dd></div>`}
      ${outcome.earlier && html`<div class="answer"><dt>${_("Văn bản đã có")}</dt><dd>${outcome.earlier.number}${outcome.earlier.date ? ", " + dateOf(outcome.earlier.date) : ""}</dd></div>`}
    </dl>`}
    ${opinion.status === "outcome" && html`<${Rating} phone=${phone} opinion=${opinion} />`}
  </section>`;
}

const RATINGS = () => [
  ["yes", _("Đã thỏa mãn")],
  ["partly", _("Thỏa mãn một phần")],
  ["no", _("Chưa thỏa mãn")],
];

function Rating({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const [again, setAgain] = useState(false);
  if (phone.hall.meeting.phase === "finished") return null;
  const rate = (satisfied, then, mark) =>
    send("RateAnswer", { opinion: opinion.id, satisfied, then: then || "nothing" }, mark || satisfied).then((done) => done && setAgain(false));
  if (!opinion.satisfied || again) {
    return html`<${Failure} error=${error} />
      <p><strong>${_("Ông/bà thấy thế nào?")}</strong></p>
      <${Listen} phone=${phone} phrase="rating" />
      <div class="stack ratings">
        ${RATINGS().map(([id, name]) => html`<${SendButton} key=${id} kind="button--secondary button--wide" pending=${pending === id} onClick=${() => rate(id)}>${name}<//>`)}
      </div>`;
  }
  const chosen = RATINGS().filter(([id]) => id === opinion.satisfied)[0];
  return html`<${Failure} error=${error} />
    <p role="status"><span class=${opinion.satisfied === "yes" ? "tag tag--good" : "tag"}>${_("Ông/bà: {rating}", { rating: chosen ? chosen[1].toLowerCase() : "" })}</span></p>
    ${opinion.satisfied === "no" && html`<${AfterNo} phone=${phone} opinion=${opinion} pending=${pending} onWritten=${() => rate("no", "written", "then")} />`}
    <p><button type="button" class="link" onClick=${() => setAgain(true)}>${_("Đổi đánh giá")}</button></p>`;
}

/** "Chưa": speak once more about the same matter, or have the answer in writing (V.2). */
function AfterNo({ phone, opinion, pending, onWritten }) {
  const followed = phone.opinions.some((one) => one.follows === opinion.id && one.status !== "withdrawn");
  const free = maySpeak(phone, { mode: "new", number: opinion.number });
  const follow = () => startOpinion(phone, { number: opinion.number, follows: opinion.id, field: opinion.field, step: "content", how: "speak" });
  if (opinion.then === "written") return html`<div class="notice notice--good">
    <p>${_("Ông/bà đã đề nghị trả lời bằng văn bản.")}</p><${AnsweredBy} due=${opinion.due} />
  </div>`;
  return html`<div class="stack">
    ${!followed && free && html`<button type="button" class="button button--wide" onClick=${follow}>${_("Đăng ký phát biểu tiếp")}</button>`}
    ${!followed && html`<${SendButton} kind="button--secondary button--wide" pending=${pending === "then"} onClick=${onWritten}>${_("Đề nghị trả lời bằng văn bản")}<//>`}
  </div>`;
}
