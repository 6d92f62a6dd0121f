// The small pieces the chair's screen is built of.

import { html, useEffect, useRef } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

/**
 * A button that sends something: busy while it is under way, inert while anything is, and for a finger that came down
 * when the screen (`ctx.meaning`) offered something else.
 */
export function Press({ ctx, id, onPress, off = false, kind = "", children, ...rest }) {
  const under = useRef(null);
  const busy = id !== undefined && ctx.pending === id;
  const inert = off || busy || ctx.pending !== null || ctx.settling;
  const press = () => {
    const meant = under.current ?? ctx.meaning;
    under.current = null;
    if (!inert && meant === ctx.meaning) onPress();
  };
  return html`<button
    type="button"
    class=${`button ${kind}`}
    aria-disabled=${inert ? "true" : undefined}
    aria-busy=${busy ? "true" : undefined}
    data-off=${off ? "" : undefined}
    onPointerDown=${() => (under.current = ctx.meaning)}
    onPointerCancel=${() => (under.current = null)}
    onClick=${press}
    ...${rest}
  >
    ${children}${busy && html`<span class="sending">${_("đang gửi…")}</span>`}
  </button>`;
}

/** Why the last action of this zone did not go through. */
export function Failure({ ctx, zone }) {
  const failure = ctx.failure?.zone === zone ? ctx.failure : null;
  const fields = Object.values(failure?.fields ?? {});
  return html`<div role="alert" class="failure">
    ${failure && html`<p class="failure__text">${failure.message} ${fields.join(" ")}</p>`}
  </div>`;
}

/** A dialog over the screen: title, a way out, and what is asked. */
export function Sheet({ title, onClose, children }) {
  const ref = useRef(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog.showModal();
    return () => dialog.open && dialog.close();
  }, []);
  return html`<dialog class="sheet" ref=${ref} aria-labelledby="sheet-title" onClose=${onClose}>
    <div class="sheet__head">
      <h2 id="sheet-title">${title}</h2>
      <button type="button" class="button button--secondary" onClick=${onClose}>${_("Thôi")}</button>
    </div>
    ${children}
  </dialog>`;
}

/** One choice of a few, as chips; a radio group underneath. */
export function Chips({ legend, name, options, value, onPick }) {
  return html`<fieldset class="chips">
    <legend class="label">${legend}</legend>
    <div class="chips__row">
      ${options.map(
        (one) => html`<label class="pick" key=${one.id}>
          <input type="radio" name=${name} checked=${value === one.id} onChange=${() => onPick(one.id)} />
          <span class="pick__body">${one.label}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}

export function Switch({ on, onFlip, off = false, children }) {
  return html`<button
    type="button"
    role="switch"
    class="switch"
    aria-checked=${on ? "true" : "false"}
    disabled=${off}
    onClick=${() => onFlip(!on)}
  >
    <span class="switch__knob" aria-hidden="true"></span>
    <span class="switch__words">${children}<b>${on ? _("Có") : _("Chưa")}</b></span>
  </button>`;
}

/** A labelled line to write in. */
export function Line({ id, label, hint, value, onWrite, ...rest }) {
  return html`<div class="line">
    <label class="label" for=${id}>${label}</label>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    <input
      class="input"
      id=${id}
      value=${value}
      aria-describedby=${hint ? `${id}-hint` : undefined}
      onInput=${(event) => onWrite(event.target.value)}
      ...${rest}
    />
  </div>`;
}
