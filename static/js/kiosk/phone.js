/** The citizen's phone. It shows views and sends commands; what it remembers by itself is only what was not sent yet. */

import { html, render, useEffect, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import { CallScreen, SpeakScreen, useCallSignals } from "./phone-called.js";
import { PersonPage } from "./phone-checkin.js";
import { useDraft } from "./phone-delivery.js";
import { NOBODY } from "./phone-drafts.js";
import { Strip, Tabs, useOffline } from "./phone-frame.js";
import { HallTab } from "./phone-home.js";
import { openMemory } from "./phone-memory.js";
import { MineTab } from "./phone-mine.js";
import { NumberPage } from "./phone-number.js";
import { PapersTab } from "./phone-papers.js";
import { usePlace } from "./phone-place.js";
import { NoticePage } from "./phone-privacy.js";
import { hasFloor, soonOf } from "./phone-queue.js";
import { PaperPage } from "./phone-reader.js";
import { OpinionPages } from "./phone-register.js";
import { RestorePage } from "./phone-restore.js";
import { Welcome } from "./phone-welcome.js";

function App({ store, memory }) {
  const state = useStore(store);
  const [place, go] = usePlace(memory);
  const [saved, setSaved] = useState("");
  const hall = state.views.public;
  const me = state.views.me;
  const people = (me && me.people) || [];
  const opinions = (me && me.opinions) || [];
  const called = opinions.filter((one) => one.status === "called" && one.lead === null)[0];
  const offline = useOffline(state.online);
  const calledId = called ? called.id : null;
  useCallSignals(calledId, soonOf(hall, opinions));
  useEffect(() => {
    // "sent and saved" is old news once the chair has called.
    if (calledId !== null) setSaved("");
  }, [calledId]);

  useEffect(() => {
    // The QR of a slip.
    if (store.boot.restore && !people.length) go({ form: "restore" }, true);
  }, []);

  const finish = (form, words, next) => {
    // Whoever has gone elsewhere meanwhile stays there.
    if (place.form === form) go(next, true);
    setSaved(words);
  };
  const personDraft = useDraft(store, memory, "person", offline, (value, result) => {
    if (value.mode === "correct") finish("person", _("Đã lưu thông tin."), { tab: "mine" });
    else finish("person", _("Đã gửi, đã lưu."), { form: "number", step: result.number || null });
  });
  const opinionDraft = useDraft(store, memory, "opinion", offline, (value, result) => {
    const words = value.mode === "edit"
      ? _("Đã lưu thay đổi của ý kiến {id}.", { id: value.opinion })
      : _("Đã gửi, đã lưu: ý kiến số {id}.", { id: result.opinion });
    finish("opinion", words, { tab: "mine" });
  });
  const phone = {
    store, hall, people, opinions, saved,
    labels: hall.labels,
    limits: hall.meeting.limits,
    personDraft, opinionDraft,
    go(change, instead) {
      setSaved("");
      go(change, instead);
    },
  };
  return html`<${Strip} offline=${offline} />
    <${Screen} phone=${phone} place=${place} called=${called} />`;
}

function Screen({ phone, place, called }) {
  if (called) return html`<${CallScreen} key="called" phone=${phone} opinion=${called} />`;
  const speaking = phone.opinions.filter((one) => one.lead === null && hasFloor(phone.hall, one))[0];
  if (speaking) return html`<${SpeakScreen} key="speaking" phone=${phone} opinion=${speaking} />`;
  const form = formOf(phone, place);
  if (form) return form;
  if (!phone.people.length) return html`<${Welcome} phone=${phone} />`;
  const Tab = { hall: HallTab, mine: MineTab, papers: PapersTab }[place.tab] || HallTab;
  return html`<main id="main"><${Tab} key=${place.tab} phone=${phone} /></main><${Tabs} phone=${phone} tab=${place.tab} />`;
}

/** The form that the place names, while there is a draft for it. */
function formOf(phone, place) {
  const { store, people, go, personDraft, opinionDraft } = phone;
  const leave = () => go({}, true);
  const back = () => (place.depth > 0 ? history.back() : leave());
  if (place.form === "paper") return html`<main id="main" class="reader"><${PaperPage} phone=${phone} step=${place.step} back=${back} /></main>`;
  if (place.form === "restore") return html`<main id="main"><${RestorePage} key="restore" phone=${phone} back=${back} /></main>`;
  if (place.form === "notice" && !people.length) {
    const begin = () => {
      if (!personDraft.value) personDraft.edit({ mode: "self", person: NOBODY });
      go({ form: "person" });
    };
    return html`<main id="main"><${NoticePage} key="notice" phone=${phone} notice=${store.boot.notice} back=${back} onRead=${begin} /></main>`;
  }
  const person = personDraft.value;
  if (place.form === "person" && person && (person.mode !== "self" || !people.length)) {
    return html`<main id="main"><${PersonPage} key=${"person-" + person.mode} phone=${phone} back=${back} leave=${leave} /></main>`;
  }
  if (place.form === "number" && people.length) return html`<main id="main"><${NumberPage} key="number" phone=${phone} number=${place.step} /></main>`;
  if (place.form === "opinion" && opinionDraft.value && people.length) {
    return html`<main id="main"><${OpinionPages} phone=${phone} step=${place.step} returning=${place.returning} back=${back} leave=${leave} /></main>`;
  }
  return null;
}

const store = openStore();
render(html`<${App} store=${store} memory=${openMemory(store.boot.slug)} />`, document.getElementById("app"));
