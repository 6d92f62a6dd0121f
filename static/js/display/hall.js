/* Before, between and after: welcome, agenda, announcement, conclusion. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { agendaOf } from "./scene.js";
import { Long, Qr } from "./parts.js";

export function Welcome({ view, join }) {
  const { phase, start } = view.meeting;
  return html`<section class="stage stage--welcome">
      <div class="codes" data-stage>
        ${join.wifi ? html`<${Pair} join=${join} />` : html`<${Qr} qr=${join.qr} class="qr--large" />`}
      </div>
      <div class="who" data-stage>
        <${Steps} pair=${join.wifi} />
        <p class="detail" data-spare="6">${_("Không có điện thoại: mời đến bàn đón tiếp.")}</p>
        ${phase === "preparing"
          ? html`<p class="present">${_("Bắt đầu lúc")} <span class="present__count figures">${start}</span></p>`
          : html`<p class="present">
              <span class="present__count figures">${view.present}</span> ${_("người đã có mặt")}
            </p>`}
        <p class="address" data-fit="one" data-spare="1">${join.url.replace(/^https?:\/\//, "")}</p>
      </div>
    </section>
    ${join.wifi && html`<${Wifi} network=${view.network} />`}`;
}

/** In fewer words where room is short; beside two codes the captions say the same. */
function Steps({ pair }) {
  const [network, scan] = pair
    ? [_("Quét mã 1 để vào Wi-Fi"), _("Quét mã 2 bằng máy ảnh hoặc Zalo")]
    : [_("Vào mạng Wi-Fi của Hội nghị"), _("Mở máy ảnh hoặc Zalo, quét mã này")];
  return html`
    <${List} spare="2" steps=${[network, scan, _("Xác nhận có mặt, đăng ký phát biểu")]} />
    ${!pair && html`<${List} spare="7" class="instead" steps=${[_("Vào Wi-Fi Hội nghị"), _("Quét mã này"), _("Xác nhận có mặt")]} />`}`;
}

const JOINED = "-\u2060"; // a hyphen after which no line begins

function List({ steps, spare, class: name = "" }) {
  return html`<ol class="steps ${name}" data-spare=${spare}>${steps.map((step) => html`<li key=${step}>${step.replace("-", JOINED)}</li>`)}</ol>`;
}

/** First into the network, then to the page. */
function Pair({ join }) {
  return html`<figure class="code">
      <figcaption class="code__step">${_("1. Vào Wi-Fi")}</figcaption>
      <${Qr} qr=${join.wifi} class="qr--joined" label=${_("Mã QR vào Wi-Fi của Hội nghị")} />
    </figure>
    <figure class="code">
      <figcaption class="code__step">${_("2. Mở trang Hội nghị")}</figcaption>
      <${Qr} qr=${join.qr} class="qr--joined" />
    </figure>`;
}

function Wifi({ network }) {
  return html`<div class="wifi">
    <p class="wifi__part">${_("Wi-Fi")} <strong>${network.ssid}</strong></p>
    ${network.password && html`<p class="wifi__part">${_("mật khẩu")} <strong>${network.password}</strong></p>`}
  </div>`;
}

export function Agenda({ view }) {
  const { items } = view.agenda;
  const { at, current } = agendaOf(view);
  const ended = !["preparing", "doors_open", "in_session"].includes(view.meeting.phase);
  return html`<section class="stage stage--agenda" data-stage>
    <${Long} as="h2" class="item" text=${current ? current.title : _("Chương trình Hội nghị")} />
    <ol class="agenda">
      ${items.map((item, i) => html`<${Item} key=${item.id} item=${item} spare=${2 - Math.abs(i - Math.max(at, 0)) / items.length} state=${ended ? "done" : stateOf(i, at)} />`)}
    </ol>
  </section>`;
}

function stateOf(i, at) {
  if (at < 0 || i > at + 1) return "later";
  if (i === at) return "now";
  return i < at ? "done" : "next";
}

/** What lies farthest from the present item goes first when the hall asks for a larger type. */
function Item({ item, state, spare }) {
  const words = { done: _("đã xong"), now: _("đang diễn ra"), next: _("tiếp theo"), later: "" };
  return html`<li class="agenda__item" data-spare=${state === "now" ? null : spare} data-state=${state} aria-current=${state === "now" ? "step" : null}>
    <span class="agenda__mark" aria-hidden="true"></span>
    <span class="agenda__title">${item.short}</span>
    <span class="agenda__state">${words[state]}</span>
  </li>`;
}

export function Announcement({ view }) {
  return html`<section class="stage stage--announcement" data-stage>
    <h2 class="kicker">${_("THÔNG BÁO")}</h2>
    <p class="announcement">${view.display.announcement}</p>
  </section>`;
}

export function Conclusion({ view }) {
  const { totals, meeting } = view;
  const over = !["preparing", "doors_open", "in_session"].includes(meeting.phase);
  return html`<section class="stage stage--conclusion" data-stage>
    <h2 class="thanks" data-spare="4">
      ${over ? _("Trân trọng cảm ơn ông/bà đã dự Hội nghị") : _("Kết quả Hội nghị đến lúc này")}
    </h2>
    <dl class="totals">
      <${Total} n=${view.present} word=${_("người dự")} />
      <${Total} n=${totals.opinions} word=${_("ý kiến")} />
      <${Total} n=${totals.spoken} word=${_("đã phát biểu")} />
      <${Total} n=${totals.answered} word=${_("trả lời, ghi nhận")} />
      <${Total} n=${totals.resolved} word=${_("đã giải quyết")} />
      <${Total} n=${totals.to_study} word=${_("cần nghiên cứu")} />
      <${Total} n=${totals.to_higher} word=${_("chuyển cấp trên")} />
      <${Total} n=${totals.written} word=${_("ý kiến viết")} />
    </dl>
    ${over && html`<p class="detail" data-spare="1">${_("Quét mã để xem kết quả và hạn trả lời từng ý kiến.")}</p>`}
  </section>`;
}

function Total({ n, word }) {
  return html`<div class="total">
    <dt class="total__word">${word}</dt>
    <dd class="total__number figures">${n}</dd>
  </div>`;
}
