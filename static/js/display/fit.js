/* Type that fits: measure, step down, and below the floor let a line become two. */

const STEP = 0.05;
const LINE_FLOOR = 0.75; // of a line's own size: below it two lines read better than one
const WORD_FLOOR = 0.5; // a word that is too wide even so is broken, which no name of a person is
const STAGE_FLOOR = 0.4;

/** Fits every line (`data-fit`) to its width, and what stands on a stage (`data-stage`) to its height. */
export function fit(root) {
  root.querySelectorAll("[data-fit]").forEach(fitLine);
  root.querySelectorAll("[data-stage]").forEach(fitStage);
}

function fitStage(stage) {
  const lines = stage.querySelectorAll("[data-fit]");
  const spare = [...stage.querySelectorAll("[data-spare]")].sort((a, b) => b.dataset.spare - a.dataset.spare);
  const fits = () => {
    lines.forEach(fitLine);
    return stage.scrollHeight <= stage.clientHeight && stage.scrollWidth <= stage.clientWidth;
  };
  spare.forEach((line) => line.removeAttribute("hidden"));
  let fitted = stepDown(stage, "--fit", STAGE_FLOOR, fits);
  while (!fitted && spare.length) {
    spare.pop().setAttribute("hidden", "");
    fitted = stepDown(stage, "--fit", STAGE_FLOOR, fits);
  }
}

function fitLine(line) {
  const wide = () => line.scrollWidth > line.clientWidth;
  line.classList.remove("two-lines", "broken");
  if (stepDown(line, "--line", LINE_FLOOR, () => !wide())) return;
  line.classList.add("two-lines");
  if (stepDown(line, "--line", WORD_FLOOR, () => !wide() && isTwoLines(line))) return;
  line.classList.toggle("broken", wide());
}

function stepDown(element, property, floor, fits) {
  for (let scale = 1; scale > floor - STEP / 2; scale -= STEP) {
    element.style.setProperty(property, scale.toFixed(2));
    if (fits()) return true;
  }
  return false;
}

function isTwoLines(line) {
  return line.clientHeight < 2.5 * parseFloat(getComputedStyle(line).lineHeight);
}
