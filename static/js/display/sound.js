/* The chime and the number that is called, joined of clips: the commune's own where there are, else those that ship. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const SETTING_UP = ["preparing", "doors_open"];

/** Where each clip comes from: a word that the commune recorded replaces the one that ships. */
export function sources(view, slug, sounds, words) {
  const own = (word) => view.clips.find((clip) => clip.phrase === word);
  return words.map((word) => (own(word) ? `/d/${slug}/audio/${own(word).id}` : `${sounds}/${word}.mp3`));
}

function play(urls, volume) {
  const [first, ...rest] = urls;
  if (!first) return;
  const clip = new Audio(first);
  clip.volume = volume / 100;
  clip.onended = () => play(rest, volume);
  clip.onerror = clip.onended;
  clip.play().catch(() => null); // not allowed yet: the flash says it all the same
}

/** Says each call once; not the one that was under way when the page opened. */
export function useCalls(store, view) {
  const { floor, volume } = view;
  const said = useRef(floor?.turn ?? 0);
  useEffect(() => {
    if (floor?.stage !== "called" || said.current === floor.turn) return;
    said.current = floor.turn;
    if (volume > 0) play(sources(view, store.boot.slug, store.boot.sounds, ["chime", ...floor.say]), volume);
  }, [floor?.turn, floor?.stage]);
}

/** Browsers are silent until somebody touches the page: a button while the hall is being set up, any key or click later. */
export function SoundSwitch({ store, view }) {
  const [allowed, setAllowed] = useState(false);
  const allow = () => {
    if (allowed) return;
    setAllowed(true);
    play(sources(view, store.boot.slug, store.boot.sounds, ["chime"]), view.volume);
  };
  useEffect(() => {
    addEventListener("pointerdown", allow);
    addEventListener("keydown", allow);
    return () => {
      removeEventListener("pointerdown", allow);
      removeEventListener("keydown", allow);
    };
  });
  if (allowed || view.volume === 0 || !SETTING_UP.includes(view.meeting.phase)) return null;
  return html`<button type="button" class="sound-switch">${_("Bật âm thanh gọi số")}</button>`;
}
