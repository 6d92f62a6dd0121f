// Who had the floor how often and how long, so that the chair can see who was not heard yet.

import { html } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { _ } from "../i18n.js";
import { villageOf } from "./chair-model.js";
import { Sheet } from "./chair-parts.js";

const KINDS = {
  resident: () => _("Người dân"),
  household: () => _("Đại diện hộ gia đình"),
  business: () => _("Doanh nghiệp"),
  delegate: () => _("Đại biểu"),
};
const FIRST = { first: () => _("Lần đầu"), again: () => _("Nói lại lần nữa") };

const BY = [
  ["village", () => _("Thôn, bản"), (m, key) => villageOf(m, key)],
  ["field", () => _("Lĩnh vực"), (m, key) => label(m.labels.fields, key)],
  ["kind", () => _("Thành phần"), (m, key) => KINDS[key]?.() ?? key],
  ["first", () => _("Lần phát biểu"), (m, key) => FIRST[key]?.() ?? key],
];

export function Shares({ m, onClose }) {
  return html`<${Sheet} title=${_("Ai đã nói bao lâu")} onClose=${onClose}>
    <div class="shares" tabindex="0" role="region" aria-label=${_("Lượt và số phút theo từng nhóm")}>
      ${BY.map(([by, words, name]) => html`<${Table} key=${by} title=${words()} rows=${m.shares[by]} name=${(key) => name(m, key)} />`)}
    </div>
    <p><a class="button button--secondary" href=${`/print/${m.meeting.slug}/shares`} target="_blank" rel="noopener">${_("Bản để in")}</a></p>
  <//>`;
}

function Table({ title, rows, name }) {
  return html`<table class="shares__table">
    <thead><tr><th scope="col">${title}</th><th scope="col">${_("lượt")}</th><th scope="col">${_("phút")}</th><th scope="col">${_("đang chờ")}</th></tr></thead>
    <tbody>
      ${rows.map(
        (one) => html`<tr key=${one.key}>
          <th scope="row">${name(one.key)}</th>
          <td class="figures">${one.turns}</td>
          <td class="figures">${Math.round(one.seconds / 60)}</td>
          <td class="figures">${one.waiting}</td>
        </tr>`,
      )}
      ${!rows.length && html`<tr><td colspan="4">${_("chưa có lượt nào")}</td></tr>`}
    </tbody>
  </table>`;
}
