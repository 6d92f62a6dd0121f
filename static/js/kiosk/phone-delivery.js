/** What is being written, and its way to the server: sent once, however often the answer or the page is lost. */

import { useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { newId } from "../store.js";

// An answer that does not say whether the command was carried out.
const UNCLEAR = "unexpected";

/**
 * A draft, kept until it was sent: `{value, lasting, state, error, edit(value), post(type, data)}`.
 *
 * From the first attempt on the value holds its command as `out`, id included. A reload sends the same id again, and the server
 * carries it out once. Until the answer comes (`state` is "sending", or "waiting" when an attempt has failed) nothing changes
 * it. `onSaved(value, result)` comes after the answer; a rejection is in `error`, and the next attempt is a new command.
 */
export function useDraft(store, memory, key, offline, onSaved) {
  const [value, setValue] = useState(() => memory.read(key));
  const out = (value && value.out) || null;
  const id = out ? out.id : "";
  // After a reload: sent before, and no answer has come.
  const [failed, setFailed] = useState(id);
  const [error, setError] = useState(null);
  const latest = useRef(null);
  latest.current = { value, onSaved };
  const keep = (next) => {
    memory.write(key, next);
    setValue(next);
  };
  useEffect(() => memory.watch(key, setValue), []);
  useEffect(() => {
    if (!id) return;
    store.send(out.type, out.data, { id, onPending: () => setFailed(id) }).then((answer) => {
      const now = latest.current;
      // Unless another tab had the answer first.
      const kept = now.value && now.value.out && now.value.out.id === id;
      if (answer.ok) {
        if (kept) keep(null);
        now.onSaved(value, answer.result || {});
      } else {
        if (kept) keep({ ...value, out: null, unclear: answer.error.code === UNCLEAR ? out : null });
        setError(answer.error);
      }
    });
  }, [id]);
  return {
    value, error,
    lasting: memory.lasting,
    state: !id ? "" : failed === id || offline ? "waiting" : "sending",
    edit(next) {
      if (id) return;
      setError(null);
      keep(next);
    },
    post(type, data) {
      if (id) return;
      setError(null);
      keep({ ...value, out: { id: sameId(value.unclear, type, data) || newId(), type, data } });
    },
  };
}

/** The id of an attempt whose fate is not known, if this one says the same. */
function sameId(attempt, type, data) {
  const same = attempt && attempt.type === type && JSON.stringify(attempt.data) === JSON.stringify(data);
  return same ? attempt.id : "";
}
