// What Undo would take back, and what comes of it, in words that fit its button: what the hall would see first.

import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { officialOf } from "./chair-model.js";
import { BRIEFLY } from "./chair-order.js";
import { MODES } from "./chair-wall.js";

const SECONDS = 60;
const NAMED = 3;
const QUOTED = 24;

/** `{what, then}`: what would be taken back, and what would be again; null when there is nothing. */
export function undoWords(m) {
  const event = m.undo?.events.at(-1);
  if (!event) return null;
  if (m.undo.blocked) return { what: blockedWords(m.undo.blocked), then: "" };
  const n = numbersOf(m.undo.numbers);
  const words = {
    CheckInOpened: () => _("mở điểm danh"),
    RegistrationOpened: () => _("mở đăng ký phát biểu"),
    RegistrationEndSet: () => _("giờ đóng đăng ký"),
    RegistrationClosed: () => _("đóng đăng ký phát biểu"),
    MeetingStarted: () => _("bắt đầu Hội nghị"),
    AgendaItemSet: () => _("chuyển mục"),
    DisplayShown: () => (darkened(m) ? _("tắt màn chiếu") : _("đổi màn chiếu")),
    ServedOnPaper: () => _("ghi số {n} đã phát biểu", { n }),
    SoundSet: () => _("âm lượng gọi số"),
    Announced: () => _("thông báo"),
    FloorOpinionRaised: () => _("ý kiến nêu tại chỗ của số {n}", { n }),
    MovedToWritten: () => _("chuyển số {n} thành ý kiến viết", { n }),
    Recalled: () => _("gọi lại số {n}", { n }),
    FloorGiven: () => (raised(m) ? _("mời số {n} nói ngay", { n }) : _("mời số {n}", { n })),
    TimerStarted: () => _("bắt đầu lượt số {n}", { n }),
    TimerPaused: () => _("tạm dừng đồng hồ"),
    TimerResumed: () => _("cho đồng hồ chạy tiếp"),
    TimeExtended: () => _("thêm thời gian cho số {n}", { n }),
    TurnEnded: () => endedWords(m, n),
    OutcomeRecorded: () => _("kết quả số {n}", { n }),
    SpeakerRefused: () => _("từ chối số {n}", { n }),
    AnswerStarted: () => _("mời trả lời số {n}", { n }),
    ReplyStarted: () => _("mời số {n} trao đổi lại", { n }),
    QueueReordered: () => _("đổi chỗ số {n}", { n }),
    OrderChosen: () => _("đổi cách xếp thứ tự"),
    RequestsJoined: () => _("gộp số {n}", { n }),
    JointLeft: () => _("tách số {n}", { n }),
    TextLetThrough: () => throughWords(m),
    OfficialAssigned: () => _("phân công trả lời số {n}", { n }),
  };
  return { what: enteredWords(m, n) ?? words[event]?.() ?? _("việc vừa làm"), then: afterUndo(m) };
}

function blockedWords({ by, number }) {
  if (by === "official") return _("không lấy lại được vì người trả lời không còn trong danh sách");
  return _("không lấy lại được vì số {n} đã có việc khác sau đó", { n: number });
}

function numbersOf(numbers) {
  return numbers.slice(0, NAMED).join(", ") + (numbers.length > NAMED ? "…" : "");
}

// --- what would be taken back ------------------------------------------------------------------------------------------

/** Who entered a number, where it was not the chair; what comes of the undo says for what. */
function enteredWords(m, n) {
  if (m.undo.by === "desk") return _("bàn đón tiếp nhập số {n}", { n });
  return m.undo.by === "secretary" ? _("thư ký nhập số {n}", { n }) : null;
}

function raised(m) {
  return m.undo.events.includes("FloorOpinionRaised");
}

function darkened(m) {
  return m.display.mode === "blank" && m.undo.again.display !== undefined;
}

function throughWords(m) {
  return m.undo.opinions.some((one) => one.text && !m.card(one.opinion).shown) ? _("gỡ nội dung") : _("cho hiện nội dung");
}

function endedWords(m, n) {
  const absent = m.absent.some((id) => m.undo.numbers.includes(m.card(id).number));
  if (absent) return _("báo vắng số {n}", { n });
  return m.undo.floor?.kind === "answer" ? _("kết thúc trả lời số {n}", { n }) : _("kết thúc lượt số {n}", { n });
}

// --- what would be again -----------------------------------------------------------------------------------------------

function afterUndo(m) {
  const { again, opinions } = m.undo;
  return [
    ...opinions.filter((one) => one.text !== undefined).map((one) => textWords(m, one)),
    again.display && !announcesAgain(again) && pictureWords(m, again.display),
    again.announcement !== undefined && announcedWords(m, again.announcement),
    again.second && _("màn 2: {mode}", { mode: modeWords(again.second) }),
    ...turnWords(m),
    again.phase && PHASES[again.phase]?.(),
    m.agenda.items.find((one) => one.id === m.undo.item)?.short,
    again.registration && registrationWords(m, again.registration),
    again.policy && _("lại mời: {policy}", { policy: BRIEFLY[again.policy]() }),
    again.volume !== undefined && _("lại {n} %", { n: again.volume }),
    ...standingWords(m),
  ].filter(Boolean).join("; ");
}

/** What the hall would read, or no longer. */
function textWords(m, { opinion, number: n, text }) {
  if (!text) return _("gỡ nội dung số {n}", { n });
  return m.card(opinion).shown ? _("hiện nội dung cũ số {n}", { n }) : _("hiện lại nội dung số {n}", { n });
}

function pictureWords(m, then) {
  if (then.mode === "blank") return _("màn chiếu lại tắt");
  const dark = m.display.mode === "blank";
  if (then.mode === "auto") return dark ? _("màn chiếu sáng lại") : _("màn chiếu theo Hội nghị");
  const mode = modeWords(then);
  return dark ? _("màn chiếu sáng lại: {mode}", { mode }) : _("màn chiếu: {mode}", { mode });
}

/** The words that come back are the picture. */
function announcesAgain({ display, announcement }) {
  return display.mode === "announcement" && Boolean(announcement);
}

function modeWords({ mode, document, page }) {
  return document ? _("Báo cáo, trang {page}", { page }) : MODES[mode]();
}

function announcedWords(m, text) {
  if (!text) return _("bỏ thông báo");
  return _("hiện lại “{text}”", { text: text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text });
}

const GOES_ON = {
  speech: (n) => _("số {n} nói tiếp", { n }),
  reply: (n) => _("số {n} nói tiếp", { n }),
  answer: (n) => _("trả lời tiếp số {n}", { n }),
};

function turnWords(m) {
  const { waits, floor, numbers, events, again } = m.undo;
  const n = floor && numbersOf(floor.numbers);
  return [
    raised(m) && goneWords(events, numbersOf(numbers)),
    waits.length > 0 && !raised(m) && _("số {n} chờ lại", { n: numbersOf(waits) }),
    floor && (floor.started ? GOES_ON[floor.kind](n) : _("mời lại số {n}", { n })),
    again.clock && clockWords(m, again.clock),
  ];
}

/** Who got a number only to be heard goes with what was raised. */
function goneWords(events, n) {
  return events.includes("PersonCheckedIn") ? _("bỏ số {n} và ý kiến vừa nêu", { n }) : _("bỏ ý kiến vừa nêu của số {n}", { n });
}

function clockWords(m, then) {
  if (!then.started && m.floor.clock.started_at !== null) return _("chưa tính giờ");
  if (then.allotted !== m.floor.clock.allotted) return _("cả lượt {n} phút", { n: Math.round(then.allotted / SECONDS) });
  return then.paused ? _("đồng hồ lại dừng") : _("lại tính giờ");
}

const PHASES = {
  preparing: () => _("chưa mở điểm danh"),
  doors_open: () => _("trở lại điểm danh"),
};

function registrationWords(m, { open, until }) {
  if (!open) return _("đăng ký lại đóng");
  const closed = !m.meeting.registration;
  if (until === null) return closed ? _("đăng ký lại mở") : _("đăng ký không tự đóng");
  const time = timeOf(until);
  return closed ? _("đăng ký lại mở đến {time}", { time }) : _("đăng ký đóng lúc {time}", { time });
}

const STANDING = {
  heard: (n) => _("số {n} chờ trả lời", { n }),
  written: (n) => _("số {n} là ý kiến viết", { n }),
  absent: (n) => _("số {n} lại tính là vắng", { n }),
  joined: (n) => _("số {n} lại gộp chung", { n }),
  refused: (n) => _("số {n} chờ kết quả", { n }),
};

/** Where opinions stand that neither wait nor have the floor, and what else was said of them. */
function standingWords(m) {
  const { opinions } = m.undo;
  return [
    ...together(opinions, (one) => one.status, (n, status) => STANDING[status]?.(n)),
    ...together(opinions, (one) => one.outcome, (n, outcome) => formerWords(m, n, outcome)),
    ...together(opinions, (one) => one.place, (n, place) => _("số {n} về thứ {place}", { n, place })),
    ...opinions.map((one) => assignedWords(m, one)),
  ];
}

/** The numbers of those of whom the same is said, in one go. */
function together(opinions, said, words) {
  const all = [...new Set(opinions.map(said).filter(Boolean))];
  return all.map((one) => words(numbersOf(opinions.filter((other) => said(other) === one).map(({ number }) => number)), one));
}

/** The outcome that came before another one. */
function formerWords(m, n, outcome) {
  return _("số {n} lại là “{outcome}”", { n, outcome: m.labels.outcomes.find((one) => one.id === outcome).short });
}

function assignedWords(m, { official }) {
  if (official === undefined) return null;
  return official === null ? _("chưa phân công ai") : officialOf(m, official)?.name;
}
