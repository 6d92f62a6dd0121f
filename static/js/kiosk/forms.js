// A stack of paper forms, in the order handed in: typed row by row, sent in one go.
import { html, render, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { CallChair } from "../shared/call.js";
import { newId, openStore } from "../store.js";
import { captionOf, Row } from "./forms-row.js";
import { blank, formOf, isBlank, keep, kept } from "./forms-stack.js";

const MOST = 100;

function Screen({ store }) {
  const { views, online } = useStore(store);
  const { labels, meeting } = views.public;
  const fixed = store.boot.role === "village" ? store.boot.actor : "";
  const [stack, setStack] = useState(() => kept(store.boot.slug) || { id: newId(), rows: [blank(fixed)] });
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState(null);
  const screen = useRef(null);
  const { rows } = stack;
  useEffect(() => keep(store.boot.slug, stack), [stack]);
  const change = (next) => setStack({ id: newId(), rows: next }); // other content is another command
  const put = (at, row) => change(rows.map((one, i) => (i === at ? row : one)));
  const add = () => {
    if (rows.length < MOST) change([...rows, { ...blank(fixed), village: rows[rows.length - 1].village, field: "" }]);
  };
  useEffect(() => {
    const last = screen.current.querySelector(".forms__row:last-child input");
    if (last) last.focus();
  }, [rows.length]);
  const filled = rows.filter((row) => !isBlank(row));

  const send = async () => {
    if (busy || !filled.length) return;
    setBusy(true);
    setTold(null);
    const answer = await store.send("EnterForms", { forms: filled.map(formOf) }, { id: stack.id });
    setBusy(false);
    if (answer.ok) {
      setTold({ done: _("Đã lưu {n} phiếu, theo đúng thứ tự nộp.", { n: filled.length }) });
      setStack({ id: newId(), rows: [blank(fixed)] });
    } else setTold({ error: answer.error, faults: faultsOf(answer.error, filled) });
  };
  const keys = (event) => {
    if (event.isComposing || event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    if (event.shiftKey) send();
    else add();
  };
  return html`<div ref=${screen} onKeyDown=${keys}>
    ${!online && html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại. Các phiếu đang nhập được giữ trên máy này.")}</p>`}
    <div class="with-call">
      <p><strong>UBND ${meeting.unit} ${meeting.name}</strong></p>
      <${CallChair} store=${store} calling=${views.me.calling} />
    </div>
    <h1>${_("Nhập phiếu đăng ký phát biểu")}</h1>
    <p class="hint">
      ${_("Xếp phiếu theo thứ tự nộp. Ghi số của người đã điểm danh, hoặc họ tên của người chưa có số.")}
      ${" "}<kbd>Ctrl+Enter</kbd> ${_("phiếu tiếp theo")} · <kbd>Ctrl+Shift+Enter</kbd> ${_("lưu cả tập")}
    </p>
    ${told?.error && html`<p class="notice notice--stop" role="alert">${told.error.message} ${_("Chưa phiếu nào được lưu.")}</p>`}
    ${told?.done && html`<p class="notice notice--good" role="status">${told.done}</p>`}
    <ol class="forms__stack">
      ${rows.map(
        (row, at) => html`<${Row} key=${row.key} at=${at + 1} row=${row} labels=${labels} limits=${meeting.limits} fixed=${fixed}
          fault=${told?.faults?.get(row.key)} onChange=${(next) => put(at, next)}
          onDrop=${rows.length > 1 ? () => change(rows.filter((one) => one !== row)) : null} />`,
      )}
    </ol>
    <p class="forms__foot">
      <button type="button" class="button button--secondary" onClick=${add} disabled=${rows.length >= MOST}>${_("Thêm phiếu")}</button>
      <button type="button" class="button" onClick=${send} aria-busy=${busy ? "true" : undefined} disabled=${!filled.length}>
        ${busy ? _("Đang lưu…") : _("Lưu {n} phiếu", { n: filled.length })}
      </button>
    </p>
  </div>`;
}

/** What is wrong with which row: the server names fields as "forms.2.person.village", or one row. */
function faultsOf(error, rows) {
  const faults = new Map();
  if (error.params?.row) faults.set(rows[error.params.row - 1].key, error.message);
  Object.entries(error.fields || {}).forEach(([path, sentence]) => {
    const [, at, ...names] = path.split(".");
    const { key } = rows[Number(at)] || {};
    const said = `${captionOf(names.pop())}: ${sentence}`;
    if (key) faults.set(key, faults.has(key) ? `${faults.get(key)} ${said}` : said);
  });
  return faults;
}

const screen = document.getElementById("screen");
screen.replaceChildren();
render(html`<${Screen} store=${openStore()} />`, screen);
