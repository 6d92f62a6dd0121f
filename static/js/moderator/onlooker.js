// The floor as those who look on see it: the official and the observer.

import { html } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { label, timeOf } from "../format.js";
import { _ } from "../i18n.js";

const BEFORE = ["preparing", "doors_open"];

export function isOver({ meeting }) {
  return !BEFORE.includes(meeting.phase) && meeting.phase !== "in_session";
}

/** What holds while nobody has the floor. */
export function quiet(open, now) {
  const { meeting, display } = open;
  if (BEFORE.includes(meeting.phase)) return _("Hội nghị chưa bắt đầu.");
  if (meeting.phase === "concluded") return _("Hội nghị đã kết luận.");
  if (isOver(open)) return _("Hội nghị đã đóng.");
  if (display.mode === "break" && now < display.until) return _("Đang giải lao đến {time}.", { time: timeOf(display.until) });
  return _("Lúc này không có ai phát biểu.");
}

const STAGES = () => ({
  called: _("Được mời phát biểu"),
  speaking: _("Đang phát biểu"),
  paused: _("Tạm dừng"),
  answering: _("Đang trả lời"),
  replying: _("Đang trao đổi lại"),
});

/** Who has the floor and who answers whom; `heading` says it to the one who answers. */
export function Turn({ floor, labels, now, heading }) {
  return html`
    <p><span class="tag tag--neutral">${STAGES()[floor.stage]}</span></p>
    <h2>${heading || [floor, ...floor.others].map(speakerOf).join("; ")}</h2>
    <p>${label(labels.villages, floor.village)} · ${label(labels.fields, floor.field)}</p>
    ${floor.signers.length > 0 && html`<p>${_("thay mặt {n} người cùng ý kiến: số {numbers}", { n: floor.signers.length, numbers: floor.signers.join(", ") })}</p>`}
    ${floor.official && !heading && html`<p>${_("Trả lời")}: <b>${floor.official.name}</b>, ${floor.official.office}</p>`}
    <${TurnClock} clock=${floor.clock} now=${now} />`;
}

function speakerOf(one) {
  return _("Số {number}", one) + (one.name ? ` · ${one.name}` : "");
}

function TurnClock({ clock, now }) {
  const { light, text, word } = reading(clock, now);
  return clock.started_at === null
    ? html`<p>${_("Chưa bấm giờ. Thời gian phát biểu: {time}", { time: text })}</p>`
    : html`<p class="board__clock"><span class="clock" data-light=${light}>${text}</span> ${word}</p>`;
}
