// The running order: what happened, one row each, and how far its minutes are.

import { html, useEffect, useRef } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { kindOf, markOf, titleOf } from "./secretary-minutes.js";

export function RunningOrder({ view, rows, selected, running, drafts, now, onSelect }) {
  const list = useRef(null);
  useEffect(() => {
    list.current?.querySelector("[aria-current=true]")?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  const onKeyDown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey) return;
    event.preventDefault();
    const at = rows.findIndex((row) => row.entry === selected) + step;
    if (!rows[at]) return;
    onSelect(rows[at].entry);
    list.current.querySelectorAll("button")[at].focus();
  };
  return html`<nav class="order" aria-label=${_("Diễn biến hội nghị")}>
    <h2 class="column__title">${_("Diễn biến")}</h2>
    <ol class="order__list" ref=${list} onKeyDown=${onKeyDown}>
      ${rows.map(
        (row) => html`<${Row} key=${row.entry} view=${view} rows=${rows} row=${row} drafts=${drafts} now=${now}
          chosen=${row.entry === selected} running=${row.entry === running} onSelect=${onSelect} />`,
      )}
    </ol>
    ${!rows.length && html`<p class="empty">${_("Hội nghị chưa bắt đầu.")}</p>`}
  </nav>`;
}

function Row({ view, rows, row, drafts, now, chosen, running, onSelect }) {
  const [kind, word] = markOf(view, rows, row, drafts, now);
  return html`<li>
    <button type="button" class="order__row" data-kind=${row.kind} data-entry=${row.entry}
      aria-current=${chosen ? "true" : "false"} tabindex=${chosen ? "0" : "-1"} onClick=${() => onSelect(row.entry)}>
      <span class="order__time figures">${row.at ? timeOf(row.at) : "–"}</span>
      <span class="order__what">
        <span class="order__title">${titleOf(view, row)}</span>
        <span class="order__kind">
          <span>${running ? html`<strong>${_("đang diễn ra")}</strong>` : kindOf(row)}</span>
          <span class=${`tag order__mark ${kind ? `tag--${kind}` : ""}`}>${word}</span>
        </span>
      </span>
    </button>
  </li>`;
}
