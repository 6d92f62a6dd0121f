// What is asked before something is done: each sheet says in a sentence what follows.

import { html, useState } from "../../vendor/preact-htm.js";
import { dateOf } from "../format.js";
import { _ } from "../i18n.js";
import { useKept } from "../shared/kept.js";
import { useSettling } from "./chair-actions.js";
import { Add } from "./chair-add.js";
import { AssignSelect, AssignSheet } from "./chair-assign.js";
import { Hand } from "./chair-gavel.js";
import { Join } from "./chair-joint.js";
import { costWords, fieldOf, likely, numbered, REASONS, reasonWords, takenBy } from "./chair-model.js";
import { Order } from "./chair-order.js";
import { Chips, Failure, Line, Press, Sheet } from "./chair-parts.js";
import { Shares } from "./chair-shares.js";
import { LetThrough, Show } from "./chair-wall.js";

export function Sheets({ ctx, m, asked, onClose }) {
  const Asked = asked && ASKED[asked.kind];
  const officials = (asked?.opinions ?? []).map((id) => likely(m, [id]).map(({ one }) => one.id));
  const meaning = JSON.stringify([asked, m.expected, m.undo?.action, officials]);
  const settling = useSettling(meaning);
  if (!Asked) return null;
  const place = `chair/${m.meeting.slug}/${asked.kind}/${asked.opinion ?? ""}`;
  const send = async (key, type, data, stay = false) => {
    const reply = await ctx.act("sheet", key, type, data);
    if (reply?.ok && !stay) onClose();
    return reply;
  };
  return html`<${Asked} ctx=${{ ...ctx, meaning, settling }} key=${place} m=${m} asked=${asked} place=${place} send=${send} onClose=${onClose} />`;
}

function Refuse({ ctx, m, asked, place, send, onClose }) {
  const [reason, setReason] = useState(null);
  const [route, setRoute] = useState("written");
  const [note, setNote, dropNote] = useKept(place, "");
  const card = m.card(asked.opinion);
  if (!card) return null;
  const press = async () => {
    const reply = await send("refuse", "Refuse", { opinion: card.id, reason, route, note });
    if (reply?.ok) dropNote();
  };
  const missing = !reason ? _("Chọn lý do để từ chối") : route === "office" && !note.trim() ? _("Ghi cơ quan để từ chối") : "";
  const follows = card.outcome
    ? _("Ông/bà {who} không phát biểu nữa; kết quả đã ghi của ý kiến giữ nguyên. Lý do được ghi vào biên bản.", { who: numbered(card) })
    : route === "office"
      ? _("Ông/bà {who} không phát biểu nữa và được hướng dẫn đến cơ quan có thẩm quyền. Lý do được ghi vào biên bản.", { who: numbered(card) })
      : _("Ông/bà {who} không phát biểu nữa; ý kiến chuyển thành ý kiến viết và vẫn được trả lời. Lý do được ghi vào biên bản.", { who: numbered(card) });
  return html`<${Sheet} title=${_("Từ chối phát biểu")} onClose=${onClose}>
    <${Chips} legend=${_("Lý do (mục VI.5 của hướng dẫn)")} name="reason" options=${m.labels.reasons} value=${reason} onPick=${setReason} />
    ${!card.outcome && html`<${Chips} legend=${_("Ý kiến được giải quyết thế nào?")} name="route" options=${m.labels.routes} value=${route} onPick=${setRoute} />`}
    <${Line} id="refuse-note" label=${route === "office" ? _("Đến cơ quan nào, ở đâu?") : _("Ghi thêm (không bắt buộc)")} hint=${_("Ông/bà ấy đọc được trên điện thoại.")} value=${note} onWrite=${setNote} maxlength="120" />
    <p class="notice notice--warning">${follows}</p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="refuse" kind="button--danger button--large button--wide" off=${missing !== ""} onPress=${press}>
      ${missing || _("Từ chối phát biểu")}
    <//>
  <//>`;
}

function Reorder({ ctx, m, asked, place, send, onClose }) {
  const [note, setNote, dropNote] = useKept(place, "");
  const card = m.card(asked.opinion);
  if (!card) return null;
  const where = placeWords(m, card, asked.before);
  const press = async (reason) => {
    const reply = await send(`why-${reason}`, "Reorder", { opinion: asked.opinion, before: asked.before, note, reason });
    if (reply?.ok) dropNote();
  };
  return html`<${Sheet} title=${_("Đổi thứ tự: số {n} {where}", { n: card.number, where })} onClose=${onClose}>
    <p>${_("Chọn lý do. Lý do được ghi vào biên bản và báo cho những người đang chờ.")}</p>
    <${Line} id="reorder-note" label=${_("Ghi thêm (không bắt buộc)")} value=${note} onWrite=${setNote} maxlength="120" />
    <${Failure} ctx=${ctx} zone="sheet" />
    <div class="choices__grid reasons">
      ${REASONS.map((reason) => html`<${Press} key=${reason} ctx=${ctx} id=${`why-${reason}`} kind="button--secondary" onPress=${() => press(reason)}>
        ${reasonWords(reason)}
      <//>`)}
    </div>
  <//>`;
}

/** Where somebody would stand: behind the last whom they let pass, before the first whom they pass. */
function placeWords(m, card, before) {
  if (before === null) return _("xuống cuối danh sách");
  const [at, to] = [card.id, before].map((id) => m.queue.indexOf(id));
  return at < to ? _("xuống sau số {n}", { n: m.card(m.queue[to - 1]).number }) : _("lên trước số {n}", { n: m.card(before)?.number });
}

function Instead({ ctx, m, asked, send, onClose }) {
  const card = m.card(asked.opinion);
  if (!card) return null;
  return html`<${Sheet} title=${_("Mời {who}?", { who: numbered(card) })} onClose=${onClose}>
    <p class="notice notice--warning">${costWords(m)}</p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="instead" kind="button--large button--wide" onPress=${() => send("instead", "GiveFloor", { opinion: card.id })}>
      ${_("Mời ông/bà {who}", { who: numbered(card) })}
    <//>
  <//>`;
}

/** What may become of an opinion without anything to be typed: `{id, label, outcome, level?}`. */
function endings(m) {
  const plain = m.labels.outcomes.filter((kind) => !kind.needs.includes("level") && (kind.id === "to_study" || !kind.needs.length));
  const rising = m.labels.outcomes.filter((kind) => kind.needs.includes("level"));
  return [
    ...plain.map((kind) => ({ id: kind.id, label: kind.label, outcome: kind.id, resolved: kind.resolved ?? false })),
    ...rising.flatMap((kind) => m.labels.levels.slice(1).map((level) => ({
      id: `${kind.id}/${level.id}`, label: `${kind.label}: ${level.label}`, outcome: kind.id, level: level.id, resolved: false,
    }))),
  ];
}

/** Those heard and without an outcome, each with what becomes of it and who answers; studying it is where nothing is chosen. */
function LeftOver({ ctx, m, cards, chosen, onChoose }) {
  const options = endings(m);
  return html`<ul class="plain left-over">
    ${cards.map((card) => takenBy(m, [card.id]) ? html`<${NotMine} key=${card.id} m=${m} card=${card} />` : html`<li key=${card.id}>
      <label class="label" for=${`left-${card.id}`}>${named(m, card)}</label>
      <select class="select" id=${`left-${card.id}`} value=${chosen[card.id] ?? "to_study"} onChange=${(event) => onChoose(card.id, event.target.value)}>
        ${options.map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
      </select>
      <${AssignSelect} ctx=${ctx} m=${m} card=${card} />
    </li>`)}
  </ul>`;
}

/** Whose opinion it is, and how many share its outcome. */
function named(m, card) {
  const others = card.cosigners.length;
  return [numbered(card), others > 0 && _("và {n} người cùng ý kiến", { n: others }), fieldOf(m, card)].filter(Boolean).join(" · ");
}

/** What concerns who concludes is left for somebody else (III.4). */
function NotMine({ m, card }) {
  const { name } = takenBy(m, [card.id]);
  return html`<li>
    <p class="label">${named(m, card)}</p>
    <p class="hint">${_("Liên quan đến người đang điều hành: {name} hoặc thư ký ghi kết quả sau khi kết luận.", { name })}</p>
  </li>`;
}

function ConcludeSheet({ ctx, m, send, onClose }) {
  const [chosen, setChosen] = useState({});
  const failed = ctx.failure?.zone === "sheet" && ctx.failure.code === "unanswered_left" ? ctx.failure : null;
  const owed = failed?.params?.opinions ?? m.conclusion.unanswered.filter((id) => m.card(id)?.lead === null);
  const mine = owed.filter((id) => !takenBy(m, [id]));
  const cards = owed.map(m.card).filter(Boolean);
  const outcomes = mine.filter((id) => chosen[id]).map((id) => {
    const { outcome, level = null, resolved } = endings(m).find((one) => one.id === chosen[id]);
    return { opinion: id, outcome, level, resolved };
  });
  if (m.meeting.phase !== "in_session") return null; // concluded from another screen meanwhile
  const unheard = m.conclusion.unheard.length;
  return html`<${Sheet} title=${_("Kết luận Hội nghị?")} onClose=${onClose}>
    <p class="notice notice--warning">
      ${_("Đăng ký và phát biểu kết thúc.")}${" "}
      ${m.floor?.stage === "called" ? _("Số {n} đang được mời cũng thôi phát biểu.", { n: m.floor.number }) : ""}${" "}
      ${unheard ? _("{n} ý kiến chưa phát biểu, kể cả của người cùng ý kiến và người vắng, chuyển thành ý kiến viết và vẫn được trả lời.", { n: unheard }) : ""}${" "}
      ${_("Thư ký hoàn thiện biên bản. Sau đó không hoàn tác từng việc được nữa.")}
    </p>
    ${owed.length > 0 && html`<p><b>${_("{n} ý kiến chưa có kết quả.", { n: owed.length })}</b></p>
      <${LeftOver} ctx=${ctx} m=${m} cards=${cards} chosen=${chosen} onChoose=${(id, ending) => setChosen((old) => ({ ...old, [id]: ending }))} />`}
    ${!failed && html`<${Failure} ctx=${ctx} zone="sheet" />`}
    <${Press} ctx=${ctx} id="conclude" kind="button--danger button--large button--wide" onPress=${() => send("conclude", "Conclude", mine.length ? { outcomes, remaining: "to_study" } : {})}>
      ${mine.length
        ? html`${_("Ghi {n} kết quả và kết luận", { n: mine.length })}<small>${_("việc cần nghiên cứu: trả lời chậm nhất {date}", { date: dateOf(m.due) })}</small>`
        : _("Kết luận Hội nghị")}
    <//>
  <//>`;
}

function Close({ ctx, m, send, onClose }) {
  const owed = m.conclusion.unresolved.length + m.conclusion.written.length;
  return html`<${Sheet} title=${_("Đóng Hội nghị?")} onClose=${onClose}>
    <p class="notice notice--warning">
      ${_("Hội trường đã ra về. Từ đây Ban tổ chức theo dõi việc trả lời; {n} ý kiến còn phải giải quyết.", { n: owed })}
    </p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="close" kind="button--danger button--large button--wide" onPress=${() => send("close", "CloseMeeting", {})}>
      ${_("Đóng Hội nghị")}
    <//>
  <//>`;
}

const REOPENED = {
  in_session: () => _("Hội nghị trở về lúc điểm danh; những người đăng ký giữ nguyên chỗ."),
  concluded: () => _("Hội nghị tiếp tục ở mục cuối của chương trình. Người chưa phát biểu mà ý kiến chưa có kết quả trở lại như trước khi kết luận: chỗ trong danh sách, ý kiến chung, vắng mặt; kết quả đã ghi giữ nguyên. Đăng ký vẫn đóng cho đến khi bấm “Mở đăng ký”."),
  follow_up: () => _("Hội nghị trở về lúc vừa kết luận; thư ký sửa được biên bản."),
};

function Reopen({ ctx, m, place, send, onClose }) {
  const [reason, setReason, dropReason] = useKept(place, "");
  const press = async () => {
    const reply = await send("reopen", "ReopenPhase", { reason });
    if (reply?.ok) dropReason();
  };
  const follows = REOPENED[m.meeting.phase]?.();
  if (!follows) return null; // gone back from another screen meanwhile
  return html`<${Sheet} title=${_("Quay lại bước trước?")} onClose=${onClose}>
    <p class="notice notice--warning">
      ${follows} ${_("Những việc đã làm trước đó không hoàn tác được nữa. Việc này và lý do được ghi lại.")}
    </p>
    <${Line} id="reopen-reason" label=${_("Lý do")} value=${reason} onWrite=${setReason} maxlength="120" />
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="reopen" kind="button--danger button--large button--wide" off=${!reason.trim()} onPress=${press}>
      ${_("Quay lại bước trước")}
    <//>
  <//>`;
}

const ASKED = {
  refuse: Refuse, reorder: Reorder, instead: Instead, add: Add, conclude: ConcludeSheet, close: Close, reopen: Reopen,
  hand: Hand, order: Order, shares: Shares, join: Join, assign: AssignSheet, show: Show, through: LetThrough,
};
