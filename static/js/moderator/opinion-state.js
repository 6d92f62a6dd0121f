// Where an opinion stands and what became of it, as those who only look see it: the official and the observer.

import { html } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";

const STANDING = {
  waiting: () => _("đang chờ phát biểu"),
  joined: () => _("có người nói thay"),
  called: () => _("đang được mời"),
  speaking: () => _("đang phát biểu"),
  replying: () => _("đang trao đổi lại"),
  heard: () => _("đã nghe, chờ trả lời"),
  answering: () => _("đang được trả lời"),
  absent: () => _("đã mời, vắng mặt"),
  written: () => _("ý kiến viết"),
  refused: () => _("không phát biểu tại Hội nghị"),
  withdrawn: () => _("đã rút"),
};

export function standing(status) {
  return STANDING[status]?.() ?? "";
}

function hasPassed(due, now) {
  return Boolean(due) && Date.parse(`${due}T23:59:59+07:00`) < now;
}

/** Whether an answer that is owed to an opinion is late: in writing, or what its outcome leaves to do. */
export function isLate({ due, outcome }, now) {
  return hasPassed(due, now) || (outcome && !outcome.resolved && hasPassed(outcome.due, now));
}

function Deadline({ due, now }) {
  const date = dateOf(due);
  return hasPassed(due, now)
    ? html`<b class="tag tag--stop">${_("quá hạn {date}", { date })}</b>`
    : html`<b class="tag">${_("chậm nhất {date}", { date })}</b>`;
}

/** An answer in writing that is still to come, whether asked for or promised (V.3.2). */
export function InWriting({ due, now }) {
  return due && html`<p class="ending"><span>${_("Trả lời bằng văn bản")}</span> <${Deadline} due=${due} now=${now} /></p>`;
}

/** What is still owed stands with its date; what is late says so. */
export function Ending({ outcome, labels, now }) {
  if (!outcome) return null;
  const { due, resolved, body } = outcome;
  return html`<p class="ending">
    <span>${label(labels.outcomes, outcome.outcome)}${body && ` · ${body}`}</span>
    ${resolved ? html`<b class="tag tag--good">${_("đã giải quyết xong")}</b>` : html`<b class="tag tag--warning">${_("chưa giải quyết xong")}</b>`}
    ${due && !resolved && html`<${Deadline} due=${due} now=${now} />`}
  </p>`;
}
