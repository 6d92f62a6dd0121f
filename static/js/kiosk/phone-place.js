/** Where the phone is: which tab, which form, which step of it. */

import { useEffect, useState } from "../../vendor/preact-htm.js";

const START = { tab: "hall", form: null, step: null, returning: false, depth: 0 };

/**
 * Tab and page, in the browser's history (so that the phone's own "back" goes one step back) and in the memory.
 * `depth` counts the steps that this browser tab can go back without leaving the page.
 */
export function usePlace(memory) {
  const [place, setPlace] = useState(() => ({ ...START, ...memory.read("place"), depth: history.state ? history.state.depth || 0 : 0 }));
  useEffect(() => {
    history.replaceState(place, "");
    const back = (event) => {
      const found = event.state || START;
      memory.write("place", found);
      setPlace(found);
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  const go = (change, instead) => {
    const next = { ...START, tab: place.tab, ...change, depth: place.depth + (instead ? 0 : 1) };
    memory.write("place", next);
    if (instead) history.replaceState(next, "");
    else history.pushState(next, "");
    setPlace(next);
  };
  return [place, go];
}
