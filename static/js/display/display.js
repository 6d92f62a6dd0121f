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
    // A picture is 56.25 of its hundredths high.
    const least = view.hall ? `calc(var(--u) * ${(view.hall.least * 56.25).toFixed(2)})` : "0px";
    container.style.setProperty("--least", least);
    fit(root.current);
  }, [view.hall?.least]);
  return html`<div class="picture" ref=${root} data-scene=${scene}>
    ${SCENES[scene] && html`<${Picture} store=${store} view=${view} shown=${shown} scene=${scene} join=${join} />`}
    ${scene === "blank" && html`<h1 class="visually-hidden">${_("Màn hình đang tắt")}</h1>`}
    ${SCREEN === SPEAKER && scene !== "blank" && html`<${SoundSwitch} view=${view} allowed=${allowed} />`}
    ${lost && html`<p class="lost" role="status">${_("Mất kết nối máy chủ · đồng hồ vẫn chạy")}</p>`}
  </div>`;
}

function Picture({ store, view, shown, scene, join }) {
  const Scene = SCENES[scene];
  const { banner, banner_short: short } = view.meeting;
  const queue = showsQueue(view);
  const band = scene !== "announcement" && view.display.announcement;
  return html`
    ${scene === "welcome" && !queue ? html`<${Banner} lines=${banner} />` : html`<${Strip} text=${short} />`}
    <${Scene} store=${store} view=${view} shown=${shown} join=${join} />
    ${band && html`<p class="band" role="status">${band}</p>`}
    ${(scene !== "welcome" || queue) &&
    html`<footer class="foot">
      <div class="foot__line">
        ${queue
          ? html`<${Queue} view=${view} last=${lastCalled(view, scene)} />`
          : html`<span class="foot__place">${view.meeting.place}</span>`}
        <${TimeOfDay} store=${store} />
      </div>
      ${scene !== "open" && scene !== "welcome" && html`<${Qr} qr=${join.qr} class="qr--small" />`}
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
    const changes = new MutationObserver(again);
    again();
    changes.observe(root.current, { subtree: true, childList: true, characterData: true });
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

container.textContent = "";
render(html`<${Display} store=${openStore()} />`, container);
