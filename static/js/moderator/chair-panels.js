// Beside the queue: the agenda, the conclusion as it stands, and what all screens show.

import { html } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { _ } from "../i18n.js";
import { useKept } from "../shared/kept.js";
import { Served } from "../shared/served.js";
import { Compiled } from "./chair-conclusion.js";
import { ByChair } from "./chair-gavel.js";
import { Incidents } from "./chair-hall.js";
import { Failure, Press } from "./chair-parts.js";
import { Registration } from "./chair-time.js";

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

export function Conclusion({ ctx, m }) {
  return html`<div>
    <button type="button" class="button button--secondary" onClick=${() => ctx.open({ kind: "shares" })}>${_("Ai đã nói bao lâu")}</button>
    <p class="hint">${_("Tổng hợp từ những gì đã ghi; thay đổi theo từng kết quả.")}</p>
    <${Compiled} ctx=${ctx} m=${m} />
  </div>`;
}

// --- announcement, registration, gavel ------------------------------------------------------------------------

export function Control({ ctx, m, store }) {
  return html`<div class="control">
    <${Announcement} key=${m.display.announcement} ctx=${ctx} m=${m} />
    <${Registration} ctx=${ctx} m=${m} store=${store} />
    <${Sound} ctx=${ctx} m=${m} />
    <${Incidents} ctx=${ctx} m=${m} />
    ${m.meeting.phase === "in_session" && html`<${AfterBlackout} m=${m} store=${store} />`}
    <${Back} ctx=${ctx} m=${m} />
    <${ByChair} m=${m} what=${_("Từ chối phát biểu, kết luận Hội nghị, trao quyền điều hành")} />
  </div>`;
}

function Announcement({ ctx, m }) {
  const shown = m.display.announcement;
  const [text, setText, dropText] = useKept(`chair/${m.meeting.slug}/announcement`, shown);
  const send = async (key, words) => {
    const reply = await ctx.act("announce", key, "Announce", { text: words });
    if (reply?.ok) dropText();
  };
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

function AfterBlackout({ m, store }) {
  const waiting = [...m.queue, ...m.absent].map(m.card).filter(Boolean);
  return html`<section>
    <h2>${_("Sau khi mất điện")}</h2>
    <${Served} store=${store} waiting=${waiting} />
  </section>`;
}

const VOLUMES = [
  [0, () => _("Tắt tiếng")],
  [30, () => _("Nhỏ")],
  [70, () => _("Vừa")],
  [100, () => _("To")],
];

/** How loud the projector calls a number; the flash stays. */
function Sound({ ctx, m }) {
  return html`<section>
    <h2 id="sound-title">${_("Tiếng gọi số trên màn chiếu")}</h2>
    <div class="tools" role="group" aria-labelledby="sound-title">
      ${VOLUMES.map(([volume, words]) => html`<${Press}
        key=${volume} ctx=${ctx} id=${`volume-${volume}`} kind="button--secondary" off=${!m.mayPress || m.volume === volume}
        aria-pressed=${m.volume === volume ? "true" : "false"} onPress=${() => ctx.act("sound", `volume-${volume}`, "SetSound", { volume })}
      >${m.volume === volume && html`<span aria-hidden="true">✓ </span>`}${words()}<//>`)}
    </div>
    <${Failure} ctx=${ctx} zone="sound" />
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
