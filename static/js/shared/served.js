// After a power cut: who spoke by the blackout sheet meanwhile.
import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Act } from "./act.js";
import { useKept } from "./kept.js";

/** `waiting`: who may have spoken, `{number, name}` each. */
export function Served({ store, waiting }) {
  const { slug } = store.boot;
  const [text, setText, dropText] = useKept(`served/${slug}`, "");
  const numbers = [...new Set((text.match(/\d+/g) ?? []).map(Number))];
  const known = numbers.map((n) => waiting.find((one) => one.number === n)).filter(Boolean);
  return html`<div class="field">
      <label class="label" for="served">${_("Các số đã phát biểu theo phiếu")}</label>
      <span class="hint" id="served-hint">${_("Ví dụ: 12 5 18")}</span>
      <input class="input" id="served" inputmode="numeric" maxlength="400" autocomplete="off" aria-describedby="served-hint" value=${text} onInput=${(event) => setText(event.target.value)} />
    </div>
    ${known.length > 0 && html`<p>${known.map((one) => `${one.number} ${one.name}`).join(" · ")}</p>`}
    ${numbers.length > 0 && html`<${Act} store=${store} type="EnterServed" data=${{ numbers }} secondary onDone=${dropText}
      words=${_("Ghi {n} số đã phát biểu", { n: numbers.length })} name=${numbers.join(", ")} />`}
    <p class="hint">${_("Nhập nhầm số: chủ trì bấm “Hoàn tác”.")}</p>
    <p><a href=${`/print/${slug}/blackout`} target="_blank" rel="noopener">${_("In phiếu mất điện")}</a></p>`;
}
