// No outcome is written over another that its writer has not seen.

import { useState } from "../../vendor/preact-htm.js";

/**
 * `[base, refused]`: when the newest outcome of these opinions was recorded as the form found it (0: there is none),
 * and what a rejection brings, so that pressing again is meant.
 */
export function useBase(cards) {
  const newest = () => Math.max(0, ...cards.map((one) => one?.outcome?.at ?? 0));
  const [base, setBase] = useState(newest);
  return [base, (error) => error?.code === "outcome_changed" && setBase(error.params.at)];
}
