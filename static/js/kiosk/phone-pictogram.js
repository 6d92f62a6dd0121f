/** Line pictures of the fields. */

import { html } from "../../vendor/preact-htm.js";

const LINES = {
  road: ["M8 3 4 21", "M16 3l4 18", "M12 4v3", "M12 10.5v3", "M12 17v3"],
  water: ["M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z", "M9 14a3 3 0 0 0 3 3"],
  electricity: ["M13 2 5 13.5h6L10 22l9-12h-6.5z"],
  land: ["M3 8l6-3 6 3 6-3v11l-6 3-6-3-6 3z", "M9 5v11", "M15 8v11"],
  health: ["M4 4h16v16H4z", "M12 8v8", "M8 12h8"],
  school: ["M2 9l10-5 10 5-10 5z", "M6 11.5V16c3 2.7 9 2.7 12 0v-4.5", "M22 9v6"],
  welfare: ["M12 11.5C9.4 9.5 8 8.2 8 6.4 8 5 9 4 10.2 4c.8 0 1.4.4 1.8 1 .4-.6 1-1 1.8-1C15 4 16 5 16 6.4c0 1.8-1.4 3.1-4 5.1z", "M2 14h3.5l3 1.5H13a1.5 1.5 0 0 1 0 3H9.5", "M13.5 17.5 19 14.6c1.8-.8 3.2 1 1.8 2.2L14 21H8l-2.5-1H2"],
  procedure: ["M6 2.5h8l4 4v15H6z", "M14 2.5v4h4", "M9 11h6", "M9 14.5h6", "M9 18h3"],
  production: ["M12 21V9", "M12 9c-3 0-5-2-5-5 3 0 5 2 5 5z", "M12 9c3 0 5-2 5-5-3 0-5 2-5 5z", "M12 15c-2.5 0-4.5-1.7-4.5-4.3 2.7 0 4.5 1.8 4.5 4.3z", "M12 15c2.5 0 4.5-1.7 4.5-4.3-2.7 0-4.5 1.8-4.5 4.3z", "M4 21h16"],
  forest: ["M8.5 3 4 10h2.5L3 16h11l-3.5-6H13z", "M8.5 16v5", "M16 8l1-1.5L21 13h-2l2.5 4.5H16.5", "M17.5 17.5V21"],
  security: ["M12 2.5 20 5.5v6c0 5-3.5 8.3-8 10-4.5-1.7-8-5-8-10v-6z", "M8.5 12l2.5 2.5 4.5-5"],
  conduct: ["M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z", "M2 20.5c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5", "M14.5 3.5H22v6h-3.5L16 12V9.5h-1.5"],
  other: ["M4 4h16v12h-8l-4.5 4.5V16H4z", "M8 10h.01", "M12 10h.01", "M16 10h.01"],
};

/** A plain line picture of a field. It only accompanies the field's name. */
export function Pictogram({ field }) {
  return html`<svg class="pictogram" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    ${(LINES[field] || LINES.other).map((line) => html`<path d=${line} />`)}
  </svg>`;
}
