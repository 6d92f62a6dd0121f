// What the projectors show: always in sight, one tap to switch the picture off.

import { html, useState } from "../../vendor/preact-htm.js";
import { minutesAndSeconds } from "../clock.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { brief } from "../shared/brief.js";
import { useKept } from "../shared/kept.js";
import { paperOf } from "../shared/paper.js";
import { Chips, Failure, Press, Sheet } from "./chair-parts.js";

export const MODES = {
  auto: () => _("Tự động"),
  welcome: () => _("Chào mừng, mã QR"),
  agenda: () => _("Chương trình"),
  report: () => _("Báo cáo"),
  break: () => _("Giải lao"),
  announcement: () => _("Thông báo"),
  conclusion: () => _("Kết luận"),
  blank: () => _("Tắt hình"),
  same: () => _("Như màn 1"),
};
const BREAKS = [5, 10, 15, 20, 30];

export function Wall({ ctx, m, store }) {
  const { mode } = m.display;
  const show = (to, key = `wall-${to}`) => ctx.act("wall", key, "ShowOnDisplay", { mode: to });
  const dark = mode === "blank";
  const back = mode === "break" ? _("Kết thúc giải lao") : _("Tự động");
  const quick = (to, words, kind = "") => html`<${Press} ctx=${ctx} id=${`wall-${to}`} kind=${`button--secondary ${kind}`} off=${!m.mayPress || mode === to} onPress=${() => show(to)}>${words}<//>`;
  return html`<section class="wall" aria-label=${_("Màn chiếu")}>
    <p><small>${_("Màn chiếu")}</small> <b>${MODES[mode]()}</b>${mode === "break" && html` <${Left} store=${store} until=${m.display.until} />`}${differs(m) && html` <span class="wall__second">${_("Màn 2: {mode}", { mode: MODES[m.second.mode]() })}</span>`}</p>
    <${Turn} ctx=${ctx} m=${m} />
    <div class="tools">
      ${mode !== "auto" && !dark && quick("auto", back, "wall__back")}
      ${quick("welcome", _("Mã QR"))}
      <button type="button" class="button button--secondary" disabled=${!m.mayPress} onClick=${() => ctx.open({ kind: "show" })}>${_("Khác…")}</button>
      <${Press}
        ctx=${ctx} id="wall-picture" kind=${dark ? "wall__picture" : "button--danger wall__picture"} off=${!m.mayPress} onPress=${() => show(dark ? "auto" : "blank", "wall-picture")}
      >${dark ? _("BẬT LẠI HÌNH") : _("TẮT HÌNH")}<//>
    </div>
    ${m.silent && html`<p class="wall__silent tag tag--warning" role="status">${_("Hội trường không nghe tiếng gọi số: cần bấm một lần vào màn 1.")}</p>`}
    <${Failure} ctx=${ctx} zone="wall" />
  </section>`;
}

/** What is left of a break, as the hall reads it. */
function Left({ store, until }) {
  const left = Math.ceil((until - useTick(store, 250)) / 1000);
  return html`<span class="figures">${left > 0 ? _("còn {time}", { time: minutesAndSeconds(left) }) : _("đã hết giờ")}</span>`;
}

/** Whether the second projector shows something else than the first. */
function differs({ display, second }) {
  const picture = ({ mode, until, document }) => JSON.stringify([mode, until, document]);
  return second.mode !== "same" && picture(second) !== picture(display);
}

/** The page that is read from, turned here: the chosen one, or the one that the item shows by itself. */
function Turn({ ctx, m }) {
  const { mode, document } = m.display;
  const chosen = mode === "report" && document ? m.documents.find((one) => one.id === document.id) : null;
  const paper = chosen ?? (mode === "auto" && !m.floor ? paperOf(m) : null);
  if (!paper || paper.pages < 2) return null;
  const page = chosen ? document.page : 1;
  const turn = (to, words) => html`<${Press} ctx=${ctx} id=${`turn-${to}`} kind="button--secondary" off=${!m.mayPress || to < 1 || to > paper.pages}
    onPress=${() => ctx.act("wall", `turn-${to}`, "ShowOnDisplay", { mode: "report", document: paper.id, page: to })}>${words}<//>`;
  return html`<div class="tools wall__turn">
    ${turn(page - 1, _("← Trang trước"))}
    <span class="figures">${_("trang {page}/{pages}", { page, pages: paper.pages })}</span>
    ${turn(page + 1, _("Trang sau →"))}
  </div>`;
}

export function Show({ ctx, m, send, onClose }) {
  const [screen, setScreen] = useState(1);
  const now = screen === 1 ? m.display : m.second;
  const dark = screen === 2 && m.display.mode === "blank";
  const modes = Object.keys(MODES).filter((mode) => mode !== "break" && mode !== "report" && (screen === 2 || mode !== "same"));
  const show = (key, data) => send(key, "ShowOnDisplay", { screen, ...data });
  return html`<${Sheet} title=${_("Màn chiếu hiện gì?")} onClose=${onClose}>
    <${Chips} legend=${_("Màn nào")} name="screen" value=${screen} onPick=${setScreen}
      options=${[{ id: 1, label: _("Màn 1") }, { id: 2, label: _("Màn 2 (nếu có)") }]} />
    ${dark && html`<p class="hint">${_("Đang tắt hình ở mọi màn. Chọn hình cho màn 1 thì màn 2 sáng lại như trước.")}</p>`}
    <div class="modes" role="group" aria-label=${_("Nội dung")}>
      ${modes.map((mode) => html`<${Press}
        key=${mode} ctx=${ctx} id=${`show-${mode}`} kind="button--secondary mode" off=${dark || now.mode === mode} aria-pressed=${now.mode === mode ? "true" : "false"}
        onPress=${() => show(`show-${mode}`, { mode })}
      >${now.mode === mode && html`<span aria-hidden="true">✓ </span>`}${MODES[mode]()}<//>`)}
    </div>
    <h3 id="break-title">${_("Giải lao, đếm ngược")}</h3>
    <div class="tools" role="group" aria-labelledby="break-title">
      ${BREAKS.map((minutes) => html`<${Press} key=${minutes} ctx=${ctx} id=${`break-${minutes}`} kind="button--secondary" off=${dark} onPress=${() => show(`break-${minutes}`, { mode: "break", minutes })}>${_("{n} phút", { n: minutes })}<//>`)}
    </div>
    ${!dark && html`<${Pages} ctx=${ctx} m=${m} now=${now} onShow=${(document, page) => send("page", "ShowOnDisplay", { screen, mode: "report", document, page }, true)} />`}
    <${Failure} ctx=${ctx} zone="sheet" />
  <//>`;
}

/** The documents made public, a page at a time; the sheet stays so that pages can be turned. */
function Pages({ ctx, m, now, onShow }) {
  const at = now.mode === "report" ? now.document : null;
  return html`<h3>${_("Trang tài liệu đang báo cáo")}</h3>
    ${m.documents.length === 0 && html`<p class="hint">${_("Chưa công khai tài liệu nào.")}</p>`}
    <ul class="plain">
      ${m.documents.map((one) => {
        const page = at?.id === one.id ? at.page : 0;
        return html`<li key=${one.id} class="papers__one">
          <span class="row__who"><b>${one.title}</b><small>${page ? _("đang hiện trang {page}/{pages}", { page, pages: one.pages }) : _("{n} trang", { n: one.pages })}</small></span>
          <span class="tools">
            ${page > 1 && html`<${Press} ctx=${ctx} kind="button--secondary" onPress=${() => onShow(one.id, page - 1)}>${_("← Trang trước")}<//>`}
            ${page < one.pages && html`<${Press} ctx=${ctx} kind="button--secondary" onPress=${() => onShow(one.id, page + 1)}>${page ? _("Trang sau →") : _("Chiếu")}<//>`}
          </span>
        </li>`;
      })}
    </ul>`;
}

/** What the citizen wrote, shown to the hall once the chair or a secretary lets it. */
export function Through({ ctx, m, card }) {
  if (card.protected || !m.mayPress) return null;
  const open = () => ctx.open({ kind: "through", opinion: card.id });
  if (!card.shown) return html`<button type="button" class="button button--secondary" onClick=${open}>${_("Cho hiện nội dung…")}</button>`;
  return html`<span class="through">
    <b class="tag tag--good">${_("Đang chiếu nội dung")}</b>
    <${Press} ctx=${ctx} id="unshow" kind="button--secondary" onPress=${() => ctx.act("subject", "unshow", "LetThrough", { opinion: card.id, text: "" })}>${_("Gỡ nội dung")}<//>
  </span>`;
}

const LONGEST = 200;

/** What the hall reads where it is not what the citizen wrote. */
export function Edited({ card }) {
  if (!card.shown || card.shown === asLine(card.content ?? "")) return null;
  return html`<p><b class="tag">${_("Trên màn chiếu")}</b> “${card.shown}”</p>`;
}

function asLine(content) {
  return brief(content.replaceAll("\n", " "), LONGEST);
}

export function LetThrough({ ctx, m, asked, place, send, onClose }) {
  const card = m.card(asked.opinion);
  const given = card?.content ?? "";
  const [draft, write, dropText] = useKept(place, { of: given, text: asLine(given) });
  if (!card) return null;
  // What was drafted of an earlier wording is not what the citizen says now.
  const text = draft.of === given ? draft.text : asLine(given);
  const setText = (typed) => write({ of: given, text: typed });
  const press = async () => {
    const reply = await send("through", "LetThrough", { opinion: card.id, text });
    if (reply?.ok) dropText();
  };
  return html`<${Sheet} title=${_("Cho hiện nội dung trên màn chiếu")} onClose=${onClose}>
    <p>${_("Bỏ những gì không nên phổ biến (tên người khác, lời xúc phạm…). Nguyên văn vẫn được giữ trong hồ sơ.")}</p>
    <label class="label" for="through-text">${_("Nội dung cả hội trường đọc được")}</label>
    <textarea class="textarea" id="through-text" maxlength=${LONGEST} value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
    <p class="hint">${_("Còn {n} ký tự", { n: LONGEST - text.length })}</p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="through" kind="button--large button--wide" off=${!text.trim()} onPress=${press}>
      ${_("Cho hiện")}
    <//>
  <//>`;
}
