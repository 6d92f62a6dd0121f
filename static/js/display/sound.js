/* The chime and the number that is called, joined of clips: the commune's own where there are, else those that ship. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const SETTING_UP = ["preparing", "doors_open"];
const REFUSED = "NotAllowedError";

/** Where each clip comes from: a word that the commune recorded replaces the one that ships. */
export function sources(view, slug, sounds, words) {
  const own = (word) => view.clips.find((clip) => clip.phrase === word);
  return words.map((word) => (own(word) ? `/d/${slug}/audio/${own(word).id}` : `${sounds}/${word}.mp3`));
}

let heard = null; // the clip that is being played: there is one voice at a time

function hush() {
  if (!heard) return;
  heard.onended = heard.onerror = null;
  heard.pause();
  heard = null;
}

/** Plays the clips one after another in place of what was being played; settles as the first one's `play` does. */
function play([first, ...rest], volume) {
  hush();
  if (!first) return Promise.resolve();
  heard = new Audio(first);
  heard.volume = volume / 100;
  heard.onended = heard.onerror = () => {
    heard = null;
    play(rest, volume).catch(() => null); // what is missing is passed over
  };
  return heard.play();
}

/**
 * Says each call once, but not the one that was under way when the page opened. Tells whether the browser lets it: true,
 * false, or null while that is not known. A projector that is not the `speaker` says nothing and knows nothing.
 */
export function useVoice(store, view, speaker) {
  const { floor, volume } = view;
  const said = useRef(floor?.turn ?? 0);
  const [allowed, setAllowed] = useState(null);
  const called = floor?.stage === "called";
  const silent = volume === 0;
  const say = (words) =>
    play(sources(view, store.boot.slug, store.boot.sounds, words), volume)
      .then(() => setAllowed(true), (error) => setAllowed(error.name !== REFUSED));

  useEffect(() => {
    if (!called || silent) hush();
    if (!called || said.current === floor.turn) return;
    said.current = floor.turn;
    if (speaker && !silent) say(["chime", ...floor.say]);
  }, [floor?.turn, called, silent]);

  useEffect(() => {
    // With nothing to play this only asks: it is refused, or waits for ever.
    if (speaker) new Audio().play().catch((error) => error.name === REFUSED && setAllowed(false));
  }, []);

  useEffect(() => {
    if (!speaker || allowed) return undefined;
    const allow = () => say(["chime"]);
    addEventListener("pointerdown", allow);
    addEventListener("keydown", allow);
    return () => {
      removeEventListener("pointerdown", allow);
      removeEventListener("keydown", allow);
    };
  });

  return allowed;
}

/** Browsers are silent until somebody touches the page: a button while the hall is being set up, and whenever refused. */
export function SoundSwitch({ view, allowed }) {
  const early = SETTING_UP.includes(view.meeting.phase);
  if (allowed || view.volume === 0 || !(early || allowed === false)) return null;
  return html`<button type="button" class="sound-switch ${early ? "" : "sound-switch--small"}">${_("Bật âm thanh gọi số")}</button>`;
}
