// In which order people are called: the chair chooses, after seeing who would move where.

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Alike } from "./chair-joint.js";
import { villageOf, who } from "./chair-model.js";
import { Chips, Failure, Press, Sheet } from "./chair-parts.js";

const POLICIES = {
  registration: () => _("Theo thứ tự đăng ký"),
  first_time: () => _("Người phát biểu lần đầu trước"),
  by_field: () => _("Lần lượt từng lĩnh vực"),
  by_village: () => _("Lần lượt từng thôn, bản"),
};

// Where a line is short.
export const BRIEFLY = {
  registration: () => _("Theo đăng ký"),
  first_time: () => _("Lần đầu trước"),
  by_field: () => _("Từng lĩnh vực"),
  by_village: () => _("Từng thôn, bản"),
};

/** Above the queue, in one line: how it is ordered, and who may ask for the same. */
export function OrderBar({ ctx, m }) {
  const words = BRIEFLY[m.order.policy]();
  return html`<div class="orderbar">
    ${m.mayPress
      ? html`<button type="button" class="button button--secondary" aria-label=${_("Cách xếp thứ tự: {policy}", { policy: words })} onClick=${() => ctx.open({ kind: "order" })}>${words} ▾</button>`
      : html`<p>${words}</p>`}
    ${m.mayPress && html`<${Alike} ctx=${ctx} m=${m} />`}
  </div>`;
}

export function Order({ ctx, m, send, onClose }) {
  const [policy, setPolicy] = useState(m.order.policy);
  const options = Object.entries(POLICIES).map(([id, words]) => ({ id, label: words() }));
  const same = policy === m.order.policy;
  return html`<${Sheet} title=${_("Cách xếp thứ tự mời phát biểu")} onClose=${onClose}>
    <${Chips} legend=${_("Mời theo")} name="policy" options=${options} value=${policy} onPick=${setPolicy} />
    <${Preview} m=${m} ids=${m.order.previews[policy]} same=${same} />
    <p class="hint">${_("Ai được chủ trì tự xếp chỗ thì giữ chỗ đó. Không ai bị cách xếp này vượt quá {n} lần. Lý do hiện trên điện thoại của từng người đổi chỗ.", { n: m.order.bound })}</p>
    <${Failure} ctx=${ctx} zone="sheet" />
    <${Press} ctx=${ctx} id="choose-order" kind="button--large button--wide" off=${same} onPress=${() => send("choose-order", "ChooseOrder", { policy })}>
      ${same ? _("Đang xếp theo cách này") : _("Xếp theo cách này")}
    <//>
  <//>`;
}

/** Who moves where: the place now and the place then. */
function Preview({ m, ids, same }) {
  if (same) return null;
  const moves = ids.map((id, at) => ({ card: m.card(id), from: m.queue.indexOf(id), to: at })).filter((one) => one.card && one.from !== one.to);
  if (!moves.length) return html`<p class="notice">${_("Lúc này không ai đổi chỗ; người đăng ký sau được xếp theo cách này.")}</p>`;
  return html`<div class="preview" tabindex="0" role="region" aria-label=${_("Ai đổi chỗ")}>
    <p><b>${_("{n} người đổi chỗ", { n: moves.length })}</b></p>
    <ul class="plain">
      ${moves.map(
        ({ card, from, to }) => html`<li key=${card.id} class="move" data-way=${to < from ? "up" : "down"}>
          <span class="row__number figures">${card.number}</span>
          <span class="row__who"><b>${who(card)}</b><small>${villageOf(m, card.village)}</small></span>
          <span class="move__way">${to < from ? "↑" : "↓"} ${_("thứ {a} → thứ {b}", { a: from + 1, b: to + 1 })}</span>
        </li>`,
      )}
    </ul>
  </div>`;
}
