// What the chair's screen reads out of the views: words and order only, no rule.

import { _ } from "../i18n.js";
import { label } from "../format.js";
import { unsealed } from "./sealed.js";

const MINUTE = 60_000;

/** The three views as the components read them; null until all have come. */
export function readState(state) {
  const pub = state.views.public;
  const chair = state.views.chair;
  const me = state.views.me;
  if (!pub?.meeting || chair?.expected === undefined || !me?.signed) return null;
  const card = (id) => unsealed(me, chair[`opinion/${id}`]) ?? null;
  const all = Object.keys(chair).filter((key) => key.startsWith("opinion/")).map((key) => unsealed(me, chair[key]));
  return {
    meeting: pub.meeting,
    labels: pub.labels,
    agenda: pub.agenda,
    present: pub.present,
    floor: pub.floor,
    queue: pub.queue.map((row) => row.opinion),
    recorded: chair.recorded,
    display: pub.display,
    second: pub.second,
    volume: pub.volume,
    silent: state.live?.silent === true && pub.volume > 0,
    reach: pub.reach,
    people: chair.people,
    documents: pub.documents,
    totals: pub.totals,
    expected: chair.expected,
    unanswered: chair.unanswered,
    heardLast: chair.heard_last,
    absent: chair.absent,
    written: all.filter((one) => one?.status === "written").map((one) => one.id).sort((a, b) => a - b),
    refused: chair.conclusion.unanswered.filter((id) => card(id)?.status === "refused"),
    needs: chair.needs ?? {},
    officials: chair.officials,
    gavel: chair.gavel,
    gavelAsked: chair.gavel_asked,
    gavelKept: chair.gavel_kept,
    holderGone: chair.holder_gone,
    connected: state.live?.chairs ?? null,
    undo: chair.undo,
    conclusion: chair.conclusion,
    order: chair.order,
    shares: chair.shares,
    similar: chair.similar,
    calls: chair.calls,
    incidents: chair.incidents,
    wordAsked: chair.word_asked,
    recused: chair.recused,
    replies: chair.replies,
    due: chair.due,
    plan: chair.plan,
    signed: me.signed,
    cards: all.filter(Boolean),
    card,
    sealed: (id) => me[`sealed/${id}`] ?? null,
    spoke: (number, but) => all.filter((one) => one?.number === number && one.id !== but && one.spoke).length,
    calling: me.calling,
    holds: me.signed.id === chair.gavel,
    mayPress: me.signed.gavel,
    inPerson: me.signed.role === "chair" || me.signed.role === "cochair",
  };
}

/** The name of whom a card is about; the number stands beside it. */
export function who(card) {
  return card.name || _("chưa rõ họ tên");
}

export function numbered(card) {
  return _("{name} (số {n})", { name: who(card), n: card.number });
}

/** What it costs whoever has the floor when somebody else is invited; nothing when it is free. */
export function costWords(m) {
  const card = m.floor && m.card(m.floor.opinion);
  if (!card) return "";
  if (m.floor.kind === "answer") return _("Phần trả lời đang diễn ra kết thúc.");
  const now = numbered(card);
  if (m.floor.stage === "called") return _("Ông/bà {who} đang được mời sẽ tính là vắng mặt và gọi lại được.", { who: now });
  return _("Lượt của ông/bà {who} kết thúc; ý kiến chờ trả lời.", { who: now });
}

const LONG = 40;

/** What is set smaller, for a name of the longest kind. */
export function isLong(words) {
  return words.length > LONG ? "" : undefined;
}

/** A name of the longest kind where there is little room: how it begins, and the end, by which people are addressed. */
export function briefName(name) {
  const parts = name.split(" ");
  return isLong(name) === "" && parts.length > 5 ? `${parts.slice(0, 2).join(" ")} … ${parts.slice(-3).join(" ")}` : name;
}

export function villageOf(m, id) {
  return id === "other" ? _("Nơi khác") : label(m.labels.villages, id);
}

export function fieldOf(m, card) {
  return card.protected ? _("Nội dung khác · được bảo vệ") : label(m.labels.fields, card.field);
}

/** The content of an opinion as far as this person may read it, and why not otherwise. */
export function contentOf(m, card) {
  if (!card.protected) return { text: card.content || "", note: card.content ? "" : _("Chưa ghi nội dung.") };
  const opened = m.sealed(card.id);
  if (opened) return { text: opened.content, note: _("Nội dung được bảo vệ: chỉ hiện trên máy của ông/bà.") };
  const unmarked = !card.marked && m.inPerson;
  return {
    text: "",
    note: unmarked
      ? _("Nội dung được bảo vệ; hiện sau khi thư ký đánh dấu ý kiến này liên quan đến ai.")
      : _("Nội dung được bảo vệ, không hiện trên máy này."),
  };
}

/** Who has to take the gavel for one of these opinions, because it concerns its holder; null mostly. */
export function takenBy(m, ids) {
  return officialOf(m, ids.map((id) => m.recused[id]).find(Boolean));
}

export function officialOf(m, id) {
  return m.officials.find((one) => one.id === id) ?? null;
}

/** Those who can answer, the likely ones first: named for it, then by field, then the chair. */
export function likely(m, ids) {
  const cards = ids.map(m.card).filter(Boolean);
  const fields = cards.map((one) => one.field);
  const named = cards.map((one) => one.official);
  const offered = cards.flatMap((one) => one.offers ?? []).filter((one) => one.kind === "will_answer").map((one) => one.official);
  const rank = (one) => {
    if (named.includes(one.id) || offered.includes(one.id) || m.wordAsked.includes(one.id)) return 0;
    if (one.fields.some((field) => fields.includes(field))) return 1;
    return one.id === m.gavel ? 2 : 3;
  };
  return m.officials.map((one, at) => ({ one, at, rank: rank(one) })).sort((a, b) => a.rank - b.rank || a.at - b.at);
}

/** The item of the agenda that runs, its place, and the one after it. */
export function agendaAt(m) {
  const items = m.agenda.items;
  const at = items.findIndex((one) => one.id === m.agenda.current);
  return { at, of: items.length, item: items[at] ?? null, next: at < 0 ? null : (items[at + 1] ?? null) };
}

/** Minutes behind the plan (negative: ahead) and left for the item, or null when no item runs. */
export function pace(m, now) {
  const { item } = agendaAt(m);
  if (!item?.started_at || !m.plan) return null;
  const { start, until } = m.plan;
  const late = Math.max(item.started_at - start, now - (start + item.minutes * MINUTE));
  return {
    late: Math.round(late / MINUTE),
    left: Math.max(0, Math.ceil((until - now) / MINUTE)),
    spent: Math.max(0, Math.floor((now - item.started_at) / MINUTE)),
  };
}

export function paceWords(late) {
  if (late > 0) return _("chậm {n} phút", { n: late });
  return late < 0 ? _("sớm {n} phút", { n: -late }) : _("đúng kế hoạch");
}

export function waited(card, now) {
  const minutes = Math.max(0, Math.floor((now - card.at) / MINUTE));
  if (minutes < 1) return _("vừa đăng ký");
  if (minutes < 60) return _("chờ {n} phút", { n: minutes });
  return _("chờ {h} giờ {n} phút", { h: Math.floor(minutes / 60), n: minutes % 60 });
}

const MOVED = {
  elderly: () => _("Người cao tuổi, sức khỏe yếu"),
  far: () => _("Ở xa, cần về sớm"),
  same_matter: () => _("Cùng việc đang trao đổi"),
  first_time: () => _("Phát biểu lần đầu"),
  official_present: () => _("Người phụ trách đang có mặt"),
  other: () => _("Lý do khác"),
};

// What moved somebody without the chair's own hand.
const PLACED = {
  returned: () => _("Được gọi lại"),
  by_field: () => _("Lần lượt từng lĩnh vực"),
  by_village: () => _("Lần lượt từng thôn, bản"),
  limit: () => _("Đã nhường nhiều lần"),
};

export const REASONS = Object.keys(MOVED);

export function reasonWords(code) {
  return (MOVED[code] ?? PLACED[code])?.() ?? "";
}

export function needWords(code) {
  return code === "interpreter" ? _("cần phiên dịch") : _("cần hỗ trợ đi lại");
}

/** The body that answers when nothing else was said. */
export function communeBody(m) {
  return _("UBND {unit} {name}", { unit: m.meeting.unit, name: m.meeting.name });
}
