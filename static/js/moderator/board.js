// The observer's screen: looks, presses nothing.
import { html, render } from "../../vendor/preact-htm.js";
import { label, personName } from "../format.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import { Turn, quiet } from "./onlooker.js";
import { Ending, InWriting, isLate, standing } from "./opinion-state.js";

function Floor({ open, now }) {
  const { floor, labels } = open;
  if (!floor) return html`<p class="card">${quiet(open, now)}</p>`;
  return html`<section class="card stack" aria-label=${_("Lượt hiện tại")}><${Turn} floor=${floor} labels=${labels} now=${now} /></section>`;
}

/** Where the agenda is, and the counts that the report will give (VI.3, V.3), of the opinions that stand below. */
function Summary({ open, observer, cards, now }) {
  const { items, current } = open.agenda;
  const at = items.findIndex((one) => one.id === current);
  const { totals, withheld } = observer;
  const counts = [
    [_("có mặt"), open.present],
    [_("ý kiến"), totals.opinions],
    [_("đã phát biểu"), totals.spoken],
    [_("chờ trả lời"), unanswered(cards).length],
    [_("đã có kết quả"), totals.with_outcome],
    [_("đã giải quyết xong"), totals.resolved],
    [_("quá hạn"), cards.filter((one) => isLate(one, now)).length],
  ];
  return html`<section class="stack" aria-label=${_("Diễn biến")}>
    ${at >= 0 && html`<p><b>${_("Mục {i}/{n}: {title}", { i: at + 1, n: items.length, title: items[at].title })}</b></p>`}
    <dl class="board__counts">
      ${counts.map(([words, n]) => html`<div key=${words}><dt>${words}</dt><dd class="figures">${n}</dd></div>`)}
    </dl>
    ${withheld > 0 && html`<p>${_("{n} ý kiến được bảo vệ theo mục III.4, hoặc là đơn thư, không hiện ở đây.", { n: withheld })}</p>`}
  </section>`;
}

function Opinion({ one, cards, labels, now }) {
  const lead = cards.find((other) => other.id === one.lead);
  const answered = one.answers.at(-1)?.official;
  return html`<li>
    <strong>${_("Số {number}", one)} · ${personName(one)}</strong> · ${label(labels.villages, one.village)} · ${label(labels.fields, one.field)}
    ${lead && html`<p class="hint">${_("cùng ý kiến với số {number}", lead)}</p>`}
    ${one.status === "answering" && html`<p><b class="tag">${standing(one.status)}</b></p>`}
    ${one.refusal && html`<p>${label(labels.reasons, one.refusal.reason)} · ${label(labels.routes, one.refusal.route)}</p>`}
    ${answered && html`<p>${_("Trả lời")}: ${answered.name}, ${answered.office}</p>`}
    <${Ending} outcome=${one.outcome} labels=${labels} now=${now} />
    <${InWriting} due=${one.due} now=${now} />
  </li>`;
}

const HEARD = ["heard", "answering", "replying"];
const unanswered = (cards) => cards.filter((one) => !one.outcome && HEARD.includes(one.status));

/** `[title, opinions, what is said when there are none]`, in the order of the process. */
function groupsOf(cards, queue) {
  const place = new Map(queue.map((one, i) => [one.opinion, i]));
  const line = (one) => place.get(one.lead ?? one.id) ?? queue.length;
  const open = cards.filter((one) => !one.outcome);
  const at = (...statuses) => open.filter((one) => statuses.includes(one.status));
  const waiting = at("waiting", "joined").sort((a, b) => line(a) - line(b) || (a.lead ?? 0) - (b.lead ?? 0));
  return [
    [_("Đang chờ phát biểu"), waiting, _("Không có ai đang chờ phát biểu.")],
    [_("Đã nghe, chờ trả lời"), unanswered(cards), _("Không có ý kiến nào chờ trả lời.")],
    [_("Ý kiến viết, chờ trả lời"), at("written"), _("Không có ý kiến viết nào chờ trả lời.")],
    [_("Đã mời, vắng mặt"), at("absent"), ""],
    [_("Từ chối phát biểu"), at("refused"), ""],
    [_("Đã có kết quả"), cards.filter((one) => one.outcome), _("Chưa có kết quả nào.")],
  ];
}

function Groups({ cards, queue, labels, now }) {
  const shown = groupsOf(cards, queue).filter(([, rows, empty]) => rows.length || empty);
  return shown.map(([title, rows, empty]) => html`<section class="stack" key=${title}>
    <h2>${title} <span class="figures">${rows.length || ""}</span></h2>
    ${rows.length
      ? html`<ul class="board__list">${rows.map((one) => html`<${Opinion} key=${one.id} one=${one} cards=${cards} labels=${labels} now=${now} />`)}</ul>`
      : html`<p class="hint">${empty}</p>`}
  </section>`);
}

function Board({ store }) {
  const { views, online } = useStore(store);
  const now = useTick(store, 500);
  const { public: open, observer } = views;
  const slices = Object.keys(observer ?? {}).filter((slice) => slice.startsWith("opinion/"));
  const cards = slices.map((slice) => observer[slice]).filter(Boolean).sort((a, b) => a.id - b.id);
  return html`${!online && html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại.")}</p>`}
    <h1>${open.meeting.banner[0]} · ${_("Hội nghị trao đổi, đối thoại")}</h1>
    ${observer && html`<${Summary} open=${open} observer=${observer} cards=${cards} now=${now} />`}
    <${Floor} open=${open} now=${now} />
    <${Groups} cards=${cards} queue=${open.queue} labels=${open.labels} now=${now} />`;
}

render(html`<${Board} store=${openStore()} />`, document.getElementById("board"));
