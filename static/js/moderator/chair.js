// The chair's tablet: chair, co-chairs and operator.

import { html, render, useEffect, useMemo, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import { useActions, useSettling } from "./chair-actions.js";
import { Floor } from "./chair-floor.js";
import { WordAsked } from "./chair-hall.js";
import { Head } from "./chair-head.js";
import { likely, readState } from "./chair-model.js";
import { useNews } from "./chair-news.js";
import { nextStep } from "./chair-next.js";
import { OrderBar } from "./chair-order.js";
import { Agenda, Conclusion, Control } from "./chair-panels.js";
import { Beside, Heard, Queue } from "./chair-queue.js";
import { Sheets } from "./chair-sheets.js";
import { Wall } from "./chair-wall.js";

function Chair({ store }) {
  const state = useStore(store);
  const m = useMemo(() => readState(state), [state.views, state.live]);
  if (!m) return html`<p class="chair__wait" role="status">${_("Đang kết nối với máy chủ của Hội nghị…")}</p>`;
  return html`<${Screen} store=${store} state=${state} m=${m} />`;
}

function Screen({ store, state, m }) {
  const actions = useActions(store, m.expected);
  const [asked, setAsked] = useState(null);
  const [deciding, setDeciding] = useDeciding(m);
  const ticked = useTicked(m);
  const news = useNews(m);
  const meaning = meaningOf(m, ticked.ids, deciding, asked, actions.failure?.code);
  const settling = useSettling(meaning);
  const open = (what) => {
    actions.forget();
    setAsked(what);
  };
  const ctx = { ...actions, meaning, settling, open };
  return html`
    <${Head} ctx=${ctx} m=${m} state=${state} store=${store} />
    <main class="hallway">
      <${Floor} ctx=${ctx} m=${m} store=${store} ticked=${ticked} deciding=${deciding} onDecide=${setDeciding} />
      <${Side} ctx=${ctx} m=${m} store=${store} ticked=${ticked} news=${news} onDecide=${setDeciding} />
    </main>
    <${Sheets} ctx=${ctx} m=${m} asked=${asked} onClose=${() => setAsked(null)} />
  `;
}

/** All that a tap could do now, and what moves the buttons: when any of it changes, the finger may be over something else. */
function meaningOf(m, ids, deciding, asked, failed) {
  const chips = likely(m, ids).map(({ one }) => one.id);
  const around = [m.gavel, m.gavelAsked, m.gavelKept, m.calls, m.wordAsked, m.unanswered, m.undo?.action, failed];
  return JSON.stringify([nextStep(m, ids), ids, chips, deciding, asked, m.floor, around]);
}

/** The opinions whose outcome is being written without an answer. */
function useDeciding(m) {
  const [deciding, setDeciding] = useState(null);
  useEffect(() => setDeciding(null), [m.floor?.turn, m.expected]);
  return [deciding, setDeciding];
}

/** Which opinions the next answer is for: the one just heard, and those that the chair ticks. */
function useTicked(m) {
  const [picked, setPicked] = useState({});
  const turn = m.floor?.turn ?? 0;
  useEffect(() => setPicked({}), [turn]);
  const speaking = m.floor && m.floor.kind !== "answer" && m.floor.stage !== "called" ? m.floor.opinion : null;
  const open = [...m.unanswered.filter((id) => m.card(id)?.status === "heard"), ...m.written];
  const first = speaking ?? m.heardLast;
  const chosen = open.filter((id) => picked[id] ?? id === first);
  const ids = together(m, speaking === null ? chosen : [speaking, ...chosen], speaking);
  const has = (id) => ids.includes(id);
  const apart = (id) => Object.fromEntries(open.filter((one) => m.recused[one] !== m.recused[id]).map((one) => [one, false]));
  return { ids, has, flip: (id) => setPicked((old) => ({ ...old, ...apart(id), [id]: !has(id) })) };
}

/** Those that the same hand may give an answer: what somebody else of the chairs has to take goes by itself (III.4). */
function together(m, ids, speaking) {
  const lead = speaking ?? ids.find((id) => !m.recused[id]) ?? ids[0];
  return ids.filter((id) => m.recused[id] === m.recused[lead]);
}

const TABS = [
  ["queue", () => _("Đăng ký")],
  ["agenda", () => _("Chương trình")],
  ["conclusion", () => _("Kết luận")],
  ["control", () => _("Điều khiển")],
];

function Side({ ctx, m, store, ticked, news, onDecide }) {
  const [tab, setTab] = useState("queue");
  // The picture goes dark at any moment: only what the wall itself shows makes its buttons wait.
  const shown = JSON.stringify(m.display);
  const wall = { ...ctx, meaning: shown, settling: useSettling(shown) };
  const [sought, setSought] = useState(0);
  const toAbsent = () => {
    setTab("queue");
    setSought((times) => times + 1);
  };
  useEffect(() => {
    if (sought) document.getElementById("absent-title")?.scrollIntoView({ block: "start" });
  }, [sought]);
  return html`<div class="side">
    <${WordAsked} ctx=${ctx} m=${m} ticked=${ticked} />
    <${Heard} ctx=${ctx} m=${m} ticked=${ticked} />
    <div class="tabs" role="tablist" aria-label=${_("Bảng bên cạnh")}>
      ${TABS.map(
        ([id, words]) => html`<button
          type="button" role="tab" key=${id} id=${`tab-${id}`} class="tab" aria-controls="panel"
          aria-selected=${tab === id ? "true" : "false"} onClick=${() => setTab(id)}
        >
          ${words()}${id === "queue" && html`<span class="figures tab__count">${m.queue.length}</span>`}
        </button>`,
      )}
    </div>
    <div class="bar">
      ${tab === "queue" && html`<${OrderBar} ctx=${ctx} m=${m} />`}
      <${Beside} ctx=${ctx} m=${m} onAbsent=${toAbsent} />
    </div>
    <div class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby=${`tab-${tab}`}>
      ${tab === "queue" && html`<${Queue} ctx=${ctx} m=${m} store=${store} ticked=${ticked} fresh=${news.fresh} onDecide=${onDecide} />`}
      ${tab === "agenda" && html`<${Agenda} ctx=${ctx} m=${m} />`}
      ${tab === "conclusion" && html`<${Conclusion} ctx=${ctx} m=${m} />`}
      ${tab === "control" && html`<${Control} ctx=${ctx} m=${m} store=${store} />`}
    </div>
    <div class="newsline"><div class="newsline__all">${news.news.map((words) => html`<p key=${words} class="news" role="status">${words}</p>`)}</div></div>
    <${Wall} ctx=${wall} m=${m} store=${store} />
  </div>`;
}

const place = document.getElementById("chair");
place.textContent = "";
render(html`<${Chair} store=${openStore()} />`, place);
