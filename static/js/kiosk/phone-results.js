/** After the conclusion: what was asked, answered and owed, without names. */

import { html } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";

/** One's own opinions first, then by number. */
function inOrder(results, opinions) {
  const own = opinions.map((one) => one.id);
  const rank = (one) => (own.indexOf(one.opinion) >= 0 ? 0 : 1);
  return results.slice().sort((a, b) => rank(a) - rank(b) || a.opinion - b.opinion);
}

function Result({ labels, result, own }) {
  const { outcome } = result;
  return html`<li class="result">
    <p><strong>${_("Ý kiến {id}", { id: result.opinion })}</strong> · ${label(labels.fields, result.field)}
      ${own && html` <span class="tag tag--good">${_("của ông/bà")}</span>`}</p>
    ${result.asked && html`<p class="as-written">${result.asked}</p>`}
    ${result.answer && html`<p class="as-written quote">${result.answer}</p>`}
    ${result.official && html`<p>${_("Trả lời")}: ${result.official.name}, ${result.official.office}</p>`}
    <p>${outcome ? label(labels.outcomes, outcome.outcome) : _("Chờ trả lời bằng văn bản.")}
      ${outcome && outcome.body ? " · " + outcome.body : ""}
      ${outcome && outcome.due ? " · " + _("chậm nhất {date}", { date: dateOf(outcome.due) }) : ""}</p>
  </li>`;
}

export function Results({ phone }) {
  const { results } = phone.hall;
  if (!results.length) return null;
  const own = phone.opinions.map((one) => one.id);
  return html`<section aria-labelledby="results-title">
    <h2 id="results-title">${_("Kết quả Hội nghị")}</h2>
    <p class="hint">${_("Để Nhân dân cùng kiểm tra, giám sát. Không ghi tên người nêu ý kiến.")}</p>
    <ul class="results">
      ${inOrder(results, phone.opinions).map(
        (one) => html`<${Result} key=${one.opinion} labels=${phone.labels} result=${one} own=${own.indexOf(one.opinion) >= 0} />`,
      )}
    </ul>
  </section>`;
}
