/* Type that fits, and what yields when the picture is too full.

   A picture is whole when nothing stands out of its stage (`data-stage`). Otherwise all stages step down together, and
   then things yield until it is whole: what belongs to the stage that is too full and, unless its height is its own,
   what lies elsewhere and makes room (`data-room`), the smallest `data-spare` first. A shorter form (`.instead`) may stand after it.
     1 a courtesy, and what the picture says elsewhere too     4 a long text, for a short one
     2 what is asked about, the steps' longer words            5 the band, which then comes as a picture in turn
     3 the foot's QR
   Before more than that yields, the type is stepped down further.
     6 the phông, for its one line; who has no phone; the names of those answered, for their numbers
     7 the steps, what is left of an office, for whom else somebody speaks
     8 that one line
     9 that it is a reply, where somebody is from, for whom else an outcome is
   Last, every stage grows as far as the picture stays whole. What is here never depends on what stood there before. */

const STEP = 0.05;
const COMFORT = 0.7; // of a stage's own size: smaller only for what the hall would miss
const TIGHT = 0.5; // smaller only when nothing is left that could yield
const STAGE_FLOOR = 0.4;
const MISSED = 6; // the first `data-spare` that is worth smaller type
const LINE_FLOOR = 0.75; // of a line's own size: below it two lines read better than one
const WORD_FLOOR = 0.5; // a word that is too wide even so is broken, which no name of a person is

export function fit(root) {
  const stages = [...root.querySelectorAll("[data-stage]")];
  const lines = [...root.querySelectorAll("[data-fit]")];
  const whole = () => {
    lines.forEach(fitLine);
    return !stages.some(isFull);
  };
  const tidy = () => whole() && lines.every(isTwoLines);
  root.querySelectorAll("[data-spare][hidden]").forEach((one) => one.removeAttribute("hidden"));
  scale(stages, "--fit", 1);
  if (!tidy()) {
    const makesRoom = (size, dear) => makeRoom(root, stages, whole, size, dear);
    const floor = makesRoom(COMFORT, MISSED) ? COMFORT : makesRoom(TIGHT, Infinity) ? TIGHT : STAGE_FLOOR;
    const wanted = grow(stages, "--fit", floor, tidy) ? tidy : whole;
    if (wanted === whole) grow(stages, "--fit", floor, whole);
    stages.forEach((stage) => grow([stage], "--fit", parseFloat(stage.style.getPropertyValue("--fit")), wanted));
  }
  root.querySelectorAll(".dot").forEach(hideIdle);
}

function isFull(box) {
  return isTooHigh(box) || isTooWide(box);
}

function isTooHigh(box) {
  return box.scrollHeight > box.clientHeight;
}

function isTooWide(box) {
  return box.scrollWidth > box.clientWidth;
}

/**
 * Lets one thing after another that is spared before `dear` yield, until the picture is whole with its type at `size`;
 * what need not have yielded comes back. Tells whether that was enough.
 */
function makeRoom(root, stages, whole, size, dear) {
  const gone = [];
  scale(stages, "--fit", size);
  while (!whole()) {
    const next = leastMissed(root, stages, dear);
    if (!next) return false;
    next.setAttribute("hidden", "");
    gone.unshift(next);
  }
  for (const one of gone) {
    one.removeAttribute("hidden");
    if (!whole()) one.setAttribute("hidden", "");
  }
  return whole();
}

/** What the first stage that is full, and can do without something, can best do without. */
function leastMissed(root, stages, dear) {
  const left = [...root.querySelectorAll("[data-spare]:not([hidden])")]
    .filter((one) => one.dataset.spare < dear)
    .sort((a, b) => a.dataset.spare - b.dataset.spare);
  for (const stage of stages.filter(isFull)) {
    const gains = isTooHigh(stage) && stage.dataset.stage !== "own";
    const found = left.find((one) => stage.contains(one) || (gains && "room" in one.dataset));
    if (found) return found;
  }
  return null;
}

/** One line, smaller if it must be; then two, unless `data-fit` asks for one: parted between its parts if that can be. */
function fitLine(line) {
  const fits = () => !isTooWide(line);
  const fitsTwo = () => fits() && isTwoLines(line);
  line.classList.remove("two-lines", "whole-parts", "broken");
  if (grow([line], "--line-fit", LINE_FLOOR, fits) || line.dataset.fit === "one") return;
  line.classList.add("two-lines", "whole-parts");
  if (grow([line], "--line-fit", LINE_FLOOR, fitsTwo)) return;
  line.classList.remove("whole-parts");
  if (grow([line], "--line-fit", WORD_FLOOR, fitsTwo)) return;
  line.classList.toggle("broken", isTooWide(line));
}

function isTwoLines(line) {
  return line.clientHeight < 2.5 * parseFloat(getComputedStyle(line).lineHeight);
}

/** Sets the largest scale down to `floor` with which `fits` holds; else the floor. */
function grow(elements, property, floor, fits) {
  const holds = (steps) => {
    scale(elements, property, 1 - steps * STEP);
    return fits();
  };
  let most = Math.round((1 - floor) / STEP);
  if (holds(0)) return true;
  if (!holds(most)) return false;
  let too = 0; // steps that are too few
  while (most - too > 1) {
    const middle = (most + too) >> 1;
    if (holds(middle)) most = middle;
    else too = middle;
  }
  return holds(most);
}

function scale(elements, property, to) {
  elements.forEach((one) => one.style.setProperty(property, to.toFixed(2)));
}

/** The end of a line parts two things as well as a dot does. */
function hideIdle(dot) {
  const before = [...dot.previousElementSibling.getClientRects()].pop();
  const [after] = dot.nextElementSibling.getClientRects();
  dot.classList.toggle("dot--idle", Boolean(before && after) && after.top - before.top > before.height / 2);
}
