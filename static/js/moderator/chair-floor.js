// The floor: who has it, the clock, and the one thing to do now, always in the same place.

import { html, useEffect, useState } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { useSettling } from "./chair-actions.js";
import { ByChair, handOver, HandTo } from "./chair-gavel.js";
import { agendaAt, isLong, likely, takenBy } from "./chair-model.js";
import { nextStep } from "./chair-next.js";
import { Outcome } from "./chair-outcome.js";
import { Failure, Press } from "./chair-parts.js";
import { Subject } from "./chair-subject.js";

const FIRST = 3;

export function Floor({ ctx, m, store, ticked, deciding, onDecide }) {
  const answering = m.floor?.kind === "answer";
  const ids = deciding ?? (answering ? m.floor.opinions : null);
  const other = ids && takenBy(m, ids);
  return html`<section class="floor" aria-label=${_("Lượt đang diễn ra")} data-stage=${m.floor?.stage ?? "free"}>
    <${Subject} ctx=${ctx} m=${m} store=${store} deciding=${deciding} />
    ${m.floor && html`<${Clock} ctx=${ctx} m=${m} store=${store} />`}
    ${ids && m.mayPress
      ? other
        ? html`<${Involved} ctx=${ctx} m=${m} ids=${ids} to=${other} /><${Failure} ctx=${ctx} zone="floor" />`
        : html`<${Outcome} key=${ids.join()} ctx=${ctx} m=${m} ids=${ids} onCancel=${deciding && (() => onDecide(null))} onDone=${() => onDecide(null)} />`
      : html`<${Choices} ctx=${ctx} m=${m} ticked=${ticked} onDecide=${onDecide} /><${Primary} ctx=${ctx} m=${m} ticked=${ticked} />`}
  </section>`;
}

// --- the clock ---------------------------------------------------------------------------------------------------------

function Clock({ ctx, m, store }) {
  const now = useTick(store, 250);
  const { stage, clock } = m.floor;
  const told = reading(clock, now);
  const minutes = Math.round(clock.allotted / 60);
  return html`<div class="timing">
    <p class="timing__clock" data-light=${told.light}>
      <span class="clock" data-light=${stage === "called" ? undefined : told.light}>${told.text}</span>
      <span class="timing__word">
        ${stage === "called" ? _("{n} phút, chưa tính giờ", { n: minutes }) : stage === "paused" ? _("tạm dừng") : told.word}
      </span>
    </p>
    ${m.mayPress && html`<div class="tools">${tools(ctx, m).map((tool) => html`<${Tool} key=${tool.id} ctx=${ctx} ...${tool} />`)}</div>`}
    ${m.mayPress && m.floor.kind !== "answer" && html`<${ByChair} m=${m} what=${_("Từ chối")} />`}
    <${Failure} ctx=${ctx} zone="clock" />
  </div>`;
}

function Tool({ ctx, id, words, type, data, open, long }) {
  const press = open ?? (() => ctx.act("clock", id, type, data));
  return html`<${Press} ctx=${ctx} id=${id} kind=${long ? "button--secondary tool--long" : "button--secondary"} onPress=${press}>${words}<//>`;
}

function tools(ctx, m) {
  const { stage, kind, opinion, opinions } = m.floor;
  const extend = [1, 2].map((minutes) => ({ id: `extend-${minutes}`, words: _("+{n} phút", { n: minutes }), type: "ExtendTime", data: { minutes } }));
  const absent = { id: "absent", words: _("Vắng mặt"), type: "MarkAbsent" };
  const pause = { id: "pause", words: _("Tạm dừng"), type: "PauseTimer" };
  const resume = { id: "resume", words: _("Chạy tiếp"), type: "ResumeTimer" };
  const end = { id: "end", words: _("Kết thúc phát biểu"), type: "EndSpeech" };
  const refuse = { id: "refuse", words: _("Từ chối…"), open: () => ctx.open({ kind: "refuse", opinion }) };
  const later = { id: "later", words: _("Ghi sau, mời thêm"), type: "EndAnswer" };
  const reply = { id: "reply", words: _("Mời trao đổi lại"), type: "StartReply", data: { opinion }, long: true };
  if (kind === "answer") {
    const mine = !takenBy(m, opinions);
    const again = mine && m.replies > 0 && opinions.length === 1 && !m.card(opinion)?.replied ? [reply] : [];
    return [...extend, stage === "paused" ? resume : pause, ...again, later];
  }
  const refusing = m.inPerson && !takenBy(m, [opinion]) ? [refuse] : [];
  if (stage === "called") return [...extend, absent, ...refusing];
  return [...extend, stage === "paused" ? end : pause, ...refusing];
}

// --- who answers -------------------------------------------------------------------------------------------------------

function Choices({ ctx: outer, m, ticked, onDecide }) {
  const [all, setAll] = useState(false);
  const unfolding = useSettling(all);
  const ctx = { ...outer, meaning: `${outer.meaning} ${all}`, settling: outer.settling || unfolding };
  const ids = ticked.ids;
  const free = m.floor === null;
  useEffect(() => setAll(false), [m.expected]);
  if (!m.mayPress || m.meeting.phase !== "in_session" || !ids.length || m.floor?.stage === "called") {
    return html`<${Elsewhere} ctx=${ctx} m=${m} />`;
  }
  const other = takenBy(m, ids);
  if (other && nextStep(m, ids).type === "PassGavel") return null;
  if (other) return html`<${Involved} ctx=${ctx} m=${m} ids=${ids} to=${other} />`;
  const officials = likely(m, ids);
  const listed = all ? officials : officials.slice(0, FIRST);
  const numbers = numbersOf(m, ids);
  return html`<div class="choices" data-all=${all ? "" : undefined}>
    <div class="choices__head">
      <h2 class="choices__title" id="who-answers">${_("Ai trả lời số {numbers}?", { numbers })}</h2>
      ${free && html`
        ${canReply(m, ids) && html`<${Reply} ctx=${ctx} id=${ids[0]} />`}
        <button type="button" class="button button--secondary" onClick=${() => onDecide(ids)}>${_("Ghi kết quả, không cần trả lời")}</button>
      `}
    </div>
    <div class="choices__grid" role="group" aria-labelledby="who-answers">
      ${listed.map(
        ({ one, rank }) => html`<${Press}
          key=${one.id}
          ctx=${ctx}
          id=${`answer-${one.id}`}
          kind="official"
          data-likely=${rank < 2 ? "" : undefined}
          onPress=${() => ctx.act("floor", `answer-${one.id}`, "StartAnswer", { official: one.id, opinions: ids })}
        >
          <b data-long=${isLong(one.name)}>${one.name}</b><small>${one.office}</small>
        <//>`,
      )}
      ${officials.length > FIRST &&
      html`<button type="button" class="button official" aria-expanded=${all ? "true" : "false"} onClick=${() => setAll(!all)}>
        <b>${all ? _("Thu gọn") : _("Người khác…")}</b><small>${all ? "" : _("{n} người nữa", { n: officials.length - FIRST })}</small>
      </button>`}
    </div>
  </div>`;
}

/** Instead of answers and outcomes that the server would refuse. */
function Involved({ ctx, m, ids, to }) {
  return html`<div class="choices involved">
    <p>${_("Ý kiến số {numbers} liên quan đến người đang điều hành.", { numbers: numbersOf(m, ids) })}</p>
    <${HandTo} ctx=${ctx} m=${m} to=${to} zone="floor" />
  </div>`;
}

function numbersOf(m, ids) {
  return ids.map((id) => m.card(id)?.number).filter(Boolean).join(", ");
}

function canReply(m, ids) {
  const one = ids.length === 1 ? m.card(ids[0]) : null;
  return m.replies > 0 && one?.status === "heard" && one.answers.length > 0 && !one.replied;
}

function Reply({ ctx, id }) {
  const press = () => ctx.act("floor", "reply", "StartReply", { opinion: id });
  return html`<${Press} ctx=${ctx} id="reply" kind="button--secondary" onPress=${press}>${_("Mời trao đổi lại")}<//>`;
}

/** With the floor free: the other way on, to the next item, without looking for it. */
function Elsewhere({ ctx, m }) {
  const { item, next } = agendaAt(m);
  if (!m.mayPress || m.floor || !item?.speaking || !next || !m.queue.length) return null;
  return html`<div class="choices__more">
    <${Press}
      ctx=${ctx}
      id=${`item-${next.id}`}
      kind="button--secondary"
      onPress=${() => ctx.act("floor", `item-${next.id}`, "SetAgendaItem", { item: next.id })}
    >
      ${_("Sang mục sau: {title}", { title: next.short })}
    <//>
  </div>`;
}

// --- the one thing to do now -------------------------------------------------------------------------------------------

function Primary({ ctx, m, ticked }) {
  const step = nextStep(m, ticked.ids);
  if (!step) return html`<${Failure} ctx=${ctx} zone="floor" />`;
  const press = () => {
    if (step.ask) return ctx.open({ kind: step.ask });
    return step.type === "PassGavel" ? handOver(ctx, m, "floor", "primary", step.data.to) : ctx.act("floor", "primary", step.type, step.data);
  };
  return html`<div class="primary">
    <${Failure} ctx=${ctx} zone="floor" />
    <${Press} ctx=${ctx} id="primary" kind="button--large button--wide primary__button" data-long=${isLong(step.words)} off=${!step.type && !step.ask} onPress=${press}>
      ${step.words}${step.sub && html`<small>${step.sub}</small>`}
    <//>
  </div>`;
}
