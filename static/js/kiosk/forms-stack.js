// The stack as it is typed: kept in the browser until the server has it.
import { newId } from "../store.js";

const place = (slug) => `${slug}/forms`;

export const blank = (village) => ({ key: newId(), who: "", village, field: "", content: "", minutes: 3, speak: true, again: false });

export const isBlank = (row) => !row.who.trim() && !row.content.trim();

export const isNumber = (row) => /^\d+$/.test(row.who.trim());

/** A row as the command wants it; what was not filled in is missing, not wrong. */
export function formOf(row) {
  const said = { field: row.field || undefined, content: row.content, minutes: Number(row.minutes), speak: row.speak };
  if (isNumber(row)) return { ...said, number: Number(row.who.trim()) };
  return { ...said, person: { name: row.who, village: row.village || undefined, adult: true, again: row.again } };
}

export function kept(slug) {
  try {
    return JSON.parse(localStorage.getItem(place(slug)));
  } catch (error) {
    return null;
  }
}

export function keep(slug, stack) {
  try {
    localStorage.setItem(place(slug), JSON.stringify(stack));
  } catch (error) {
    // a private window keeps nothing; the page still does
  }
}
