// The observer's screen: looks, presses nothing.
import { html, render } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { dateOf, label, personName } from "../format.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";

const STAGES = () => ({
  called: _("Được mời phát biểu"),
  speaking: _("Đang phát biểu"),
  paused: _("Tạm dừng"),
  answering: _("Đang trả lời"),
  replying: _("Đang phát biểu lại"),
});

function Floor({ floor, labels, now }) {
  if (!floor) return html`<p class="card">${_("Chưa có ai phát biểu.")}</p>`;
  const clock = reading(floor.clock, now);
  return html`<section class="card stack" aria-label=${_("Lượt hiện tại")}>
    <p><span class="tag tag--neutral">${STAGES()[floor.stage]}</span></p>
    <h2>${_("Số {number}", { number: floor.number })}${floor.name ? ` · ${floor.name}` : ""}</h2>
    <p>${label(labels.villages, floor.village)} · ${label(labels.fields, floor.field)}</p>
    ${floor.official && html`<p>${_("Trả lời")}: ${floor.official.name}, ${floor.official.office}</p>`}
    <p class="board__clock"><span class="clock" data-light=${clock.light}>${clock.text}</span> ${clock.word}</p>
  </section>`;
}

function Outcome({ outcome, labels }) {
  if (!outcome) return null;
  const due = outcome.due ? ` · ${_("chậm nhất {date}", { date: dateOf(outcome.due) })}` : "";
  const body = outcome.body ? ` · ${outcome.body}` : "";
  return html`<p><span class="tag tag--good">${label(labels.outcomes, outcome.outcome)}</span>${body}${due}</p>`;
}

function Item({ head, one, labels }) {
  return html`<li>
    <strong>${head}</strong> · ${label(labels.fields, one.field)}
    <${Outcome} outcome=${one.outcome} labels=${labels} />
  </li>`;
}

function List({ title, empty, items }) {
  return html`<section class="stack">
    <h2>${title}</h2>
    ${items.length ? html`<ul class="board__list">${items}</ul>` : html`<p class="hint">${empty}</p>`}
  </section>`;
}

function Observer({ view, queue, labels }) {
  const cards = Object.keys(view)
    .filter((slice) => slice.startsWith("opinion/") && view[slice])
    .map((slice) => view[slice]);
  const item = (one) => html`<${Item} key=${one.id} one=${one} labels=${labels}
    head=${`${_("Số {number}", one)} · ${personName(one)} · ${label(labels.villages, one.village)}`} />`;
  const place = new Map(queue.map((one, i) => [one.opinion, i]));
  const waiting = cards.filter((c) => place.has(c.id)).sort((a, b) => place.get(a.id) - place.get(b.id));
  const done = cards.filter((c) => c.outcome);
  return html`<${List} title=${_("Đang chờ phát biểu")} items=${waiting.map(item)} empty=${_("Chưa có ai đăng ký.")} />
    <${List} title=${_("Đã có kết quả")} items=${done.map(item)} empty=${_("Chưa có kết quả nào.")} />`;
}

function Board({ store }) {
  const { views, online } = useStore(store);
  const now = useTick(store, 500);
  const { public: open, observer } = views;
  return html`${!online && html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại.")}</p>`}
    <h1>${open.meeting.banner[0]} · ${_("Hội nghị trao đổi, đối thoại")}</h1>
    <${Floor} floor=${open.floor} labels=${open.labels} now=${now} />
    ${observer && html`<${Observer} view=${observer} queue=${open.queue} labels=${open.labels} />`}`;
}

render(html`<${Board} store=${openStore()} />`, document.getElementById("board"));
