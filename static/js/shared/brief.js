// The beginning of what somebody wrote, where there is no room for all of it.

const ENDS = [[". ", "! ", "? "], ["; ", ", "], [" "]];

/** `text` in at most `most` characters: to the end of a sentence, else of a clause, where half of the room is used; else of a word. */
export function brief(text, most) {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  const last = ENDS.map((ends) => Math.max(...ends.map((end) => start.lastIndexOf(end))));
  const end = last.find((at) => at > most / 2) ?? last.find((at) => at > 0) ?? most - 1;
  return start.slice(0, end).replace(/[\s,;.·-]+$/, "") + "…";
}
