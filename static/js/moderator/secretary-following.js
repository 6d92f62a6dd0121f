// Which entry is shown: the current turn's, unless the secretary chose another or is in the middle of a sentence.

import { useEffect, useRef, useState } from "../../vendor/preact-htm.js";

const PAUSE = 8000; // since the last key, before the next turn may take the box away

/** `keysOf(entry)`: the texts that an entry shows; one text may belong to a speech and to its answer. */
export function useFollowing(rows, current, drafts, keysOf) {
  const [selected, setSelected] = useState(current);
  const [following, setFollowing] = useState(true);
  const typed = useRef(0);
  const moveFocus = useRef(false);

  useEffect(() => {
    const onInput = (event) => {
      if (event.target.dataset?.key) typed.current = Date.now();
    };
    addEventListener("input", onInput);
    return () => removeEventListener("input", onInput);
  }, []);

  const waiting = following && current !== null && current !== selected;
  useEffect(() => {
    if (!waiting) return;
    const key = writingIn();
    const stays = key !== null && keysOf(current).includes(key);
    if (stays) go(current, false);
    else if (!busy(key, typed.current, drafts)) go(current, key !== null);
  });

  // The words go on in the entry's first empty text when the secretary was writing.
  useEffect(() => {
    if (!moveFocus.current) return;
    moveFocus.current = false;
    const boxes = [...document.querySelectorAll(".entry .text__box")];
    (boxes.find((box) => !box.value) ?? boxes[0])?.focus();
  }, [selected]);

  const go = (entry, focus) => {
    moveFocus.current = focus;
    setSelected(entry);
  };
  const select = (entry, focus = false) => {
    setFollowing(entry === current);
    go(entry, focus);
  };
  const follow = () => {
    setFollowing(true);
    if (current !== null && current !== selected) go(current, true);
  };
  const gone = selected !== null && !rows.some((row) => row.entry === selected);
  return { selected: gone ? current : selected, following, waiting, select, follow };
}

const writingIn = () => document.activeElement?.dataset?.key ?? null;

/** Whether the secretary is in the middle of writing. */
function busy(key, typedAt, drafts) {
  if (!key) return false;
  const draft = drafts.of(key);
  return draft.composing || draft.conflict !== null || Date.now() - typedAt < PAUSE;
}
