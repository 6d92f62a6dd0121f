// A button that sends one command at once.
import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

/** A button that sends one command and says what went wrong. */
export function Act({ store, type, data, words, name, secondary, kind, onDone }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  const act = async () => {
    if (busy) return;
    setBusy(true);
    setError("");
    const told = await store.send(type, data);
    setBusy(false);
    if (told.ok) onDone?.(told.result);
    else setError(told.error.message);
  };
  return html`<button type="button" class=${kind || `button ${secondary ? "button--secondary" : ""}`} aria-busy=${busy ? "true" : undefined}
      aria-label=${`${words}: ${name}`} onClick=${act}>${busy ? _("Đang lưu…") : words}</button>
    ${error && html`<span class="field-error act__error" role="alert">${error}</span>`}`;
}
