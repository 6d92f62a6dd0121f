// The line on top: which meeting, what is going on, who is signed in, whether the connection holds.

import { html } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { personName, timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { CallChair } from "../shared/call.js";

const STAGES = () => ({
  called: _("Đang mời"),
  speaking: _("Đang phát biểu"),
  paused: _("Tạm dừng"),
  answering: _("Đang trả lời"),
  replying: _("Phát biểu lại"),
});
const PHASES = () => ({
  preparing: _("Đang chuẩn bị"),
  doors_open: _("Đang đón đại biểu"),
  concluded: _("Hội nghị đã kết thúc"),
  follow_up: _("Theo dõi sau hội nghị"),
  finished: _("Đã xong mọi việc"),
});

export function Head({ store, state, view, now }) {
  const { meeting, floor, present } = view.public;
  return html`<header class="head">
      <p class="head__meeting"><strong>UBND ${meeting.unit} ${meeting.name}</strong> · ${_("Biên bản hội nghị")}</p>
      <p class="head__now">${floor ? html`<${Holder} floor=${floor} now=${now} />` : phaseOf(view)}</p>
      <p class="head__state">
        <span>${_("{n} người có mặt", { n: present })}</span>
        <span class="figures">${timeOf(now)}</span>
        <a href="/kiosk/${store.boot.slug}/forms" class="head__link">${_("Nhập phiếu giấy")}</a>
        <${CallChair} store=${store} calling=${view.me.calling} />
        <span>${view.me.signed?.name ?? ""}</span>
        <span class=${`tag ${state.online ? "tag--good" : "tag--stop"}`}>${state.online ? _("trực tuyến") : _("mất kết nối")}</span>
      </p>
    </header>
    ${!state.online &&
    html`<p class="strip" role="status">
      ${_("Mất kết nối, đang thử lại. Nội dung vừa ghi vẫn được giữ trên máy này.")}
    </p>`}`;
}

function phaseOf(view) {
  const { meeting, agenda } = view.public;
  const at = agenda.items.findIndex((item) => item.id === agenda.current);
  if (at < 0) return PHASES()[meeting.phase] ?? "";
  return _("Mục {n}/{all}: {title}", { n: at + 1, all: agenda.items.length, title: agenda.items[at].short });
}

function Holder({ floor, now }) {
  const clock = reading(floor.clock, now);
  const who = floor.kind === "answer" ? floor.official.name : `${_("Số {number}", floor)} ${floor.name ? personName(floor) : ""}`;
  return html`<strong>${STAGES()[floor.stage]}:</strong> ${who}
    ${clock.running || clock.paused
      ? html` <span class="head__clock figures" data-light=${clock.light}>${clock.text} ${clock.word}</span>`
      : ""}`;
}
