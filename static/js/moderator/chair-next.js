// The one thing to do now: its words, and the command that it sends.

import { _ } from "../i18n.js";
import { agendaAt, fieldOf, likely, officialOf, takenBy, villageOf, who } from "./chair-model.js";

/** `{words, sub?, type, data}`, or `{words, ask}` for what is asked about first; null when there is nothing to press. */
export function nextStep(m, ticked) {
  if (!m.mayPress) return null;
  if (m.floor?.kind === "answer") return answered(m);
  if (m.floor) return onFloor(m.floor);
  return BY_PHASE[m.meeting.phase]?.(m, ticked) ?? null;
}

function onFloor(floor) {
  if (floor.stage === "called") return { words: _("Bắt đầu"), sub: _("đã ở micrô, tính giờ"), type: "StartTimer" };
  if (floor.stage === "paused") return { words: _("Phát biểu tiếp"), sub: _("đồng hồ chạy tiếp"), type: "ResumeTimer" };
  return { words: _("Kết thúc phát biểu"), type: "EndSpeech" };
}

/** An answer ends with its outcome, unless that has become somebody else's to record. */
function answered(m) {
  const other = takenBy(m, m.floor.opinions);
  return other && handing(m, other, _("ý kiến này liên quan đến người đang điều hành"));
}

const BY_PHASE = {
  preparing: () => ({
    words: _("Mở điểm danh"),
    sub: _("người dân điểm danh và đăng ký phát biểu được ngay"),
    type: "OpenCheckIn",
    data: { registration: true },
  }),
  doors_open: (m) => ({
    words: _("Bắt đầu Hội nghị"),
    sub: m.agenda.items[0]?.short,
    type: "StartMeeting",
  }),
  in_session: inSession,
  concluded: () => ({ words: _("Đóng Hội nghị…"), ask: "close" }),
};

function inSession(m, ticked) {
  const { item, next } = agendaAt(m);
  if (item?.speaking) {
    const invited = m.card(m.queue[0]);
    if (invited) return inviting(m, invited);
    if (ticked.length) return answering(m, ticked);
  }
  if (next) return { words: _("Mục tiếp theo: {title}", { title: next.short }), type: "SetAgendaItem", data: { item: next.id } };
  if (m.inPerson) return { words: _("Kết luận Hội nghị…"), ask: "conclude" };
  return { words: _("Chờ chủ trì kết luận"), sub: _("chỉ chủ trì bấm được, trên máy của mình") };
}

function inviting(m, card) {
  const other = takenBy(m, [card.id]);
  if (other) return handing(m, other);
  return {
    words: _("Mời ông/bà {name} (số {n})", { name: who(card), n: card.number }),
    sub: `${villageOf(m, card.village)} · ${fieldOf(m, card)}`,
    type: "GiveFloor",
    data: { opinion: card.id },
  };
}

/** It concerns whoever holds the gavel: somebody else of the chairs takes it first (III.4). */
export function handing(m, other, sub = _("ý kiến tiếp theo liên quan đến người đang điều hành")) {
  if (!m.inPerson) return { words: _("Chờ chủ trì trao quyền cho {name}", { name: other.name }), sub };
  return { words: _("Trao quyền điều hành cho {name}", { name: other.name }), sub, type: "PassGavel", data: { to: other.id } };
}

function answering(m, ids) {
  const other = takenBy(m, ids);
  if (other) return handing(m, other);
  const official = officialOf(m, likely(m, ids)[0]?.one.id);
  if (!official) return null;
  return {
    words: _("Mời {name} trả lời", { name: official.name }),
    sub: official.office,
    type: "StartAnswer",
    data: { official: official.id, opinions: ids },
  };
}
