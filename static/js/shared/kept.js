// What somebody is typing, kept until it is sent: over a closed sheet, another screen's change, a reload.
import { useState } from "../../vendor/preact-htm.js";

function guarded(work) {
  try {
    return work();
  } catch {
    return null; // storage is off or full: then it lives as long as the page
  }
}

/** `[value, write, drop]`: like `useState`, and kept on this machine under `place` until it is dropped. */
export function useKept(place, initial) {
  const [value, setValue] = useState(() => guarded(() => JSON.parse(localStorage.getItem(place))) ?? initial);
  const write = (next) => {
    setValue(next);
    guarded(() => localStorage.setItem(place, JSON.stringify(next)));
  };
  const drop = () => {
    setValue(initial);
    guarded(() => localStorage.removeItem(place));
  };
  return [value, write, drop];
}
