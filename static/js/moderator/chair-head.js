// The head row: time, item, pace, undo, connection.

import { html } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { CallChair } from "../shared/call.js";
import { Asked, HandOver, Watching } from "./chair-gavel.js";
import { Calls } from "./chair-hall.js";
import { agendaAt, pace, paceWords } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";
import { openingTooLong, speakersLeft } from "./chair-time.js";
import { undoWords } from "./chair-undo.js";

const PHASES = {
  preparing: () => _("Chưa mở điểm danh"),
  doors_open: () => _("Đang điểm danh"),
  concluded: () => _("Đã kết luận"),
  follow_up: () => _("Đã đóng, đang trả lời ý kiến"),
  finished: () => _("Đã hoàn thành"),
};

function Item({ m, now }) {
  const { at, of, item } = agendaAt(m);
  if (!item) return html`<p class="head__item"><b>${PHASES[m.meeting.phase]?.() ?? ""}</b></p>`;
  const told = pace(m, now);
  return html`<p class="head__item">
    <b>${_("Mục {i}/{n}", { i: at + 1, n: of })} · ${item.short}</b>
    ${told && html`<span>${paceWords(told.late)} · ${_("còn {n} phút", { n: told.left })} ${speakersLeft(m, now)}</span>`}
    ${told && openingTooLong(m, told.spent) && html`<b class="tag tag--warning" role="status">${_("Mục đầu đã {n} phút, quy định dưới {most} phút", { n: told.spent, most: m.meeting.limits.opening_minutes })}</b>`}
  </p>`;
}

function Undo({ ctx, m }) {
  const words = undoWords(m);
  return html`<div class="head__undo">
    <${Press}
      ctx=${ctx}
      id="undo"
      kind="button--secondary undo"
      off=${!words || Boolean(m.undo.blocked) || !m.mayPress}
      onPress=${() => ctx.act("undo", "undo", "Undo", { action: m.undo.action })}
    >
      <span aria-hidden="true">↺</span>
      <span class="undo__words">
        <b>${_("Hoàn tác:")}</b> ${words?.what ?? _("chưa có gì để lấy lại")}${words?.then && html` <span class="undo__then">→ ${words.then}</span>`}
      </span>
    <//>
  </div>`;
}

export function Head({ ctx, m, state, store }) {
  const now = useTick(store, 1000);
  return html`<header class="head">
    <p class="head__time figures">${timeOf(now)}</p>
    <${Item} m=${m} now=${now} />
    ${m.holds && html`<${HandOver} ctx=${ctx} m=${m} />`}
    <p class="head__state">
      <b class=${state.online ? "tag tag--good" : "tag tag--warning"} role="status">
        ${state.online ? _("Trực tuyến") : _("Mất mạng, đang nối lại")}
      </b>
      <span>${_("{n} có mặt", { n: m.present })} <span class="head__phones">· ${_("{n} điện thoại", { n: state.live?.phones ?? 0 })}</span></span>
    </p>
    ${!m.holds && !m.calling && html`<${CallChair} store=${store} />`}
    <${Undo} ctx=${ctx} m=${m} />
    <${Failure} ctx=${ctx} zone="undo" />
    <${Calls} ctx=${ctx} m=${m} />
    <${Asked} ctx=${ctx} m=${m} />
    <${Watching} ctx=${ctx} m=${m} />
    <${Failure} ctx=${ctx} zone="gavel" />
  </header>`;
}
