// The running minutes as rows, and the texts that belong to each. Only looks things up in the views.

import { label, timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { unsealed } from "./sealed.js";

export const viewOf = (state) => ({ ...state.views.secretary, public: state.views.public, me: state.views.me ?? {} });

export const opinion = (view, id) => unsealed(view.me, view[`opinion/${id}`]) ?? null;

export const opinionsOf = (view, row) => (row.opinions ?? []).map((id) => opinion(view, id)).filter(Boolean);

/** What somebody wrote at registering; of a protected opinion only where this secretary may read it. */
export const contentOf = (view, one) => one.content ?? view.me[`sealed/${one.id}`]?.content ?? null;
/** A secretary reads all that is sealed, except what concerns themself (III.4): that is the other one's. */
export const keptFrom = (view, one) => one.protected && !view.me[`sealed/${one.id}`];
export const correctionOf = (view, one) => one.correction ?? view.me[`sealed/${one.id}`]?.correction ?? "";

export const textOf = (view, key) => view[`text/${key}`] ?? view.me[`text/${key}`] ?? null;

export const speaker = (one) =>
  one.name ? _("Số {number} · {name}", { number: one.number, name: one.name }) : _("Số {number}", { number: one.number });

export const writer = (by, me) => {
  if (by === me) return _("tôi");
  const which = /^secretary(\d+)$/.exec(by ?? "");
  return which ? _("Thư ký {n}", { n: which[1] }) : by;
};

/** The entries, and what was written here on an entry that is gone. */
export function rowsOf(view, drafts) {
  const rows = (view.entries ?? []).map((row) => (isRaised(view, row) ? { ...row, kind: "raised" } : row));
  const known = new Set(rows.map((row) => row.entry));
  const orphans = drafts.unsaved().map((key) => key.split(".")[0]).filter((entry) => !known.has(entry));
  return [...rows, ...[...new Set(orphans)].map((entry) => ({ entry, kind: "cancelled", at: null, opinions: [] }))];
}

const isRaised = (view, row) => row.kind === "written" && opinion(view, row.opinions[0])?.origin === "floor";

/** The row of what is going on: who has the floor, or the last thing that began. */
export function currentOf(view, rows) {
  const { floor } = view.public;
  if (floor) return `turn-${floor.turn}`;
  return rows.findLast((row) => ["item", "speech", "answer", "reply"].includes(row.kind))?.entry ?? null;
}

export function titleOf(view, row) {
  const [first] = opinionsOf(view, row);
  const who = first ? speaker(first) : "";
  return {
    item: () => itemOf(view, row)?.short ?? "",
    speech: () => who,
    reply: () => who,
    answer: () => official(view, row.official),
    written: () => who,
    raised: () => who,
    cancelled: () => _("Lượt đã hủy"),
  }[row.kind]();
}

export const itemOf = (view, row) => view.public.agenda.items.find((item) => item.id === row.item);

const officialOf = (view, id) => [...view.officials, ...view.former].find((o) => o.id === id);

export const official = (view, id) => officialOf(view, id)?.name ?? "";

export const officeOf = (view, id) => officialOf(view, id)?.office ?? "";

export const kindOf = (row) =>
  ({
    item: _("Chương trình"),
    speech: _("Phát biểu"),
    answer: _("Trả lời"),
    reply: _("Phát biểu lại"),
    written: _("Ý kiến viết"),
    raised: _("Ý kiến tại chỗ"),
    cancelled: _("Lượt đã hủy"),
  })[row.kind];

/** "14:32–14:35", or since when. */
export function spanOf(row) {
  const from = row.started_at ?? row.at;
  if (!from) return "";
  return row.ended_at ? `${timeOf(from)}–${timeOf(row.ended_at)}` : timeOf(from);
}

/** The texts to write in a row: what was asked and what was answered, each of them once wherever it is shown. */
export function textsOf(view, rows, row) {
  if (row.kind === "item") return [{ key: `${row.entry}.asked`, caption: _("Diễn biến") }];
  if (row.kind === "cancelled") return cancelledTexts(view, row);
  const asked =
    row.kind === "answer"
      ? opinionsOf(view, row).map((one) => askedOf(rows, one, row.opinions.length > 1))
      : [{ key: `${row.entry}.asked`, caption: _("Ý kiến"), opinion: row.opinions[0] }];
  return [...asked, ...answersOf(view, rows, row)];
}

/** What was asked stands with the speech; without one, with the opinion. */
function askedOf(rows, one, several) {
  const speech = rows.findLast((r) => r.kind === "speech" && r.how !== "absent" && r.opinions.includes(one.lead ?? one.id));
  const key = `${speech ? speech.entry : `opinion-${one.id}`}.asked`;
  return { key, caption: several ? _("Ý kiến của {who}", { who: speaker(one) }) : _("Ý kiến"), opinion: one.id };
}

function answersOf(view, rows, row) {
  if (row.kind === "answer") return [{ key: `${row.entry}.answered`, caption: _("Trả lời") }];
  if (row.kind === "reply") return textOf(view, `${row.entry}.answered`) ? [own(row)] : [];
  const given = rows.filter((r) => r.kind === "answer" && r.opinions.some((id) => row.opinions.includes(id)));
  const texts = given.map((r) => ({
    key: `${r.entry}.answered`,
    caption: _("Trả lời của {who}", { who: official(view, r.official) }),
  }));
  return texts.length && !textOf(view, `${row.entry}.answered`)?.text ? texts : [own(row), ...texts];
}

const own = (row) => ({ key: `${row.entry}.answered`, caption: _("Trả lời") });

const cancelledTexts = (view, row) => [
  { key: `${row.entry}.asked`, caption: _("Ý kiến") },
  { key: `${row.entry}.answered`, caption: _("Trả lời") },
];

/** How far a row is: `[shape, word]`. */
export function markOf(view, rows, row, drafts, now) {
  const texts = textsOf(view, rows, row);
  const keys = texts.map((t) => t.key);
  if (drafts.unsaved().some((key) => keys.includes(key) && drafts.of(key).conflict)) return ["stop", _("có hai bản")];
  if (opinionsOf(view, row).some((one) => one.summary === "corrected")) return ["warning", _("xem lại")];
  if (row.how === "absent") return ["", _("vắng")];
  const mine = view.me.signed?.id;
  const busy = texts.map((t) => textOf(view, t.key)).find((t) => t && t.by !== mine && now - t.at < WRITING);
  if (busy) return ["", _("đang ghi: {who}", { who: writer(busy.by, mine) })];
  const wanted = keys.filter((key) => key.endsWith(row.kind === "answer" ? ".answered" : ".asked"));
  const done = wanted.every((key) => textOf(view, key)?.text);
  if (!done) return [row.kind === "item" ? "" : "warning", _("chưa ghi")];
  return opinionsOf(view, row).some((one) => one.summary === "confirmed") ? ["good", _("đã xác nhận")] : ["good", _("đã ghi")];
}

const WRITING = 15000;

/** Those whose name nobody has confirmed: with something to say first. */
export function unconfirmedOf(view) {
  const found = new Map();
  for (const key of Object.keys(view).filter((k) => k.startsWith("opinion/"))) {
    const one = view[key];
    if (one && !one.confirmed && one.status !== "withdrawn") found.set(one.number, one);
  }
  for (const person of view.recent ?? []) if (!person.confirmed && !found.has(person.number)) found.set(person.number, person);
  return [...found.values()];
}

/** A topic in words; the protected one's public words are those of "other", so it is named apart. */
export const topicLabel = (topic) => {
  if (topic.protected) return _("{id} · Về cán bộ, điều hành (được bảo vệ)", topic);
  return topic.id === "other" ? topic.label : _("{id} · {label}", topic);
};

export const fieldLabel = (view, one) => label(view.public.labels.fields, one.field);
