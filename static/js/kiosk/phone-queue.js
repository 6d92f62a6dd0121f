/** What the views say of an opinion: whether it waits, how far on, whether it is soon its turn. */

export const OPEN = ["waiting", "joined", "called", "speaking", "absent"];
export const GATHERED = ["doors_open", "in_session"];
export const OVER = ["concluded", "follow_up", "finished"];
const SOON = 2;

export function hasFloor(hall, opinion) {
  const floor = hall.floor;
  return Boolean(floor && floor.opinion === opinion.id && floor.kind !== "answer" && ["speaking", "replying"].indexOf(opinion.status) >= 0);
}

function indexOf(hall, opinion) {
  for (let index = 0; index < hall.queue.length; index += 1) if (hall.queue[index].opinion === opinion.id) return index;
  return -1;
}

export function aheadOf(hall, opinion) {
  return opinion.status === "waiting" ? indexOf(hall, opinion) : -1;
}

/** The shortest and longest wait in minutes, once the hall's pace is known; null before. */
export function waitOf(hall, opinion) {
  const at = aheadOf(hall, opinion);
  return at < 0 ? null : hall.queue[at].wait;
}

/** Whether the time that the agenda leaves does not reach this place. */
export function isOutOfReach(hall, opinion) {
  const at = aheadOf(hall, opinion);
  return at >= 0 && hall.reach.fits !== null && at >= hall.reach.fits;
}

export function isSoon(hall, opinion) {
  const ahead = aheadOf(hall, opinion);
  return hall.meeting.phase === "in_session" && ahead >= 0 && ahead <= SOON;
}

export function soonOf(hall, opinions) {
  const soon = opinions.filter((one) => isSoon(hall, one))[0];
  return soon ? soon.id : null;
}

/** Whether an opinion still asks for attention: no refusal and no answer goes by unseen. */
export function isCurrent(hall, opinion) {
  if (opinion.status === "outcome") return !opinion.satisfied;
  if (opinion.status === "refused") return hall.meeting.phase === "in_session";
  return OPEN.concat("heard", "answering", "replying").indexOf(opinion.status) >= 0;
}

export function maySpeak(phone, draft) {
  if (draft.mode === "edit") return true;
  const taken = phone.opinions.some((one) => one.number === draft.number && OPEN.indexOf(one.status) >= 0);
  return phone.hall.meeting.registration && !taken;
}
