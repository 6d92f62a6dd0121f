/** Phrases read aloud: a button beside a phrase that the commune has had recorded; without a clip, nothing. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

const SOUNDS = { mp3: "audio/mpeg", ogg: "audio/ogg", wav: "audio/wav" };
let playing = null;

/** An iPhone plays no Ogg: it shows no button that would do nothing. */
function canPlay(kind) {
  return Boolean(document.createElement("audio").canPlayType(SOUNDS[kind] || ""));
}

export function Listen({ phone, phrase }) {
  const clips = phone.hall.clips.filter((clip) => clip.phrase === phrase && canPlay(clip.kind));
  if (!clips.length) return null;
  return html`<div class="listen actions">
    ${clips.map((clip) => html`<${Clip} key=${clip.id} language=${clip.language} src=${"/d/" + phone.store.boot.slug + "/audio/" + clip.id} />`)}
  </div>`;
}

function Clip({ language, src }) {
  const sound = useRef(null);
  const [state, setState] = useState("");
  const stop = () => {
    sound.current.pause();
    sound.current.currentTime = 0;
  };
  useEffect(() => {
    const own = sound.current;
    return () => {
      own.pause();
      if (playing === own) playing = null;
    };
  }, []);
  const press = () => {
    if (state === "playing") {
      stop();
      return;
    }
    if (playing && playing !== sound.current) playing.pause();
    playing = sound.current;
    playing.currentTime = 0;
    setState("playing");
    const started = playing.play();
    if (started) started.catch((error) => error.name !== "AbortError" && setState("failed"));
  };
  return html`<button type="button" class="button button--secondary listen__button" onClick=${press}>
      <svg class="listen__sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${state === "playing" ? "M6 5h12v14H6z" : "M7 4v16l13-8z"} /></svg>
      ${state === "playing" ? _("Dừng") : _("Nghe")} · ${language}</button>
    <audio ref=${sound} preload="none" src=${src} onPause=${() => setState("")} onEnded=${() => setState("")} onError=${() => setState("failed")}></audio>
    <span role="status">${state === "failed" && _("Chưa phát được. Xin thử lại.")}</span>`;
}
