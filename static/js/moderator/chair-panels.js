// Beside the queue: the agenda, the conclusion as it stands, and what all screens show.

import { html, useState } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { Compiled } from "./chair-conclusion.js";
import { Failure, Press } from "./chair-parts.js";

export function Agenda({ ctx, m }) {
  const session = m.meeting.phase === "in_session" && m.mayPress;
  return html`<div>
    <ol class="agenda">
      ${m.agenda.items.map((one, at) => {
        const current = one.id === m.agenda.current;
        return html`<li key=${one.id} class="agenda__item" aria-current=${current ? "step" : undefined}>
          <span class="row__number figures">${at + 1}</span>
          <span class="row__who">
            <b>${one.short}</b>
            <small>${when(one)}</small>
          </span>
          ${session && !current && html`<${Press}
            ctx=${ctx} id=${`to-${one.id}`} kind="button--secondary" aria-label=${_("Chuyển đến mục {n}: {title}", { n: at + 1, title: one.title })}
            off=${m.floor !== null}
            onPress=${() => ctx.act("agenda", `to-${one.id}`, "SetAgendaItem", { item: one.id })}
          >${_("Chuyển đến")}<//>`}
        </li>`;
      })}
    </ol>
    ${session && m.floor && html`<p class="hint">${_("Kết thúc lượt đang diễn ra rồi mới chuyển mục.")}</p>`}
    <${Failure} ctx=${ctx} zone="agenda" />
  </div>`;
}

function when(item) {
  const planned = _("dự kiến {n} phút", { n: item.minutes });
  if (!item.started_at) return planned;
  const from = timeOf(item.started_at);
  return `${item.ended_at ? _("{from} đến {to}", { from, to: timeOf(item.ended_at) }) : _("từ {from}", { from })} · ${planned}`;
}

export function Conclusion({ m }) {
  return html`<div>
    <p class="hint">${_("Tổng hợp từ những gì đã ghi; thay đổi theo từng kết quả.")}</p>
    <${Compiled} m=${m} />
  </div>`;
}

// --- display, announcement, registration, gavel ------------------------------------------------------------------------

const MODES = {
  auto: () => _("Tự động"),
  welcome: () => _("Chào mừng"),
  agenda: () => _("Chương trình"),
  announcement: () => _("Thông báo"),
  conclusion: () => _("Kết luận"),
  blank: () => _("Tắt hình"),
};

export function Control({ ctx, m }) {
  return html`<div class="control">
    <${Display} ctx=${ctx} m=${m} />
    <${Announcement} key=${m.display.announcement} ctx=${ctx} m=${m} />
    <${Registration} ctx=${ctx} m=${m} />
    <${HandOver} ctx=${ctx} m=${m} />
    <${Back} ctx=${ctx} m=${m} />
  </div>`;
}

function Display({ ctx, m }) {
  return html`<section>
    <h2 id="display-title">${_("Màn chiếu")}</h2>
    <div class="modes" role="group" aria-labelledby="display-title">
      ${Object.entries(MODES).map(([mode, words]) => {
        const on = m.display.mode === mode;
        return html`<${Press}
          key=${mode} ctx=${ctx} id=${`mode-${mode}`} kind="button--secondary mode" aria-pressed=${on ? "true" : "false"}
          onPress=${() => m.mayPress && !on && ctx.act("display", `mode-${mode}`, "ShowOnDisplay", { mode })}
        >${on && html`<span aria-hidden="true">✓ </span>`}${words()}<//>`;
      })}
    </div>
    <${Failure} ctx=${ctx} zone="display" />
  </section>`;
}

function Announcement({ ctx, m }) {
  const shown = m.display.announcement;
  const [text, setText] = useState(shown);
  const send = (key, words) => ctx.act("announce", key, "Announce", { text: words });
  return html`<section>
    <h2><label for="announcement">${_("Thông báo trên mọi màn hình")}</label></h2>
    ${shown && html`<p class="tag tag--good">${_("Đang hiện")}</p>`}
    <textarea class="textarea announcement" id="announcement" maxlength="200" disabled=${!m.mayPress} value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
    <div class="tools">
      <${Press} ctx=${ctx} id="announce" off=${!m.mayPress || !text.trim() || text === shown} onPress=${() => send("announce", text)}>${_("Thông báo")}<//>
      ${shown && html`<${Press} ctx=${ctx} id="unannounce" kind="button--secondary" off=${!m.mayPress} onPress=${() => send("unannounce", "")}>${_("Gỡ thông báo")}<//>`}
    </div>
    <${Failure} ctx=${ctx} zone="announce" />
  </section>`;
}

function Registration({ ctx, m }) {
  const { phase, registration } = m.meeting;
  if (!["doors_open", "in_session"].includes(phase)) return null;
  const type = registration ? "CloseRegistration" : "OpenRegistration";
  return html`<section>
    <h2>${_("Đăng ký phát biểu")}</h2>
    <p>${registration ? _("Đang mở.") : _("Đang đóng; người dân vẫn gửi được ý kiến viết.")}</p>
    <${Press} ctx=${ctx} id="registration" kind="button--secondary" off=${!m.mayPress} onPress=${() => ctx.act("registration", "registration", type)}>
      ${registration ? _("Đóng đăng ký") : _("Mở đăng ký")}
    <//>
    <${Failure} ctx=${ctx} zone="registration" />
  </section>`;
}

function HandOver({ ctx, m }) {
  if (!m.mayPress || !m.inPerson) return null;
  const others = m.officials.filter((one) => /^(chair|cochair\d+)$/.test(one.id) && one.id !== m.gavel);
  return html`<section>
    <h2>${_("Quyền điều hành")}</h2>
    <p>${_("Đang ở ông/bà. Trao cho:")}</p>
    <div class="tools">
      ${others.map((one) => html`<button type="button" key=${one.id} class="button button--secondary" onClick=${() => ctx.open({ kind: "gavel", to: one.id })}>${one.name}</button>`)}
    </div>
  </section>`;
}

function Back({ ctx, m }) {
  const back = { in_session: _("Trở về điểm danh…"), concluded: _("Mở lại Hội nghị…"), follow_up: _("Trở về lúc vừa kết luận…") };
  const words = back[m.meeting.phase];
  if (!words || !m.mayPress) return null;
  return html`<section>
    <h2>${_("Quay lại bước trước")}</h2>
    <button type="button" class="button button--secondary" onClick=${() => ctx.open({ kind: "reopen" })}>${words}</button>
  </section>`;
}
