import { useEffect, useState } from "../vendor/preact-htm.js";

// The store's state; the component renders again at each change.
export function useStore(store) {
  const [state, set] = useState(store.state);
  useEffect(() => {
    set(store.state);
    return store.subscribe(set);
  }, [store]);
  return state;
}

// The server's time in milliseconds, looked at every `every` milliseconds.
export function useTick(store, every) {
  const [now, set] = useState(store.now());
  useEffect(() => {
    const timer = setInterval(() => set(store.now()), every || 250);
    return () => clearInterval(timer);
  }, [store, every]);
  return now;
}
