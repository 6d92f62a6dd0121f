// The secretaries' screen: the running order, the entry being written, and the people.

import { html, render, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { Drafts, useDrafts } from "../shared/drafts.js";
import { openStore } from "../store.js";
import { Entry, Nothing } from "./secretary-entry.js";
import { useFollowing } from "./secretary-following.js";
import { Head } from "./secretary-head.js";
import { currentOf, rowsOf, textsOf, viewOf } from "./secretary-minutes.js";
import { RunningOrder } from "./secretary-order.js";
import { People } from "./secretary-people.js";
import { Preview } from "./secretary-preview.js";
import { MINUTES } from "./secretary-text.js";

const SHORTCUTS = () => [
  ["Alt+N", _("tìm, đăng ký nhanh")],
  ["Alt+T", _("ý kiến tại chỗ")],
  ["Alt+↑ ↓", _("mục trước, sau")],
  ["Alt+F", _("theo lượt hiện tại")],
  ["Alt+K", _("kết quả")],
  ["Alt+P", _("xem biên bản")],
  ["Ctrl+S", _("lưu ngay")],
];

function Screen({ store, drafts }) {
  const state = useStore(store);
  useDrafts(drafts);
  const now = useTick(store, 1000);
  const view = viewOf(state);
  const rows = rowsOf(view, drafts);
  const current = currentOf(view, rows);
  const { selected, following, waiting, select, follow } = useFollowing(rows, current, drafts, (entry) => {
    const found = rows.find((r) => r.entry === entry);
    return found ? textsOf(view, rows, found).map((text) => text.key) : [];
  });
  const [task, setTask] = useState(null); // what the right column is asked for: {kind, key}
  const [preview, setPreview] = useState(false);
  const row = rows.find((r) => r.entry === selected);

  const keys = useRef({});
  keys.current = {
    KeyN: () => ask("search"),
    KeyT: () => ask("floor"),
    KeyF: () => follow(),
    KeyP: () => setPreview((open) => !open),
    KeyK: () => (document.querySelector(".outcome [name=outcome]") ?? document.querySelector("#outcome-again"))?.focus(),
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
  };
  const ask = (kind) => {
    document.getElementById("people-search").focus(); // at once: the name may follow faster than a rendering
    setTask({ kind, key: Date.now() });
  };
  const step = (by) => {
    const next = rows[rows.findIndex((r) => r.entry === selected) + by];
    if (next) select(next.entry, true);
  };
  useShortcuts(keys, drafts);

  return html`
    <${Head} store=${store} state=${state} view=${view} now=${now} />
    <main class="columns">
      <${RunningOrder} view=${view} rows=${rows} selected=${selected}
        running=${view.public.floor && current} drafts=${drafts} now=${now}
        onSelect=${(entry) => select(entry)} />
      <section class="middle" aria-label=${_("Mục biên bản")}>
        ${row && html`<${Following} following=${following} waiting=${waiting} onFollow=${follow} />`}
        ${row
          ? html`<${Entry} store=${store} view=${view} rows=${rows} row=${row} drafts=${drafts} online=${state.online} />`
          : html`<${Nothing} view=${view} />`}
      </section>
      <${People} store=${store} view=${view} task=${task} setTask=${setTask} />
    </main>
    <footer class="shortcuts" aria-label=${_("Phím tắt")}>
      ${SHORTCUTS().map(([key, what]) => html`<span key=${key}><kbd>${key}</kbd> ${what}</span>`)}
    </footer>
    ${preview && html`<${Preview} view=${view} rows=${rows} onClose=${() => setPreview(false)} />`}
  `;
}

function Following({ following, waiting, onFollow }) {
  if (following && !waiting) {
    return html`<p class="following"><span class="tag tag--good">${_("Theo lượt hiện tại")}</span></p>`;
  }
  return html`<p class="following following--apart" role="status">
    <span class="tag tag--warning">${following ? _("Đã sang lượt mới; mục này còn đang ghi") : _("Đang xem mục khác")}</span>
    <button type="button" class="button button--small button--secondary" onClick=${onFollow}>
      ${_("Theo lượt hiện tại (Alt+F)")}
    </button>
  </p>`;
}

/** Keys with Alt, by their place on the keyboard: an input method may change what they write. */
function useShortcuts(keys, drafts) {
  useEffect(() => {
    const onKeyDown = (event) => {
      if (event.isComposing || event.shiftKey) return;
      if (event.altKey && !event.ctrlKey && !event.metaKey && keys.current[event.code]) {
        event.preventDefault();
        keys.current[event.code]();
      } else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyS") {
        event.preventDefault();
        drafts.saveAll();
      }
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

const store = openStore();
const screen = document.getElementById("screen");
screen.replaceChildren();
render(html`<${Screen} store=${store} drafts=${new Drafts(store, MINUTES)} />`, screen);
