/** What is always there: the strip when something is wrong, the tabs at the thumb. */

import { html, useEffect, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const PATIENCE = 4000;

/** Offline once the connection was lost, or did not come about for a while: no alarm at every page load. */
export function useOffline(online) {
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    if (online) setPatient(false);
    const timer = setTimeout(() => setPatient(false), PATIENCE);
    return () => clearTimeout(timer);
  }, [online]);
  return !online && !patient;
}

export function Strip({ offline }) {
  return html`<div role="status" class="strip-place">
    ${offline && html`<p class="strip">${_("Mất kết nối, đang thử lại. Nội dung ông/bà vừa viết vẫn được giữ.")}</p>`}
  </div>`;
}

const TAB_NAMES = () => [
  ["hall", _("Hội nghị")],
  ["mine", _("Ý kiến của tôi")],
  ["papers", _("Tài liệu")],
];

export function Tabs({ phone, tab }) {
  return html`<nav class="tabs" aria-label=${_("Các phần")}>
    ${TAB_NAMES().map(
      ([id, name]) => html`<button key=${id} type="button" class="tab" aria-current=${tab === id ? "page" : undefined}
        onClick=${() => phone.go({ tab: id }, tab === id)}>${name}</button>`,
    )}
  </nav>`;
}
