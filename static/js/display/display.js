/* The projector: looks at the public view, shows one picture at a time, sends nothing. */

import { html, render, useEffect, useLayoutEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import { fit } from "./fit.js";
import { Answer, Called, Open, Outcome, Queue, Speech } from "./floor.js";
import { Agenda, Announcement, Conclusion, Welcome } from "./hall.js";
import { useJoin } from "./join.js";
import { Banner, Qr, Strip, TimeOfDay } from "./parts.js";
import { Break, Report } from "./pauses.js";
import { lastCalled, sceneOf, shownOn, showsQueue } from "./scene.js";
import { SoundSwitch, useVoice } from "./sound.js";

const SCENES = {
  welcome: Welcome,
  agenda: Agenda,
  announcement: Announcement,
  conclusion: Conclusion,
  report: Report,
  break: Break,
  called: Called,
  speech: Speech,
  answer: Answer,
  outcome: Outcome,
  open: Open,
};

const container = document.getElementById("display");
const SCREEN = new URLSearchParams(location.search).get("man") === "2" ? 2 : 1;
const SPEAKER = 1;
const FIRST_CONNECTION = 3000;

function Display({ store }) {
  const { views, online } = useStore(store);
  const root = useFitting();
  const lost = useLost(online);
  const view = views.public;
  const shown = shownOn(view, SCREEN);
  const scene = sceneOf(view, shown);
  const join = useJoin(store, view.network);
  const allowed = useVoice(store, view, SCREEN === SPEAKER);
  useTold(store, online, allowed);
  useLayoutEffect(() => {
    container.style.setProperty("--hall", view.hall ? view.hall.least : 0);
    fit(root.current);
  }, [view.hall?.least]);
  return html`<div class="picture" ref=${root} data-scene=${scene}>
    ${SCENES[scene] && html`<${Picture} store=${store} view=${view} shown=${shown} scene=${scene} join=${join} />`}
    ${scene === "blank" && html`<h1 class="visually-hidden">${_("Màn hình đang tắt")}</h1>`}
    ${SCREEN === SPEAKER && scene !== "blank" && html`<${SoundSwitch} view=${view} allowed=${allowed} />`}
    ${lost && html`<p class="lost" role="status">${_("Mất kết nối · đồng hồ vẫn chạy")}</p>`}
  </div>`;
}

function Picture({ store, view, shown, scene, join }) {
  const Scene = SCENES[scene];
  const queue = showsQueue(view);
  const band = scene !== "announcement" && view.display.announcement;
  const turn = view.floor?.turn;
  return html`
    <h1 class="visually-hidden">${view.meeting.banner_short}</h1>
    <${Header} meeting=${view.meeting} scene=${scene} queue=${queue} />
    <div class="scene">
      <${Scene} store=${store} view=${view} shown=${shown} join=${join} />
      ${band && html`<${Band} key=${[scene, turn, band].join()} text=${band} />`}
    </div>
    ${(scene !== "welcome" || queue) &&
    html`<footer class="foot" data-stage>
      ${queue
        ? html`<${Queue} view=${view} last=${lastCalled(view, scene)} />`
        : html`<span class="foot__place" data-spare="7" data-room>${view.meeting.place}</span>`}
      <${TimeOfDay} store=${store} />
      ${scene !== "open" && scene !== "welcome" && html`<${Qr} qr=${join.qr} class="qr--small" spare="3" />`}
    </footer>`}
    ${view.floor?.stage === "called" && html`<div class="flash" key=${view.floor.turn} aria-hidden="true"></div>`}
  `;
}

/** Lets the chair know whether the hall hears the calls; again after each connection, which is what the server goes by. */
function useTold(store, online, allowed) {
  useEffect(() => {
    if (online && allowed !== null) store.tell("sound", { heard: allowed });
  }, [online, allowed]);
}

/** A page that is read from needs the height. */
function Header({ meeting, scene, queue }) {
  if (scene === "report") return null;
  return scene === "welcome" && !queue ? html`<${Banner} meeting=${meeting} />` : html`<${Strip} meeting=${meeting} />`;
}

/** An announcement below what is shown; where it is too long for that, the two take turns. */
function Band({ text }) {
  return html`<p class="band" role="status" data-spare="5" data-room>${text}</p>
    <div class="in-turn instead" data-stage="own"><p class="announcement" role="status">${text}</p></div>`;
}

/** Whether to say that the server is gone: at once when it was there, after a while when the page has just opened. */
function useLost(online) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), FIRST_CONNECTION);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (online) setWaited(true);
  }, [online]);
  return waited && !online;
}

/** Fits the type before each paint in which a word, the picture's size or a font has changed. */
function useFitting() {
  const root = useRef(null);
  useLayoutEffect(() => {
    const again = () => fit(root.current);
    const changes = new MutationObserver((all) => all.every(isTick) || again());
    again();
    changes.observe(root.current, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
    addEventListener("resize", again);
    document.fonts.addEventListener("loadingdone", again);
    return () => {
      changes.disconnect();
      removeEventListener("resize", again);
      document.fonts.removeEventListener("loadingdone", again);
    };
  }, []);
  return root;
}

/** A clock's figures are of one width: they may go on without anything being measured. */
function isTick({ type, target, oldValue }) {
  const shape = (text) => text.replace(/\d/g, "0");
  return type === "characterData" && target.parentElement?.closest(".figures, .clock") && shape(target.data) === shape(oldValue);
}

container.textContent = "";
render(html`<${Display} store=${openStore()} />`, container);
