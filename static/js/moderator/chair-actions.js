// One action at a time: pressed once, pending until this screen shows what came of it.

import { useEffect, useRef, useState } from "../../vendor/preact-htm.js";

const FLOOR = new Set([
  "GiveFloor", "StartTimer", "PauseTimer", "ResumeTimer", "ExtendTime", "EndSpeech", "MarkAbsent", "Recall", "Refuse",
  "AddFromFloor", "StartAnswer", "EndAnswer", "StartReply", "Undo", "RecordOutcome", "Conclude",
]);
const CATCH_UP = 3000;
const SETTLE = 500;

/** Resolves when this screen's own view has reached `seq`, or after a while. */
function shown(store, seq) {
  return new Promise((done) => {
    const reached = () => (store.state.seqs.chair ?? 0) >= seq;
    if (reached()) return done();
    const stop = store.subscribe(() => reached() && finish());
    const late = setTimeout(() => finish(), CATCH_UP);
    function finish() {
      stop();
      clearTimeout(late);
      done();
    }
  });
}

/**
 * `act(zone, key, type, data)` sends a command. `pending` is the key under way; `failure` stands at its `zone`.
 * `expected` is what this screen saw of the floor.
 */
export function useActions(store, expected) {
  const [pending, setPending] = useState(null);
  const [failure, setFailure] = useState(null);
  const busy = useRef(false);
  const seen = useRef(expected);
  seen.current = expected;
  // What failed is told until the floor goes on from there; a rejection may come before the change that caused it.
  useEffect(() => setFailure((old) => (old && old.expected < expected ? null : old)), [expected]);

  async function act(zone, key, type, data = {}) {
    if (busy.current) return null;
    busy.current = true;
    setPending(key);
    setFailure(null);
    const reply = await store.send(type, FLOOR.has(type) ? { expected, ...data } : data);
    if (reply.ok) await shown(store, reply.seq);
    busy.current = false;
    setPending(null);
    if (!reply.ok) setFailure({ zone, expected: reply.error.params?.expected ?? seen.current, ...reply.error });
    return reply;
  }
  return { act, pending, failure, forget: () => setFailure(null) };
}

/** True for a moment after `key` changed, so that a second tap does not press what has just appeared there. */
export function useSettling(key) {
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    if (settled === key) return undefined;
    const timer = setTimeout(() => setSettled(key), SETTLE);
    return () => clearTimeout(timer);
  }, [key, settled]);
  return settled !== key;
}
