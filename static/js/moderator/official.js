// The answering official's screen: what is asked of me now, what is likely next, what I owe.

import { html, render, useLayoutEffect, useRef } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { Act } from "../shared/act.js";
import { CallChair } from "../shared/call.js";
import { Drafts } from "../shared/drafts.js";
import { openStore } from "../store.js";
import { ANSWERS, Prepared } from "./official-draft.js";
import { Turn, isOver, quiet } from "./onlooker.js";
import { Ending, InWriting, standing } from "./opinion-state.js";

const AT_THE_MICROPHONE = ["called", "speaking", "replying", "answering"];
const current = (one) => AT_THE_MICROPHONE.includes(one.status);

function Screen({ store, drafts }) {
  const { views, online } = useStore(store);
  const now = useTick(store, 500);
  const { public: open, official: view, me } = views;
  if (!view) return html`<p role="status">${_("Đang kết nối với máy chủ của Hội nghị…")}</p>`;
  if (!view.official) return html`<${Gone} />`;
  const ctx = { store, drafts, online, labels: open.labels, sealed: (id) => me[`sealed/${id}`], now };
  const given = view.assigned.filter((one) => !one.open && !current(one));
  return html`
    ${!online && html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại. Nội dung vừa viết vẫn được giữ.")}</p>`}
    <header class="with-call">
      <div><h1>${view.official.name}</h1><p class="hint">${view.official.office}</p></div>
      <${CallChair} store=${store} calling=${me.calling} />
    </header>
    <${Now} open=${open} view=${view} ctx=${ctx} />
    ${open.meeting.phase === "in_session" && html`<${Word} store=${store} on=${view.word} />`}
    <${Asked} view=${view} over=${isOver(open)} ctx=${ctx} />
    ${given.length > 0 && html`<${Given} rows=${given} ctx=${ctx} />`}
  `;
}

function Gone() {
  return html`<section class="card stack" role="status">
    <h1>${_("Ông/bà không còn trong danh sách trả lời của Hội nghị này.")}</h1>
    <p>${_("Nếu có nhầm lẫn, xin báo người tổ chức để được thêm lại.")}</p>
  </section>`;
}

/** The largest: I am answering, or who has the floor. */
function Now({ open, view, ctx }) {
  const { floor, labels } = open;
  if (!floor) return html`<section class="card now"><p>${quiet(open, ctx.now)}</p></section>`;
  const mine = floor.official?.id === view.official.id;
  const numbers = [floor, ...floor.others].map((one) => one.number).join(", ");
  const heading = mine ? _("Mời ông/bà trả lời số {numbers}", { numbers }) : "";
  return html`<section class="card now" data-mine=${mine ? "" : undefined} aria-label=${_("Đang diễn ra")}>
    <${Turn} floor=${floor} labels=${labels} now=${ctx.now} heading=${heading} />
  </section>`;
}

function Word({ store, on }) {
  const words = on ? _("Thôi, không xin phát biểu") : _("Xin phát biểu");
  return html`<p class="word">
    ${on && html`<b class="tag tag--warning" role="status">${_("Đã báo chủ trì: ông/bà xin phát biểu")}</b>`}
    <${Act} store=${store} type="AskForWord" data=${{ on: !on }} words=${words} name=${_("với chủ trì")} secondary=${true} />
  </p>`;
}

/** One list, whose cards keep what is being typed in them while the opinion moves from the queue to the microphone. */
function Asked({ view, over, ctx }) {
  const later = (one) => one.open && !current(one);
  const inWriting = (one) => over || ["written", "refused"].includes(one.status);
  const groups = [
    { id: "now", title: _("Đang được hỏi đến"), rows: [...view.assigned, ...view.likely].filter(current) },
    { id: "assigned", title: _("Được phân công trả lời"), empty: _("Không có ý kiến nào khác được phân công."), rows: view.assigned.filter(later) },
    { id: "likely", title: _("Có thể sắp hỏi đến"), empty: !over && _("Không có ý kiến nào khác sắp hỏi đến."), rows: view.likely.filter((one) => later(one) && !inWriting(one)) },
    { id: "written", title: _("Ý kiến viết thuộc lĩnh vực của ông/bà"), rows: view.likely.filter((one) => later(one) && inWriting(one)) },
  ].filter((group) => group.empty || group.rows.length);
  useKeptFocus();
  return html`<div class="mine__asked">${groups.flatMap(({ id, title, empty, rows }) => [
    html`<h2 key=${id}>${title} <span class="figures">${rows.length || ""}</span></h2>`,
    ...rows.map((one) => html`<${Opinion} key=${one.opinion} one=${one} ctx=${ctx} />`),
    !rows.length && html`<p key=${`${id}-empty`} class="hint">${empty}</p>`,
  ])}</div>`;
}

/** A browser takes the focus from what is moved. */
function useKeptFocus() {
  const held = useRef(null);
  held.current = document.activeElement;
  useLayoutEffect(() => {
    const { current } = held;
    if (current !== document.activeElement && current?.isConnected && current.closest(".mine__asked")) current.focus();
  });
}

function Content({ one, ctx }) {
  const content = one.content ?? ctx.sealed(one.opinion)?.content;
  return content ? html`<p class="mine__content">“${content}”</p>` : html`<p class="hint">${_("Nội dung được bảo vệ, chưa hiện trên máy này.")}</p>`;
}

/** Whose it is, an official knows once it is theirs. */
function headed(one) {
  return one.number ? _("Ý kiến {opinion} · số {number}", one) : _("Ý kiến {opinion}", one);
}

function Opinion({ one, ctx }) {
  return html`<article class="card stack" data-opinion=${one.opinion}>
    <h3>${headed(one)}</h3>
    <p class="mine__where">
      <b class=${current(one) ? "tag tag--good" : "tag"}>${standing(one.status)}</b>
      <span>${one.village && `${label(ctx.labels.villages, one.village)} · `}<b>${label(ctx.labels.fields, one.field)}</b></span>
    </p>
    <${InWriting} due=${one.due} now=${ctx.now} />
    <${Content} one=${one} ctx=${ctx} />
    <div class="tools" role="group" aria-label=${_("Báo chủ trì về ý kiến {opinion}", one)}>
      <${Offer} one=${one} ctx=${ctx} kind="will_answer" words=${_("Tôi trả lời")} />
      <${Offer} one=${one} ctx=${ctx} kind="needs_study" words=${_("Cần nghiên cứu")} />
    </div>
    <${Prepared} drafts=${ctx.drafts} one=${one} online=${ctx.online} />
  </article>`;
}

/** Pressed once more, it is taken back. */
function Offer({ one, ctx, kind, words }) {
  const on = one.offer === kind;
  const data = { opinion: one.opinion, kind: on ? "" : kind };
  return html`<${Act} store=${ctx.store} type="OfferAnswer" data=${data} secondary=${!on} words=${on ? `✓ ${words}` : words} name=${_("ý kiến {opinion}", one)} />`;
}

function Given({ rows, ctx }) {
  return html`<section class="stack">
    <h2>${_("Đã có kết quả")}</h2>
    <ul class="board__list">${rows.map((one) => html`<li key=${one.opinion}>
      <b>${headed(one)}</b> · ${label(ctx.labels.fields, one.field)}
      ${one.outcome ? html`<${Ending} outcome=${ctx.sealed(one.opinion)?.outcome ?? one.outcome} labels=${ctx.labels} now=${ctx.now} />` : html`<p>${standing(one.status)}</p>`}
      <${InWriting} due=${one.due} now=${ctx.now} />
      ${(one.due || (one.outcome && !one.outcome.resolved)) && html`<${Owed} one=${one} ctx=${ctx} />`}
    </li>`)}</ul>
  </section>`;
}

/** An answer in writing is still to come. */
function Owed({ one, ctx }) {
  return html`<${Content} one=${one} ctx=${ctx} /><${Prepared} drafts=${ctx.drafts} one=${one} online=${ctx.online} />`;
}

const store = openStore();
render(html`<${Screen} store=${store} drafts=${new Drafts(store, ANSWERS)} />`, document.getElementById("board"));
