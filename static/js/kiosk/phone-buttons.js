/** Buttons that send a command and say so. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

/** The button that sends; while the answer is out it says so and cannot send twice. */
export function SendButton({ pending, children, kind, onClick }) {
  const stop = (event) => {
    if (pending) event.preventDefault();
    else if (onClick) onClick(event);
  };
  return html`<button type=${onClick ? "button" : "submit"} class=${"button " + (kind || "button--large button--wide")}
    aria-busy=${pending ? "true" : undefined} onClick=${stop}>
    ${pending ? _("Đang gửi…") : children}
  </button>`;
}

/** Sends a command for a screen: `[send, pending, error]`; `send` resolves to the result or, when rejected, to null. */
export function useSend(store) {
  const [pending, setPending] = useState("");
  const [error, setError] = useState(null);
  const send = (type, data, mark) => {
    if (pending) return Promise.resolve(null);
    setPending(mark || type);
    setError(null);
    return store.send(type, data).then((answer) => {
      setPending("");
      if (answer.ok) return answer.result || {};
      setError(answer.error);
      return null;
    });
  };
  return [send, pending, error];
}

/** A choice that cannot be taken back: asks once, in a sentence that says what follows. */
export function AskOnce({ label: name, question, yes, pending, onYes }) {
  const [asking, setAsking] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    if (asking && box.current) box.current.focus();
  }, [asking]);
  if (!asking) return html`<button type="button" class="button button--secondary" onClick=${() => setAsking(true)}>${name}</button>`;
  const sure = () => {
    setAsking(false);
    onYes();
  };
  return html`<div class="ask" role="group" tabindex="-1" ref=${box} aria-label=${question}>
    <p><strong>${question}</strong></p>
    <div class="actions">
      <${SendButton} pending=${pending} kind="button--danger" onClick=${sure}>${yes}<//>
      <button type="button" class="button button--secondary" onClick=${() => setAsking(false)}>${_("Giữ lại")}</button>
    </div>
  </div>`;
}
