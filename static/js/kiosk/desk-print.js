// Printing the slip: from a hidden frame of its own, on the paper that this desk has.

import { html, useEffect, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const KEPT = "desk/paper";

function kept() {
  try {
    return localStorage.getItem(KEPT) || "";
  } catch (error) {
    return "";
  }
}

/** The paper of this desk, `[paper, setPaper]`: "a6", "80", or "" for none. */
export function usePaper() {
  const [paper, setPaper] = useState(kept());
  const choose = (value) => {
    setPaper(value);
    try {
      localStorage.setItem(KEPT, value);
    } catch (error) {
      // a browser that keeps nothing is asked again
    }
  };
  return [paper, choose];
}

export function printSlip(slug, number, paper) {
  const frame = document.createElement("iframe");
  frame.className = "visually-hidden";
  frame.title = _("Phiếu đang in");
  frame.src = `/kiosk/${slug}/slips/${number}?size=${paper}`;
  frame.addEventListener("load", () => {
    frame.contentWindow.addEventListener("afterprint", () => frame.remove());
    frame.contentWindow.print();
  });
  document.body.append(frame);
}

/** Prints each new slip once, when this desk has paper. */
export function usePrinting(slug, slip, paper) {
  const number = slip?.print ? slip.person.number : 0;
  useEffect(() => {
    if (number && paper) printSlip(slug, number, paper);
  }, [number]);
}

export const PaperChoice = ({ paper, onChoose }) => html`<p class="paper-choice">
  <label for="paper">${_("In phiếu")}</label>
  <select class="select" id="paper" value=${paper} onChange=${(event) => onChoose(event.currentTarget.value)}>
    <option value="">${_("Không in")}</option>
    <option value="a6">${_("Giấy A6")}</option>
    <option value="80">${_("Cuộn 80 mm")}</option>
  </select>
</p>`;
