// The queue beside the floor: who waits, since when, on what; its order changes with a reason.

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { useSettling } from "./chair-actions.js";
import { Assign, assignedWords } from "./chair-assign.js";
import { Cosigners } from "./chair-cosigners.js";
import { useDrag } from "./chair-drag.js";
import { ByChair, HandTo } from "./chair-gavel.js";
import { briefName, contentOf, fieldOf, reasonWords, takenBy, villageOf, waited, who } from "./chair-model.js";
import { Failure, Press } from "./chair-parts.js";
import { Marks } from "./chair-subject.js";

/** Heard and not yet answered: ticked for the next answer, what was heard last first. */
export function Heard({ ctx, m, ticked }) {
  if (!m.unanswered.length) return null;
  const listed = m.unanswered.toSorted((a, b) => (b === m.heardLast) - (a === m.heardLast));
  return html`<section class="heard" aria-labelledby="heard-title">
    <h2 id="heard-title">${_("Chờ trả lời")} <span class="figures">${m.unanswered.length}</span></h2>
    ${listed.map((id) => html`<${Tick} key=${id} m=${m} id=${id} ticked=${ticked} />`)}
    <${Assign} ctx=${ctx} m=${m} ids=${m.unanswered} />
  </section>`;
}

function Tick({ m, id, ticked }) {
  const card = m.card(id);
  if (!card) return null;
  const now = card.status === "answering" ? _("đang trả lời") : card.answers.length ? _("đã trả lời") : "";
  const words = html`<b><span class="visually-hidden">${_("Số")}</span> <span class="figures">${card.number}</span> <span class="heard__name">${card.name.split(" ").at(-1)}</span></b>
    <small>${now ? html`<em>${now}</em>` : fieldOf(m, card)}</small>`;
  if (card.status === "answering") return html`<p class="heard__now">${words}</p>`;
  return html`<label class="pick pick--tick" title=${who(card)}>
    <input type="checkbox" checked=${ticked.has(id)} disabled=${!m.mayPress} onChange=${() => ticked.flip(id)} />
    <span class="pick__body"><span class="heard__words">${words}</span></span>
  </label>`;
}

/** Always in sight: somebody speaks up, and who missed the call. */
export function Beside({ ctx, m, onAbsent }) {
  if (!m.mayPress || m.meeting.phase !== "in_session") return null;
  return html`<div class="beside">
    ${m.absent.length > 0 && html`<button type="button" class="button button--secondary" onClick=${onAbsent}>${_("Vắng {n}", { n: m.absent.length })}</button>`}
    <button type="button" class="button button--secondary" aria-label=${_("+ Tại chỗ: ý kiến nêu tại chỗ")} onClick=${() => ctx.open({ kind: "add" })}>${_("+ Tại chỗ")}</button>
  </div>`;
}

export function Queue({ ctx: outer, m, store, ticked, fresh, onDecide }) {
  const [open, setOpen] = useState(null);
  const drag = useDrag((opinion, before) => outer.open({ kind: "reorder", opinion, before }));
  const now = useTick(store, 10_000);
  const rows = JSON.stringify([m.queue, m.absent]);
  const moving = useSettling(rows);
  const ctx = { ...outer, meaning: outer.meaning + rows, settling: outer.settling || moving };
  return html`<div class="queue">
    ${m.queue.length === 0 && html`<p class="hint">${_("Chưa có ai đăng ký phát biểu.")}</p>`}
    <ol class="queue__list" ref=${drag.list}>
      ${m.queue.map(
        (id, at) => html`<${Row}
          key=${id} ctx=${ctx} m=${m} id=${id} at=${at} now=${now} drag=${drag} fresh=${fresh.has(id)}
          open=${open === id} onOpen=${() => setOpen(open === id ? null : id)}
        />`,
      )}
    </ol>
    <${Absent} ctx=${ctx} m=${m} />
    <${Written} ctx=${ctx} m=${m} ticked=${ticked} />
    <${Refused} ctx=${ctx} m=${m} onDecide=${onDecide} />
  </div>`;
}

function Row({ ctx, m, id, at, now, drag, open, onOpen, fresh }) {
  const card = m.card(id);
  const place = useRef(null);
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: "nearest" });
  }, [open]);
  if (!card) return null;
  return html`<li class="row" ref=${place} data-opinion=${id} data-fresh=${fresh ? "" : undefined} ...${drag.row(id)}>
    <div class="row__line">
      <button type="button" class="row__open" aria-expanded=${open ? "true" : "false"} onClick=${onOpen}>
        <span class="row__number figures">${card.number}</span>
        <span class="row__who">
          <b>${open ? who(card) : briefName(who(card))}</b>
          <small>${villageOf(m, card.village)} · ${fieldOf(m, card)}</small>
        </span>
        <span class="row__wait"><small>${waited(card, now)} <span aria-hidden="true">${open ? "▴" : "▾"}</span></small>${(card.moved || fresh) && html`<small>${card.moved && html`<span class="row__moved">↕ ${_("đã đổi chỗ")}</span> `}${fresh && html`<span class="row__new">${_("mới thay đổi")}</span>`}</small>`}</span>
      </button>
      ${m.mayPress && !takenBy(m, [id]) && html`<span class="row__handle" ...${drag.handle(id, m.queue)} aria-hidden="true">⠿</span>`}
    </div>
    <${Marks} m=${m} card=${card} />
    ${open && html`<${More} ctx=${ctx} m=${m} card=${card} at=${at} />`}
  </li>`;
}

function More({ ctx, m, card, at }) {
  const content = contentOf(m, card);
  const move = (before) => ctx.open({ kind: "reorder", opinion: card.id, before });
  const last = m.queue.length - 1;
  const zone = `row-${card.id}`;
  const quiet = "button--secondary";
  const other = takenBy(m, [card.id]);
  const session = m.meeting.phase === "in_session";
  return html`<div class="row__more">
    ${m.mayPress && other && html`<div class="tools"><${HandTo} ctx=${ctx} m=${m} to=${other} zone=${zone} /></div>`}
    ${m.mayPress && !other && html`<div class="tools">
      ${session && html`<${Press} ctx=${ctx} id=${`give-${card.id}`} onPress=${() => invite(ctx, m, card)}>${_("Mời phát biểu")}<//>`}
      <${Press} ctx=${ctx} kind=${quiet} off=${at === 0} onPress=${() => move(m.queue[0])}>${_("Lên đầu")}<//>
      <${Press} ctx=${ctx} kind=${quiet} off=${at === 0} onPress=${() => move(m.queue[at - 1])}>${_("↑ Lên")}<//>
      <${Press} ctx=${ctx} kind=${quiet} off=${at === last} onPress=${() => move(m.queue[at + 2] ?? null)}>${_("↓ Xuống")}<//>
      <${Press} ctx=${ctx} kind=${quiet} id=${`written-${card.id}`} onPress=${() => ctx.act(zone, `written-${card.id}`, "ToWritten", { opinion: card.id })}>${_("Chuyển ý kiến viết")}<//>
      ${!card.protected && m.queue.length > 1 && html`<${Press} ctx=${ctx} kind=${quiet} onPress=${() => ctx.open({ kind: "join", lead: card.id, others: [] })}>${_("Gộp với…")}<//>`}
      <${Assign} ctx=${ctx} m=${m} ids=${[card.id]} />
      ${m.inPerson && html`<${Press} ctx=${ctx} kind=${quiet} onPress=${() => ctx.open({ kind: "refuse", opinion: card.id })}>${_("Từ chối…")}<//>`}
    </div>
    <${ByChair} m=${m} what=${_("Từ chối")} />`}
    <${Failure} ctx=${ctx} zone=${zone} />
    <p class="hint">
      ${_("Xin {n} phút", { n: card.minutes })}${card.moved && ` · ${_("Đổi chỗ: {reason}", { reason: reasonWords(card.moved) })}`}
    </p>
    <${Cosigners} ctx=${ctx} m=${m} card=${card} />
    ${content.text && html`<p class="row__content">“${content.text}”</p>`}
    ${content.note && html`<p class="hint">${content.note}</p>`}
  </div>`;
}

/** Inviting somebody ends the turn that runs; asked first when that would cost its speaker something. */
function invite(ctx, m, card) {
  if (m.floor && m.floor.kind !== "answer") return ctx.open({ kind: "instead", opinion: card.id });
  return ctx.act(`row-${card.id}`, `give-${card.id}`, "GiveFloor", { opinion: card.id });
}

function Absent({ ctx, m }) {
  if (!m.absent.length) return null;
  return html`<section class="aside" aria-labelledby="absent-title">
    <h2 id="absent-title">${_("Đã mời, vắng mặt")} <span class="figures">${m.absent.length}</span></h2>
    <ul class="plain">
      ${m.absent.map(m.card).filter(Boolean).map(
        (card) => html`<li key=${card.id} class="row row--plain">
          <span class="row__number figures">${card.number}</span>
          <span class="row__who"><b>${who(card)}</b><small>${villageOf(m, card.village)} · ${fieldOf(m, card)}</small></span>
          ${m.mayPress && html`<${Press}
            ctx=${ctx} kind="button--secondary" id=${`recall-${card.id}`}
            onPress=${() => ctx.act("absent", `recall-${card.id}`, "Recall", { opinion: card.id })}
          >${_("Gọi lại")}<//>`}
        </li>`,
      )}
    </ul>
    <${Failure} ctx=${ctx} zone="absent" />
  </section>`;
}

function Written({ ctx, m, ticked }) {
  if (!m.written.length) return null;
  const now = m.mayPress && m.meeting.phase === "in_session";
  return html`<section class="aside" aria-labelledby="written-title">
    <h2 id="written-title">${_("Ý kiến viết")} <span class="figures">${m.written.length}</span></h2>
    ${now && html`<p class="hint">${_("Đánh dấu để trả lời ngay tại Hội nghị.")}</p>`}
    <ul class="plain">
      ${m.written.map(m.card).filter(Boolean).map(
        (card) => html`<li key=${card.id} class="assigned">
          <label class="pick pick--tick pick--wide">
            <input type="checkbox" checked=${ticked.has(card.id)} disabled=${!now} onChange=${() => ticked.flip(card.id)} />
            <span class="pick__body"><b class="figures">${_("Số {n}", { n: card.number })}</b> ${who(card)} <small>${fieldOf(m, card)}</small><small>${assignedWords(m, card)}</small></span>
          </label>
          <${Assign} ctx=${ctx} m=${m} ids=${[card.id]} />
        </li>`,
      )}
    </ul>
  </section>`;
}

/** Who was refused the floor is still owed an outcome (VI.5). */
function Refused({ ctx, m, onDecide }) {
  if (!m.refused.length) return null;
  const free = m.mayPress && m.floor === null && m.meeting.phase === "in_session";
  return html`<section class="aside" aria-labelledby="refused-title">
    <h2 id="refused-title">${_("Từ chối phát biểu, chờ kết quả")} <span class="figures">${m.refused.length}</span></h2>
    <ul class="plain">
      ${m.refused.map(m.card).map((card) => html`<li key=${card.id} class="row row--plain">
        <span class="row__number figures">${card.number}</span>
        <span class="row__who"><b>${who(card)}</b><small>${villageOf(m, card.village)} · ${fieldOf(m, card)}</small></span>
        <${Press} ctx=${ctx} kind="button--secondary" off=${!free || takenBy(m, [card.id])} onPress=${() => onDecide([card.id])}>${_("Ghi kết quả")}<//>
      </li>`)}
    </ul>
  </section>`;
}
