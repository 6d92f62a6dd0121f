// How many are here: in all, by group of delegates, by village.

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

export function Totals({ view, labels, present }) {
  if (!view.counts) return null;
  const { village, group, invited } = view.counts;
  const villages = [...labels.villages, { id: "other", name: _("Nơi khác") }].filter((v) => v.id !== "other" || village.other);
  const groups = labels.groups.filter((g) => invited[g.id] || group[g.id]);
  return html`<section class="totals">
    <h2>${_("Có mặt")} <span class="figures">${present}</span></h2>
    ${groups.length > 0 &&
    html`<h3>${_("Đại biểu được mời")}</h3>
      <dl class="totals__list">
        ${groups.map(
          (g) => html`<div key=${g.id} class="totals__row"><dt>${g.label}</dt>
            <dd class="figures">${_("{n} trên {m}", { n: group[g.id] ?? 0, m: invited[g.id] ?? 0 })}</dd></div>`,
        )}
      </dl>`}
    <h3>${_("Theo thôn, bản")}</h3>
    <dl class="totals__list">
      ${villages.map(
        (v) => html`<div key=${v.id} class="totals__row" data-none=${village[v.id] ? undefined : ""}>
          <dt>${v.name}</dt>
          <dd class="figures">${village[v.id] ?? 0}</dd>
        </div>`,
      )}
    </dl>
  </section>`;
}
