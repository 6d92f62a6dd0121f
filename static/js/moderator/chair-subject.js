// What the chair has before him: the speaker, the answer, who comes next, or the item of the agenda.

import { html } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { assignedWords } from "./chair-assign.js";
import { Compiled } from "./chair-conclusion.js";
import { Offers } from "./chair-hall.js";
import { agendaAt, contentOf, fieldOf, isLong, needWords, pace, villageOf, who } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";
import { PeopleLater } from "./chair-time.js";
import { Edited, Through } from "./chair-wall.js";

export function Subject({ ctx, m, store, deciding }) {
  if (deciding) return html`<div class="subject"><${Several} m=${m} ids=${deciding} title=${_("Ghi kết quả")} /></div>`;
  return html`<div class="subject" tabindex="0" aria-label=${_("Nội dung đang diễn ra")}>${inside(ctx, m, store)}</div>`;
}

function inside(ctx, m, store) {
  const floor = m.floor;
  if (floor?.kind === "answer") return html`<${Answer} m=${m} />`;
  if (floor) return html`<${Person} ctx=${ctx} m=${m} card=${m.card(floor.opinion)} kicker=${KICKERS[floor.stage]()} live=${true} />`;
  if (m.meeting.phase !== "in_session") return html`<${Phase} m=${m} />`;
  const { item, next } = agendaAt(m);
  if (!item?.speaking) return html`<${Item} m=${m} store=${store} last=${!next} />`;
  const card = m.card(m.queue[0]);
  return html`
    <${Recorded} m=${m} />
    ${card ? html`<${Person} ctx=${ctx} m=${m} card=${card} kicker=${_("Người tiếp theo")} />` : html`<${Empty} m=${m} />`}
  `;
}

const KICKERS = {
  called: () => _("Đang mời"),
  speaking: () => _("Đang phát biểu"),
  paused: () => _("Tạm dừng"),
  replying: () => _("Đang trao đổi lại"),
};

// --- a person ----------------------------------------------------------------------------------------------------------

function Person({ ctx, m, card, kicker, live = false }) {
  if (!card) return null;
  const content = contentOf(m, card);
  return html`<article class="person">
    <div class="person__top">
      <p class="person__where"><span class="kicker">${kicker} ·</span> ${villageOf(m, card.village)} · <b>${fieldOf(m, card)}</b></p>
      ${live && content.text && html`<${Through} ctx=${ctx} m=${m} card=${card} />`}
    </div>
    <div class="person__head">
      <h1 class="person__name" data-long=${isLong(who(card))}>
        <span class="person__number figures">${_("Số {n}", { n: card.number })}</span> ${who(card)}
      </h1>
      ${live && !card.confirmed && card.name && m.mayPress && html`<${Unconfirmed} ctx=${ctx} card=${card} />`}
    </div>
    <${Failure} ctx=${ctx} zone="subject" />
    ${live && card.status === "called" && html`<${Coming} m=${m} coming=${card.coming} />`}
    ${live && html`<${Edited} card=${card} />`}
    ${content.text && html`<p class="person__content">“${content.text}”</p>`}
    ${content.note && html`<p class="hint">${content.note}</p>`}
    <${Marks} m=${m} card=${card} />
    <${Offers} m=${m} card=${card} />
    ${live && !card.name && html`<p class="hint">${_("Chưa rõ họ tên; thư ký ghi được bất cứ lúc nào.")}</p>`}
  </article>`;
}

function Coming({ m, coming }) {
  const [kind, words] =
    coming === true
      ? ["tag--good", _("Báo đang lên")]
      : coming === false
        ? ["tag--warning", _("Báo chưa lên được")]
        : ["", _("Chưa trả lời lời mời")];
  return html`<p role="status"><b class=${`tag ${kind}`}>${words}</b>${coming === false && m.mayPress && html` <span class="hint">${_("Xin chờ thêm, hoặc bấm “Vắng mặt” rồi mời người khác; gọi lại sau được.")}</span>`}</p>`;
}

export function Marks({ m, card }) {
  const before = m.spoke(card.number, card.id);
  const marks = [
    ...(m.needs[card.number] ?? []).map(needWords),
    card.cosigners.length ? _("thay mặt {n} người cùng ý kiến: số {numbers}", { n: card.cosigners.length, numbers: card.cosigners.map((id) => m.card(id)?.number).join(", ") }) : "",
    card.follows ? _("nói tiếp ý kiến trước") : "",
    !card.follows && before ? _("đã phát biểu {n} lần", { n: before }) : "",
    assignedWords(m, card),
    card.origin === "floor" ? _("nêu tại chỗ") : "",
  ].filter(Boolean);
  if (!marks.length) return null;
  return html`<ul class="marks">${marks.map((one) => html`<li key=${one}>${one}</li>`)}</ul>`;
}

function Unconfirmed({ ctx, card }) {
  const press = () => ctx.act("subject", "confirm", "ConfirmName", { number: card.number });
  return html`<${Press} ctx=${ctx} id="confirm" kind="button--secondary unconfirmed" onPress=${press}>
    ${_("Họ tên đúng")}<small>${_("màn chiếu chưa hiện tên")}</small>
  <//>`;
}

// --- an answer ---------------------------------------------------------------------------------------------------------

function Answer({ m }) {
  const { official, opinions } = m.floor;
  return html`<article class="person answer">
    <h1 class="person__name"><span class="kicker">${_("Đang trả lời")} ·</span> ${official?.name} <small>${official?.office}</small></h1>
    <${Several} m=${m} ids=${opinions} />
  </article>`;
}

function Several({ m, ids, title = "" }) {
  return html`<div class="several">
    ${title && html`<h2>${title}</h2>`}
    <ul>
      ${ids.map(m.card).filter(Boolean).map((card) => {
        const content = contentOf(m, card);
        return html`<li key=${card.id}>
          <p class="several__who"><b>${_("Số {n}", { n: card.number })}</b> · ${fieldOf(m, card)} · <b>${who(card)}</b></p>
          ${(content.text || content.note) && html`<p>${content.text ? `“${content.text}”` : content.note}</p>`}
        </li>`;
      })}
    </ul>
  </div>`;
}

function Recorded({ m }) {
  const cards = m.recorded.map(m.card).filter((card) => card?.outcome);
  if (!cards.length) return null;
  const { outcome, due, resolved } = cards[0].outcome;
  const numbers = [...new Set(cards.map((card) => card.number))].join(", ");
  return html`<p class="recorded" role="status">
    <b class="tag tag--good">${_("Đã ghi")}</b>
    <span>
      ${_("Số {n}", { n: numbers })}: ${label(m.labels.outcomes, outcome)}${due && `, ${_("chậm nhất {date}", { date: dateOf(due) })}`}
      ${" · "}${resolved ? _("đã giải quyết xong") : _("chưa giải quyết xong")}
    </span>
  </p>`;
}

// --- no one has the floor ----------------------------------------------------------------------------------------------

function Empty({ m }) {
  const left = m.unanswered.length + m.refused.length;
  return html`<article class="person">
    <p class="kicker">${_("Phát biểu, đối thoại")}</p>
    <h1>${_("Không còn ai chờ phát biểu")}</h1>
    <p>${left ? _("Còn {n} ý kiến chờ trả lời.", { n: left }) : _("Mọi ý kiến đã nghe đều có kết quả.")}</p>
  </article>`;
}

function Item({ m, store, last }) {
  const now = useTick(store, 5000);
  const { at, of, item } = agendaAt(m);
  const told = pace(m, now);
  return html`<article class="person">
    <p class="kicker">${_("Mục {i}/{n} của chương trình", { i: at + 1, n: of })}</p>
    <h1>${item?.title}</h1>
    ${told && html`<p class="person__where">${_("Đã {a} phút, dự kiến {b} phút", { a: told.spent, b: item.minutes })}</p>`}
    <${PeopleLater} m=${m} now=${now} />
    ${last ? html`<${Compiled} m=${m} />` : html`<${Upcoming} m=${m} after=${at} />`}
  </article>`;
}

function Phase({ m }) {
  const words = {
    preparing: _("Chưa mở điểm danh"),
    doors_open: _("Đang đón đại biểu và người dân"),
    concluded: _("Hội nghị đã kết luận"),
    follow_up: _("Hội nghị đã đóng"),
    finished: _("Mọi việc của Hội nghị đã xong"),
  };
  const { phase } = m.meeting;
  const after = ["concluded", "follow_up", "finished"].includes(phase);
  return html`<article class="person">
    <p class="kicker">${m.meeting.banner[0]}</p>
    <h1>${words[phase]}</h1>
    <p class="person__where">${m.meeting.place} · ${m.meeting.start}, ${dateOf(m.meeting.date)}</p>
    ${phase === "doors_open" && html`<${Arrivals} m=${m} />`}
    ${!after && html`<${Upcoming} m=${m} after=${-1} />`}
    ${phase === "concluded" && html`<p>${_("Thư ký hoàn thiện biên bản để chủ trì ký. Đóng Hội nghị khi hội trường đã ra về.")}</p>`}
    ${phase === "follow_up" && html`<p>${_("Các ý kiến chưa giải quyết đang chờ trả lời bằng văn bản.")}</p>`}
    ${after && html`<${Compiled} m=${m} />`}
  </article>`;
}

/** The items still to come, with their minutes by plan. */
function Upcoming({ m, after }) {
  return html`<ol class="upcoming">
    ${m.agenda.items.map(
      (one, at) =>
        at > after &&
        html`<li key=${one.id}><span class="figures">${at + 1}</span> ${one.short} <small>${_("{n} phút", { n: one.minutes })}</small></li>`,
    )}
  </ol>`;
}

function Arrivals({ m }) {
  return html`<dl class="arrivals">
    <div><dt>${_("đã điểm danh")}</dt><dd class="figures">${m.present}</dd></div>
    <div><dt>${_("đăng ký phát biểu")}</dt><dd class="figures">${m.queue.length}</dd></div>
    <div><dt>${_("ý kiến viết")}</dt><dd class="figures">${m.written.length}</dd></div>
  </dl>`;
}
