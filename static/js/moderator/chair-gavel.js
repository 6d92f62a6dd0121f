// Who moderates: handed over in one tap to somebody who is there, asked for, taken only when the holder's tablet has been gone.

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { officialOf } from "./chair-model.js";
import { Failure, Press, Sheet } from "./chair-parts.js";

/** Hands the gavel over; asked first where no screen of theirs is connected, since they could press nothing. */
export function handOver(ctx, m, zone, id, to) {
  if (m.connected && !m.connected.includes(to)) return ctx.open({ kind: "hand", to });
  return ctx.act(zone, id, "PassGavel", { to });
}

export function Hand({ ctx, m, asked, send, onClose }) {
  const to = officialOf(m, asked.to);
  if (!to) return null;
  return html`<${Sheet} title=${_("Trao quyền điều hành cho {name}?", to)} onClose=${onClose}>
    <p class="notice notice--warning">
      ${_("Máy của {name} chưa kết nối với Hội nghị. Trao rồi thì ông/bà chỉ theo dõi, cho đến khi {name} trao lại; máy đó vẫn chưa kết nối sau 30 giây thì ông/bà nhận lại được.", to)}
    </p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="hand" kind="button--large button--wide" onPress=${() => send("hand", "PassGavel", { to: to.id })}>${_("Vẫn trao quyền")}<//>
  <//>`;
}

/** In the head row of whoever holds the gavel, and of the operator beside them: somebody asks. */
export function Asked({ ctx, m }) {
  const by = officialOf(m, m.gavelAsked);
  if (!by || !m.mayPress) return null;
  return html`<div class="head__asked" role="status">
    <p>${_("{name}, {office} xin quyền điều hành.", by)}</p>
    ${m.holds
      ? html`<${Press} ctx=${ctx} id="hand-over" onPress=${() => handOver(ctx, m, "gavel", "hand-over", by.id)}>${_("Trao quyền")}<//>`
      : html`<${ByChair} m=${m} what=${_("Trao quyền")} />`}
    <${Press} ctx=${ctx} id="keep" kind="button--secondary" onPress=${() => ctx.act("gavel", "keep", "SetGavelAside", { by: by.id })}>${_("Chưa trao")}<//>
  </div>`;
}

/** In place of a button, for the operator: whose it is. */
export function ByChair({ m, what }) {
  if (m.inPerson) return null;
  return html`<p class="hint">${_("{what}: chỉ chủ trì bấm được, trên máy của mình.", { what })}</p>`;
}

/** In the head row of a chair who only watches. */
export function Watching({ ctx, m }) {
  if (m.mayPress) return null;
  const holder = officialOf(m, m.gavel);
  const name = holder ? `${holder.name}, ${holder.office}` : "";
  const asked = m.gavelAsked === m.signed.id;
  return html`<div class="head__watch" role="status">
    <p>${watchingWords(m, name)}</p>
    ${m.inPerson && (m.holderGone
      ? html`<${Press} ctx=${ctx} id="take" onPress=${() => ctx.act("gavel", "take", "TakeGavel")}>${_("Nhận quyền điều hành")}<//>`
      : html`<${Press} ctx=${ctx} id="ask" kind="button--secondary" onPress=${() => ctx.act("gavel", "ask", "AskGavel")}>
          ${asked ? _("Đã xin, thôi không xin nữa") : _("Xin quyền điều hành")}
        <//>`)}
  </div>`;
}

function watchingWords(m, name) {
  if (m.holderGone) return _("Máy của người điều hành ({name}) đã mất kết nối.", { name });
  if (m.gavelKept === m.signed.id) return _("{name} đã thấy ông/bà xin quyền điều hành nhưng chưa trao.", { name });
  return _("Đang theo dõi: quyền điều hành ở {name}.", { name });
}

/** In place of what the server would refuse: it concerns whoever moderates, so somebody else of the chairs takes it (III.4). */
export function HandTo({ ctx, m, to, zone }) {
  const id = `hand-${zone}`;
  if (!m.inPerson) return html`<p class="hint">${_("Chờ chủ trì trao quyền cho {name}", { name: to.name })}</p>`;
  return html`<${Press} ctx=${ctx} id=${id} kind="button--secondary hand" onPress=${() => handOver(ctx, m, zone, id, to.id)}>
    ${_("Trao quyền điều hành cho {name}", { name: to.name })}
  <//>`;
}

/** In the head row, so that it is one tap away in every tab; the new holder hands it back the same way. */
export function HandOver({ ctx, m }) {
  const others = m.officials.filter((one) => /^(chair|cochair\d+)$/.test(one.id) && one.id !== m.gavel);
  return html`<div class="head__gavel" role="group" aria-label=${_("Trao quyền điều hành")}>
    ${others.map((one) => html`<${Press} key=${one.id} ctx=${ctx} id=${`gavel-${one.id}`} kind="button--secondary"
      onPress=${() => handOver(ctx, m, "gavel", `gavel-${one.id}`, one.id)}
    ><span>${_("Trao quyền:")}</span> <span class="visually-hidden">${one.name.split(" ").slice(0, -1).join(" ")}</span> <span>${one.name.split(" ").at(-1)}</span><//>`)}
  </div>`;
}
