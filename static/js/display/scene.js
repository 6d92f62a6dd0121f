/* Which picture the projector shows: the chair's choice, or what the meeting is doing. */

import { paperOf } from "../shared/paper.js";

const BEFORE = ["preparing", "doors_open"];

const CHOSEN = ["welcome", "agenda", "report", "break", "conclusion", "blank"];

/** What this projector was told to show: the second one follows the first until it is told otherwise. */
export function shownOn(view, screen) {
  const { display, second } = view;
  return screen === 2 && second.mode !== "same" ? { ...second, announcement: display.announcement } : display;
}

export function sceneOf(view, { mode, announcement }) {
  if (mode === "announcement" && announcement) return mode;
  return CHOSEN.includes(mode) ? mode : ofMeeting(view);
}

function ofMeeting(view) {
  const { phase } = view.meeting;
  if (BEFORE.includes(phase)) return "welcome";
  if (phase !== "in_session") return "conclusion";
  if (view.floor) return ofFloor(view.floor);
  if (view.answered) return "outcome";
  const { current, last } = agendaOf(view);
  if (paperOf(view)) return "report";
  if (current && current.speaking) return "open";
  return last ? "conclusion" : "agenda";
}

function ofFloor(floor) {
  if (floor.kind === "answer") return "answer";
  return floor.stage === "called" ? "called" : "speech";
}

/** The present item, and whether it closes a meeting that has heard the people. */
export function agendaOf(view) {
  const { items, current } = view.agenda;
  const at = items.findIndex((item) => item.id === current);
  const heard = items.slice(0, Math.max(at, 0)).some((item) => item.speaking);
  return { at, current: items[at] || null, last: heard && at === items.length - 1 };
}

/** The number that was called last: who has the floor, where the picture shows something else. */
export function lastCalled({ floor, last }, scene) {
  const unseen = floor && floor.kind !== "answer" && scene !== ofFloor(floor);
  return unseen ? floor.number : last;
}

/** People are speaking, or about to: the next three and the last called stay in sight. */
export function showsQueue(view) {
  if (view.meeting.phase !== "in_session") return false;
  const { current } = agendaOf(view);
  return Boolean(view.floor || view.answered || (current && current.speaking));
}
