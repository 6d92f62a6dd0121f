// Dragging a row of the queue by its handle, with a finger or a mouse. Where it falls is asked about, not done at once.

import { useRef, useState } from "../../vendor/preact-htm.js";

/** `onDrop(opinion, before)`: before whom it was let go, null at the end. Spread `row` and `handle` on their elements. */
export function useDrag(onDrop) {
  const list = useRef(null);
  const [held, setHeld] = useState(null);

  /** Which row's upper half the finger is over, by the rows' places on the screen; null below the last. */
  function beforeAt(y, queue) {
    const rows = [...list.current.children];
    const at = rows.findIndex((row) => y < row.getBoundingClientRect().top + row.offsetHeight / 2);
    return at < 0 ? null : queue[at];
  }

  function drop(id, before, queue) {
    setHeld(null);
    const next = queue[queue.indexOf(id) + 1] ?? null;
    if (before !== undefined && before !== id && before !== next) onDrop(id, before);
  }

  return {
    list,
    row: (id) => ({
      "data-held": held?.id === id ? "" : undefined,
      "data-mark": held && held.before === id && held.id !== id ? "" : undefined,
    }),
    handle: (id, queue) => ({
      onPointerDown: (event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld({ id, before: undefined });
      },
      onPointerMove: (event) => held?.id === id && setHeld({ id, before: beforeAt(event.clientY, queue) }),
      onPointerUp: (event) => held?.id === id && drop(id, beforeAt(event.clientY, queue), queue),
      onPointerCancel: () => setHeld(null),
    }),
  };
}
