/** The citizen's phone. It shows views and sends commands; what it remembers by itself is only what was not sent yet. */

import { html, render, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { reading } from "../clock.js";
import { codeOf, dateOf, label } from "../format.js";
import { useStore, useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import {
  NOBODY, NoticePage, NoticeText, OpinionPages, Page, PersonPage, Pictogram, SendButton, openMemory, stepsOf, useSend,
} from "./forms.js";

const OPEN = ["waiting", "joined", "called", "speaking", "absent"];
const GATHERED = ["doors_open", "in_session"];
const OVER = ["concluded", "follow_up", "finished"];
const SOON = 2;

// --- where the phone is -------------------------------------------------------------------------------------------

const START = { tab: "hall", form: null, step: null, returning: false, depth: 0 };

/**
 * Tab and page, in the browser's history (so that the phone's own "back" goes one step back) and in the memory.
 * `depth` counts the steps that this browser tab can go back without leaving the page.
 */
function usePlace(memory) {
  const [place, setPlace] = useState(() => ({ ...START, ...memory.read("place"), depth: history.state ? history.state.depth || 0 : 0 }));
  useEffect(() => {
    history.replaceState(place, "");
    const back = (event) => {
      const found = event.state || START;
      memory.write("place", found);
      setPlace(found);
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  const go = (change, instead) => {
    const next = { ...START, tab: place.tab, ...change, depth: place.depth + (instead ? 0 : 1) };
    memory.write("place", next);
    if (instead) history.replaceState(next, "");
    else history.pushState(next, "");
    setPlace(next);
  };
  return [place, go];
}

/** What is being written, kept until it has been sent. */
function useDraft(memory, key) {
  const [draft, setDraft] = useState(() => memory.read(key));
  const keep = (value) => {
    memory.write(key, value);
    setDraft(value);
  };
  return [draft, keep];
}

// --- the whole ----------------------------------------------------------------------------------------------------

function App({ store, memory }) {
  const state = useStore(store);
  const [place, go] = usePlace(memory);
  const [personDraft, keepPerson] = useDraft(memory, "person");
  const [opinionDraft, keepOpinion] = useDraft(memory, "opinion");
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
    if (calledId !== null) setSaved(""); // "sent and saved" is old news once the chair has called
  }, [calledId]);

  const goTo = (change, instead) => {
    setSaved("");
    go(change, instead);
  };
  const phone = {
    store, hall, people, opinions, saved,
    labels: hall.labels,
    limits: hall.meeting.limits,
    go: goTo,
    personDraft, keepPerson, opinionDraft, keepOpinion,
    finish(text, change) {
      go(change, true);
      setSaved(text);
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
  const { store, labels, limits, people, go } = phone;
  const back = () => (place.depth > 0 ? history.back() : go({}, true));
  if (place.form === "notice" && !people.length) {
    const begin = () => {
      if (!phone.personDraft) phone.keepPerson({ mode: "self", person: NOBODY });
      go({ form: "person" });
    };
    return html`<main id="main"><${NoticePage} key="notice" notice=${store.boot.notice} back=${back} onRead=${begin} /></main>`;
  }
  const personDraft = phone.personDraft;
  if (place.form === "person" && personDraft && (personDraft.mode !== "self" || !people.length)) {
    const done = (result) => {
      phone.keepPerson(null);
      if (personDraft.mode === "correct") phone.finish(_("Đã lưu thông tin."), { tab: "mine" });
      else phone.finish("", { form: "number", step: result.number || null });
    };
    return html`<main id="main"><${PersonPage} key=${"person-" + personDraft.mode} store=${store} labels=${labels} draft=${personDraft}
      onDraft=${phone.keepPerson} back=${back} onDone=${done} /></main>`;
  }
  if (place.form === "number" && people.length) return html`<main id="main"><${NumberPage} key="number" phone=${phone} number=${place.step} /></main>`;
  const draft = phone.opinionDraft;
  if (place.form === "opinion" && draft && people.length) {
    const done = (result) => {
      phone.keepOpinion(null);
      const id = draft.mode === "edit" ? draft.opinion : result.opinion;
      const words = draft.mode === "edit" ? _("Đã lưu thay đổi của ý kiến {id}.", { id }) : _("Đã gửi và lưu: ý kiến số {id}.", { id });
      phone.finish(words, { tab: "mine" });
    };
    return html`<main id="main"><${OpinionPages} store=${store} labels=${labels} limits=${limits} people=${people} draft=${draft}
      step=${place.step} returning=${place.returning} maySpeak=${maySpeak(phone, draft)} back=${back} onDone=${done}
      onDraft=${phone.keepOpinion} onStep=${(step, returning) => go({ form: "opinion", step, returning: Boolean(returning) })} /></main>`;
  }
  return null;
}

function maySpeak(phone, draft) {
  if (draft.mode === "edit") return true;
  const taken = phone.opinions.some((one) => one.number === draft.number && OPEN.indexOf(one.status) >= 0);
  return phone.hall.meeting.registration && !taken;
}

function startOpinion(phone, change) {
  const draft = {
    mode: "new", number: phone.people[0].number, opinion: null, follows: null, field: "", content: "", how: "",
    minutes: phone.limits.minutes, ...change,
  };
  phone.keepOpinion(draft);
  phone.go({ form: "opinion", step: change && change.step ? change.step : stepsOf(draft, phone.people)[0] });
}

// --- what is always there -----------------------------------------------------------------------------------------

const PATIENCE = 4000;

/** Offline once the connection was lost, or did not come about for a while: no alarm at every page load. */
function useOffline(online) {
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    if (online) setPatient(false);
    const timer = setTimeout(() => setPatient(false), PATIENCE);
    return () => clearTimeout(timer);
  }, [online]);
  return !online && !patient;
}

function Strip({ offline }) {
  return html`<div role="status" class="strip-place">
    ${offline && html`<p class="strip">${_("Mất kết nối, đang thử lại. Nội dung ông/bà vừa viết vẫn được giữ.")}</p>`}
  </div>`;
}

const TAB_NAMES = () => [
  ["hall", _("Hội nghị")],
  ["mine", _("Ý kiến của tôi")],
  ["papers", _("Tài liệu")],
];

function Tabs({ phone, tab }) {
  return html`<nav class="tabs" aria-label=${_("Các phần")}>
    ${TAB_NAMES().map(
      ([id, name]) => html`<button key=${id} type="button" class="tab" aria-current=${tab === id ? "page" : undefined}
        onClick=${() => phone.go({ tab: id }, tab === id)}>${name}</button>`,
    )}
  </nav>`;
}

function Saved({ text }) {
  return html`<div role="status">${text && html`<p class="notice notice--good"><strong>${text}</strong></p>`}</div>`;
}

function Announcement({ hall }) {
  const text = hall.display && hall.display.announcement;
  return html`<div role="status">${text && html`<div class="notice notice--warning"><strong class="line">${_("Thông báo")}</strong>${text}</div>`}</div>`;
}

function Failure({ error }) {
  return error ? html`<p class="notice notice--stop" role="alert">${error.message}</p>` : null;
}

// --- before checking in -------------------------------------------------------------------------------------------

function Welcome({ phone }) {
  const meeting = phone.hall.meeting;
  const open = GATHERED.indexOf(meeting.phase) >= 0;
  return html`<main id="main">
    <header class="banner">
      <p>${meeting.banner[0]}</p>
      <h1>${_("Hội nghị trao đổi, đối thoại")}</h1>
      <p class="banner__when">${_("{time}, ngày {date}", { time: meeting.start, date: dateOf(meeting.date) })}</p>
      <p class="banner__when">${meeting.place}</p>
    </header>
    <div class="page phone-page stack">
      <p class="tag tag--good">${_("Đã kết nối mạng của Hội nghị")}</p>
      <${Announcement} hall=${phone.hall} />
      ${open && phone.store.boot.role !== "citizen" && html`<p class="notice notice--warning">
        ${_("Để điểm danh, xin quét mã QR tại hội trường bằng điện thoại này, hoặc mời đến bàn đón tiếp.")}</p>`}
      ${open && phone.store.boot.role === "citizen" && html`<p>${_("Điểm danh để có số thứ tự, đăng ký phát biểu và theo dõi câu trả lời ngay trên điện thoại.")}</p>
          <button type="button" class="button button--large button--wide" onClick=${() => phone.go({ form: "notice" })}>
            ${_("Xác nhận có mặt")}</button>`}
      <${PhaseNotice} phase=${meeting.phase} />
      <${FloorCard} store=${phone.store} hall=${phone.hall} people=${[]} />
      <${Agenda} hall=${phone.hall} />
    </div>
  </main>`;
}

function PhaseNotice({ phase }) {
  if (phase === "preparing") {
    return html`<div class="notice"><strong class="line">${_("Hội nghị chưa mở điểm danh.")}</strong>
      ${_("Ông/bà giữ trang này; đến giờ, nút xác nhận có mặt sẽ tự hiện ra.")}</div>`;
  }
  if (OVER.indexOf(phase) >= 0) {
    return html`<div class="notice"><strong class="line">${_("Hội nghị đã kết thúc.")}</strong>
      ${_("Cảm ơn ông/bà đã tham dự. Ý kiến chưa được trả lời sẽ được trả lời bằng văn bản.")}</div>`;
  }
  return null;
}

// --- the number ---------------------------------------------------------------------------------------------------

function villageOf(phone, person) {
  return person.village === "other" ? person.village_other || _("Nơi khác") : label(phone.labels.villages, person.village);
}

function Code({ person }) {
  return html`<span class="code figures"><span>${person.number} ·</span> <span>${codeOf(person.code)}</span></span>`;
}

function NumberPage({ phone, number }) {
  const person = phone.people.filter((one) => one.number === number)[0] || phone.people[phone.people.length - 1];
  const own = person.number === phone.people[0].number;
  return html`<${Page} title=${own ? _("Số của ông/bà") : _("Số của người đi cùng")}>
    <div class="center">
      <p class="number" data-testid="number">${person.number}</p>
      <p class="who">${person.name}</p>
      <p>${villageOf(phone, person)}</p>
      <p>${_("Mã tra cứu")}: <${Code} person=${person} /></p>
      <p class="hint">${_("Xin nhớ hoặc chụp lại mã này: dùng để xem câu trả lời và khi đổi điện thoại.")}</p>
    </div>
    <div class="stack">
      ${phone.hall.meeting.registration && html`<button type="button" class="button button--large button--wide"
        onClick=${() => startOpinion(phone, own ? {} : { number: person.number, step: "field" })}>
        ${_("Đăng ký phát biểu")}</button>`}
      <button type="button" class="button button--secondary button--wide" onClick=${() => phone.go({ tab: "hall" })}>
        ${_("Theo dõi Hội nghị")}</button>
    </div>
  <//>`;
}

// --- tab: the meeting ---------------------------------------------------------------------------------------------

function HallTab({ phone }) {
  const { hall, people, opinions } = phone;
  const person = people[0];
  const open = opinions.some((one) => OPEN.indexOf(one.status) >= 0);
  const current = opinions.filter((one) => isCurrent(hall, one));
  const isUrgent = (one) => isSoon(hall, one) || one.status === "absent";
  const place = (one) => html`<${PlaceCard} key=${one.id} phone=${phone} opinion=${one} urgent=${isUrgent(one)} />`;
  return html`<div class="page phone-page stack">
    <h1 class="visually-hidden">${_("Hội nghị")}</h1>
    <${Announcement} hall=${hall} />
    <section class="own" aria-label=${_("Số của ông/bà")}>
      <p class="number"><span class="own__label">${_("Số")}</span>${person.number}</p>
      <div class="own__words">
        <p class="own__name">${person.name}</p>
        <p>${villageOf(phone, person)}</p>
        <p>${_("Mã")} <${Code} person=${person} /></p>
      </div>
    </section>
    <${PhaseNotice} phase=${hall.meeting.phase} />
    ${current.filter(isUrgent).map(place)}
    <${FloorCard} store=${phone.store} hall=${hall} people=${people} />
    ${current.filter((one) => !isUrgent(one)).map(place)}
    ${!open && hall.meeting.registration && html`<button type="button" class="button button--large button--wide"
      onClick=${() => resumeOrStart(phone)}>${_("Đăng ký phát biểu")}</button>`}
    <${Agenda} hall=${hall} />
  </div>`;
}

function resumeOrStart(phone) {
  const draft = phone.opinionDraft;
  if (draft && draft.mode === "new" && draft.content) phone.go({ form: "opinion", step: "content" });
  else startOpinion(phone, {});
}

/** Whether an opinion still asks for attention: no refusal and no answer goes by unseen. */
function isCurrent(hall, opinion) {
  if (opinion.status === "outcome") return !opinion.satisfied;
  if (opinion.status === "refused") return hall.meeting.phase === "in_session";
  return OPEN.concat("heard", "answering", "replying").indexOf(opinion.status) >= 0;
}

function wayToCard(opinion) {
  if (opinion.status === "waiting") return _("Xem, sửa hoặc rút lại");
  if (opinion.status === "outcome") return _("Xem câu trả lời và cho biết ông/bà thấy thế nào");
  return _("Xem ý kiến");
}

/** Where an opinion stands, in short, with the way to its card. */
function PlaceCard({ phone, opinion, urgent }) {
  const ahead = aheadOf(phone.hall, opinion);
  return html`<section class=${urgent ? "card card--soon" : "card"}>
    <h2>${phone.people.length > 1 ? _("Ý kiến {id}, số {number}", { id: opinion.id, number: opinion.number }) : _("Ý kiến {id}", { id: opinion.id })}</h2>
    <${Standing} phone=${phone} opinion=${opinion} ahead=${ahead} />
    ${opinion.refusal && html`<${Refusal} labels=${phone.labels} refusal=${opinion.refusal} />`}
    ${opinion.status === "absent" && opinion.lead === null && html`<${Actions} phone=${phone} opinion=${opinion} />`}
    <p><button type="button" class="link" onClick=${() => phone.go({ tab: "mine" })}>${wayToCard(opinion)}</button></p>
  </section>`;
}

function kindOf(floor) {
  const words = {
    called: _("Đang mời"),
    speaking: _("Đang phát biểu"),
    answering: _("Đang trả lời"),
    replying: _("Đang trao đổi lại"),
    paused: _("Tạm dừng"),
  };
  return words[floor.stage];
}

function FloorCard({ store, hall, people }) {
  const floor = hall.floor;
  if (!floor) return html`<${BetweenTurns} hall=${hall} />`;
  const mine = people.some((one) => one.number === floor.number);
  return html`<section class="card floor">
    <h2 class="floor__state">${kindOf(floor)}</h2>
    ${floor.official && floor.kind === "answer" && html`<p class="floor__who">${floor.official.name}<span class="hint">${floor.official.office}</span></p>`}
    <p class="floor__who">${floor.kind === "answer" ? _("Trả lời ý kiến của số {number}", { number: floor.number }) : _("Số {number}", { number: floor.number })}
      ${floor.name ? " · " + floor.name : ""}${mine ? " " + _("(ông/bà)") : ""}</p>
    <p class="floor__field"><${Pictogram} field=${floor.field} />${label(hall.labels.fields, floor.field)}</p>
    ${floor.clock && floor.clock.started_at !== null && html`<${Clock} store=${store} clock=${floor.clock} />`}
  </section>`;
}

function BetweenTurns({ hall }) {
  const done = hall.answered;
  if (done) {
    return html`<section class="card floor">
      <h2 class="floor__state">${_("Vừa trả lời")}</h2>
      <p class="floor__who">${_("Số {number}", { number: done.number })}${done.name ? " · " + done.name : ""}</p>
      ${done.outcome && html`<p>${label(hall.labels.outcomes, done.outcome.outcome)}${done.outcome.due ? ", " + _("chậm nhất {date}", { date: dateOf(done.outcome.due) }) : ""}</p>`}
    </section>`;
  }
  if (hall.meeting.phase !== "in_session") return null;
  return html`<section class="card floor"><h2 class="floor__state">${_("Chưa có người phát biểu")}</h2>
    ${hall.last && html`<p>${_("Vừa mời số {number}.", { number: hall.last })}</p>`}</section>`;
}

function Clock({ store, clock, large }) {
  const shown = reading(clock, useTick(store, 250));
  return html`<p class=${large ? "own-clock own-clock--large" : "own-clock"}>
    <span class="clock" data-light=${shown.light} role="timer">${shown.text}</span> <span class="own-clock__word">${shown.word}</span>
  </p>`;
}

function Agenda({ hall }) {
  const state = (item) => {
    if (item.id === hall.agenda.current) return html` <span class="tag tag--good">${_("đang diễn ra")}</span>`;
    return item.ended_at ? html` <span class="hint agenda__done">${_("đã xong")}</span>` : null;
  };
  return html`<section>
    <h2>${_("Chương trình")}</h2>
    <ol class="agenda">
      ${hall.agenda.items.map(
        (item) => html`<li key=${item.id} class=${item.id === hall.agenda.current ? "agenda__now" : ""}
          aria-current=${item.id === hall.agenda.current ? "step" : undefined}>${item.title}${state(item)}</li>`,
      )}
    </ol>
  </section>`;
}

// --- tab: my opinions ---------------------------------------------------------------------------------------------

function MineTab({ phone }) {
  const { hall, people, opinions } = phone;
  const gathered = GATHERED.indexOf(hall.meeting.phase) >= 0;
  const newestFirst = opinions.slice().sort((a, b) => b.id - a.id);
  return html`<${Page} title=${_("Ý kiến của tôi")}>
    <div class="stack">
      <${Saved} text=${phone.saved} />
      <${Announcement} hall=${hall} />
      ${gathered && html`<${NewOpinion} phone=${phone} />`}
      ${!opinions.length && html`<p>${_("Ông/bà chưa gửi ý kiến nào.")}</p>`}
      ${newestFirst.map((one) => html`<${OpinionCard} key=${one.id} phone=${phone} opinion=${one} />`)}
      <h2>${people.length > 1 ? _("Người trên điện thoại này") : _("Thông tin của tôi")}</h2>
      ${people.map((one) => html`<${PersonCard} key=${one.number} phone=${phone} person=${one} />`)}
      ${gathered && people.length <= phone.limits.companions && html`<button type="button" class="button button--secondary button--wide"
        onClick=${() => startPerson(phone, { mode: "companion", person: { ...NOBODY, village: people[0].village, village_other: people[0].village_other } })}>
        ${_("Điểm danh cho người đi cùng")}</button>`}
    </div>
  <//>`;
}

function startPerson(phone, draft) {
  phone.keepPerson(draft);
  phone.go({ form: "person" });
}

function NewOpinion({ phone }) {
  const draft = phone.opinionDraft;
  if (draft && draft.content) {
    return html`<div class="notice stack">
      <p>${_("Ông/bà có một ý kiến đang viết dở.")}</p>
      <div class="actions">
        <button type="button" class="button" onClick=${() => phone.go({ form: "opinion", step: "content" })}>${_("Viết tiếp")}</button>
        <${AskOnce} label=${_("Bỏ")} question=${_("Bỏ nội dung đang viết dở?")} yes=${_("Bỏ")} onYes=${() => phone.keepOpinion(null)} />
      </div>
    </div>`;
  }
  const free = phone.people.some((one) => maySpeak(phone, { number: one.number }));
  return html`<button type="button" class=${free ? "button button--large button--wide" : "button button--secondary button--wide"}
    onClick=${() => startOpinion(phone, {})}>${free ? _("Đăng ký phát biểu") : _("Gửi ý kiến viết")}</button>`;
}

function PersonCard({ phone, person }) {
  const correct = () =>
    startPerson(phone, {
      mode: "correct",
      number: person.number,
      birth_year: Number(person.birth_year) || null,
      person: {
        name: person.name, village: person.village, village_other: person.village_other, kind: person.kind,
        organisation: person.organisation, position: person.position, phone: person.phone, needs: person.needs,
        adult: true,
      },
    });
  return html`<section class="card">
    <h3>${_("Số {number}", { number: person.number })} · ${person.name}</h3>
    <p>${villageOf(phone, person)}</p>
    <p>${_("Mã tra cứu")}: <${Code} person=${person} /></p>
    ${person.phone && html`<p>${_("Điện thoại")}: ${person.phone}</p>`}
    ${phone.hall.meeting.phase !== "finished" && html`<p><button type="button" class="link" onClick=${correct}>${_("Sửa thông tin")}<span class="visually-hidden"> ${person.name}</span></button></p>`}
  </section>`;
}

function hasFloor(hall, opinion) {
  const floor = hall.floor;
  return Boolean(floor && floor.opinion === opinion.id && floor.kind !== "answer" && ["speaking", "replying"].indexOf(opinion.status) >= 0);
}

function indexOf(hall, opinion) {
  for (let index = 0; index < hall.queue.length; index += 1) if (hall.queue[index].opinion === opinion.id) return index;
  return -1;
}

function aheadOf(hall, opinion) {
  return opinion.status === "waiting" ? indexOf(hall, opinion) : -1;
}

function isSoon(hall, opinion) {
  const ahead = aheadOf(hall, opinion);
  return hall.meeting.phase === "in_session" && ahead >= 0 && ahead <= SOON;
}

function soonOf(hall, opinions) {
  const soon = opinions.filter((one) => isSoon(hall, one))[0];
  return soon ? soon.id : null;
}

const STATUS_LOOK = { waiting: "", joined: "", absent: " tag--warning", refused: " tag--warning", outcome: " tag--good", written: " tag--good", withdrawn: "" };

function statusWord(status) {
  const words = {
    waiting: _("Đang chờ phát biểu"),
    written: _("Đã gửi ý kiến viết"),
    joined: _("Nêu chung với người khác"),
    called: _("Đang được mời"),
    speaking: _("Đang phát biểu"),
    replying: _("Đang trao đổi lại"),
    absent: _("Đã mời, chưa thấy ông/bà lên"),
    heard: _("Đã phát biểu, chờ trả lời"),
    answering: _("Đang được trả lời"),
    outcome: _("Đã có kết quả"),
    refused: _("Chưa được phát biểu"),
    withdrawn: _("Đã rút lại"),
    gathered: _("Đã tiếp nhận"),
  };
  return words[status] || status;
}

function movedWord(reason) {
  const words = {
    elderly: _("ưu tiên người cao tuổi"),
    far: _("ưu tiên người ở xa"),
    same_matter: _("xếp cạnh ý kiến cùng nội dung"),
    first_time: _("ưu tiên người phát biểu lần đầu"),
    official_present: _("người trả lời đang có mặt"),
    other: _("theo sự điều hành của chủ trì"),
    returned: _("ông/bà đã báo có mặt"),
  };
  return words[reason] || "";
}

/** Where an opinion stands, in words: the place in the queue, who speaks for whom, what comes next. */
function Standing({ phone, opinion, ahead }) {
  const hall = phone.hall;
  const moved = opinion.status === "waiting" && movedWord(opinion.moved);
  return html`<div class="standing" role="status">
    <p><span class=${"tag" + (STATUS_LOOK[opinion.status] || "")}>${statusWord(opinion.status)}</span></p>
    ${ahead >= 0 && html`<p class="place" data-testid="place">${_("Thứ {n}", { n: ahead + 1 })}<span class="place__word"> ${_("trong danh sách")}</span></p>`}
    ${ahead >= 0 && html`<p>${ahead === 0 ? _("Ông/bà đứng đầu danh sách.") : _("Còn {n} người trước ông/bà.", { n: ahead })}</p>`}
    ${isSoon(hall, opinion) && html`<p class="soon">${_("Sắp đến lượt. Mời ông/bà chuẩn bị, ngồi gần micrô.")}</p>`}
    ${moved && html`<p>${_("Thứ tự đã đổi: {reason}.", { reason: moved })}</p>`}
    ${opinion.cosigners > 0 && html`<p>${_("Có {n} người cùng ý kiến với ông/bà.", { n: opinion.cosigners })}</p>`}
    ${opinion.lead !== null && html`<p>${_("Người mang số {number} phát biểu thay cho ông/bà. Câu trả lời cũng gửi cho ông/bà.", { number: opinion.lead })}</p>`}
    ${opinion.status === "written" && html`<p>${_("Đã lưu. Ý kiến sẽ được trả lời.")}</p>`}
    ${opinion.status === "heard" && html`<p>${_("Ý kiến đã được ghi nhận. Câu trả lời sẽ hiện ở đây.")}</p>`}
  </div>`;
}

function OpinionCard({ phone, opinion }) {
  const { labels, people } = phone;
  const person = people.filter((one) => one.number === opinion.number)[0];
  return html`<article class="card opinion" aria-label=${_("Ý kiến {id}", { id: opinion.id })}>
    <h2>${_("Ý kiến {id}", { id: opinion.id })}</h2>
    ${people.length > 1 && person && html`<p>${_("Của {name}, số {number}", { name: person.name, number: person.number })}</p>`}
    <p class="floor__field"><${Pictogram} field=${opinion.field} />${label(labels.fields, opinion.field)}</p>
    <${Standing} phone=${phone} opinion=${opinion} ahead=${aheadOf(phone.hall, opinion)} />
    <p class="as-written quote">${opinion.content}</p>
    ${opinion.minutes > 0 && opinion.status === "waiting" && html`<p class="hint">${_("Đăng ký {n} phút", { n: opinion.minutes })}</p>`}
    ${opinion.follows && html`<p class="hint">${_("Tiếp theo ý kiến {id}", { id: opinion.follows })}</p>`}
    ${opinion.refusal && html`<${Refusal} labels=${labels} refusal=${opinion.refusal} />`}
    <${Summary} phone=${phone} opinion=${opinion} />
    <${Result} phone=${phone} opinion=${opinion} />
    <${Actions} phone=${phone} opinion=${opinion} />
  </article>`;
}

function Refusal({ labels, refusal }) {
  return html`<div class="notice notice--warning">
    <p><strong>${_("Lý do")}:</strong> ${label(labels.reasons, refusal.reason)}</p>
    <p><strong>${_("Ý kiến này")}:</strong> ${label(labels.routes, refusal.route)}</p>
  </div>`;
}

function Actions({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const act = (type) => () => send(type, { opinion: opinion.id });
  const edit = () =>
    startOpinion(phone, {
      mode: "edit", opinion: opinion.id, number: opinion.number, field: opinion.field, content: opinion.content,
      how: "speak", minutes: Math.min(opinion.minutes || phone.limits.minutes, phone.limits.minutes), step: "check",
    });
  const shown = {
    waiting: () => html`
      <button type="button" class="button button--secondary" onClick=${edit}>${_("Sửa")}</button>
      <${AskOnce} label=${_("Rút lại")} question=${_("Rút lại ý kiến này? Ông/bà sẽ mất chỗ trong danh sách.")} yes=${_("Rút lại ý kiến")}
        pending=${pending === "Withdraw"} onYes=${act("Withdraw")} />
      <${AskOnce} label=${_("Chuyển thành ý kiến viết")} question=${_("Không phát biểu nữa mà gửi ý kiến viết và nhận trả lời?")}
        yes=${_("Chuyển thành ý kiến viết")} pending=${pending === "ToWritten"} onYes=${act("ToWritten")} />`,
    joined: () => html`<${AskOnce} label=${_("Phát biểu riêng")} question=${_("Tách ra để phát biểu riêng, ở chỗ cũ trong danh sách?")}
      yes=${_("Tách ra")} pending=${pending === "LeaveJoint"} onYes=${act("LeaveJoint")} />`,
    absent: () => opinion.lead === null && html`<p>${_("Chủ trì đã mời nhưng chưa thấy ông/bà. Bấm nút này để được mời lại sau một người nữa.")}</p>
      <${SendButton} pending=${pending === "ImHere"} onClick=${act("ImHere")}>${_("Tôi có mặt")}<//>`,
  }[opinion.status];
  if (!shown) return null;
  return html`<${Failure} error=${error} /><div class="actions">${shown()}</div>`;
}

/** A choice that cannot be taken back: asks once, in a sentence that says what follows. */
function AskOnce({ label: name, question, yes, pending, onYes }) {
  const [asking, setAsking] = useState(false);
  const box = useRef(null);
  useEffect(() => {
    if (asking && box.current) box.current.focus();
  }, [asking]);
  if (!asking) return html`<button type="button" class="button button--secondary" onClick=${() => setAsking(true)}>${name}</button>`;
  const sure = () => {
    setAsking(false);
    onYes();
  };
  return html`<div class="ask" role="group" tabindex="-1" ref=${box} aria-label=${question}>
    <p><strong>${question}</strong></p>
    <div class="actions">
      <${SendButton} pending=${pending} kind="button--danger" onClick=${sure}>${yes}<//>
      <button type="button" class="button button--secondary" onClick=${() => setAsking(false)}>${_("Giữ lại")}</button>
    </div>
  </div>`;
}

/** What the secretary wrote of the opinion, to be confirmed or corrected before the minutes are signed. */
function Summary({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const [correcting, setCorrecting] = useState(false);
  const [text, setText] = useState("");
  const summary = opinion.summary;
  if (!summary || !summary.text) return null;
  const id = "correction-" + opinion.id;
  const answer = (ok) => send("ConfirmSummary", { opinion: opinion.id, ok, correction: ok ? "" : text }, ok ? "ok" : "correct").then((done) => done && setCorrecting(false));
  const asked = { confirmed: _("Ông/bà đã xác nhận là đúng."), corrected: _("Ông/bà đã gửi chỗ cần sửa cho thư ký.") }[summary.state];
  return html`<section class="part">
    <h3>${_("Thư ký ghi")}</h3>
    <p class="as-written quote">${summary.text}</p>
    <${Failure} error=${error} />
    ${asked && html`<p class="tag tag--good">${asked}</p>`}
    ${!asked && !correcting && phone.hall.meeting.phase !== "finished" && html`<p>${_("Ghi như vậy đã đúng ý ông/bà chưa?")}</p><div class="actions">
      <${SendButton} kind="button--secondary" pending=${pending === "ok"} onClick=${() => answer(true)}>${_("Đúng")}<//>
      <button type="button" class="button button--secondary" onClick=${() => setCorrecting(true)}>${_("Cần sửa")}</button>
    </div>`}
    ${correcting && html`<label class="label" for=${id}>${_("Xin ghi chỗ cần sửa")}</label>
      <textarea class="textarea" id=${id} value=${text} onInput=${(event) => setText(event.target.value)}></textarea>
      <p><${SendButton} kind="" pending=${pending === "correct"} onClick=${() => answer(false)}>${_("Gửi thư ký")}<//></p>`}
  </section>`;
}

// --- answer and outcome -------------------------------------------------------------------------------------------

function Result({ phone, opinion }) {
  const { labels } = phone;
  const { outcome, answers } = opinion;
  const official = answers.length ? answers[answers.length - 1].official : null;
  if (!outcome && !official) return null;
  return html`<section class="part">
    <h3>${_("Trả lời")}</h3>
    ${official && html`<p>${official.name}, ${official.office}</p>`}
    ${opinion.answer && html`<p class="as-written quote">${opinion.answer}</p>`}
    ${outcome && html`<dl class="answers answers--plain">
      <div class="answer"><dt>${_("Kết quả")}</dt><dd><strong>${label(labels.outcomes, outcome.outcome)}</strong></dd></div>
      ${outcome.body && html`<div class="answer"><dt>${_("Cơ quan trả lời")}</dt><dd>${outcome.body}</dd></div>`}
      ${outcome.level && html`<div class="answer"><dt>${_("Cấp giải quyết")}</dt><dd>${label(labels.levels, outcome.level)}</dd></div>`}
      ${outcome.due && html`<div class="answer"><dt>${_("Trả lời chậm nhất")}</dt><dd><strong>${dateOf(outcome.due)}</strong></dd></div>`}
      ${outcome.expected_by && html`<div class="answer"><dt>${_("Dự kiến")}</dt><dd>${outcome.expected_by}</dd></div>`}
      ${outcome.earlier && html`<div class="answer"><dt>${_("Văn bản đã có")}</dt><dd>${outcome.earlier.number}${outcome.earlier.date ? ", " + dateOf(outcome.earlier.date) : ""}</dd></div>`}
    </dl>`}
    ${opinion.status === "outcome" && html`<${Rating} phone=${phone} opinion=${opinion} />`}
  </section>`;
}

const RATINGS = () => [
  ["yes", _("Đã thỏa mãn")],
  ["partly", _("Thỏa mãn một phần")],
  ["no", _("Chưa thỏa mãn")],
];

function Rating({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const [again, setAgain] = useState(false);
  if (phone.hall.meeting.phase === "finished") return null;
  const rate = (satisfied, then, mark) =>
    send("RateAnswer", { opinion: opinion.id, satisfied, then: then || "nothing" }, mark || satisfied).then((done) => done && setAgain(false));
  if (!opinion.satisfied || again) {
    return html`<${Failure} error=${error} />
      <p><strong>${_("Ông/bà thấy thế nào?")}</strong></p>
      <div class="stack ratings">
        ${RATINGS().map(([id, name]) => html`<${SendButton} key=${id} kind="button--secondary button--wide" pending=${pending === id} onClick=${() => rate(id)}>${name}<//>`)}
      </div>`;
  }
  const chosen = RATINGS().filter(([id]) => id === opinion.satisfied)[0];
  return html`<${Failure} error=${error} />
    <p role="status"><span class=${opinion.satisfied === "yes" ? "tag tag--good" : "tag"}>${_("Ông/bà: {rating}", { rating: chosen ? chosen[1].toLowerCase() : "" })}</span></p>
    ${opinion.satisfied === "no" && html`<${AfterNo} phone=${phone} opinion=${opinion} pending=${pending} onWritten=${() => rate("no", "written", "then")} />`}
    <p><button type="button" class="link" onClick=${() => setAgain(true)}>${_("Đổi đánh giá")}</button></p>`;
}

/** "Chưa": speak once more about the same matter, or have the answer in writing (V.2). */
function AfterNo({ phone, opinion, pending, onWritten }) {
  const followed = phone.opinions.some((one) => one.follows === opinion.id && one.status !== "withdrawn");
  const free = maySpeak(phone, { mode: "new", number: opinion.number });
  const follow = () => startOpinion(phone, { number: opinion.number, follows: opinion.id, field: opinion.field, step: "content", how: "speak" });
  if (opinion.then === "written") return html`<p class="notice notice--good">${_("Ông/bà đã đề nghị trả lời bằng văn bản.")}</p>`;
  return html`<div class="stack">
    ${!followed && free && html`<button type="button" class="button button--wide" onClick=${follow}>${_("Đăng ký phát biểu tiếp")}</button>`}
    ${!followed && html`<${SendButton} kind="button--secondary button--wide" pending=${pending === "then"} onClick=${onWritten}>${_("Đề nghị trả lời bằng văn bản")}<//>`}
  </div>`;
}

// --- tab: papers --------------------------------------------------------------------------------------------------

function PapersTab({ phone }) {
  const boot = phone.store.boot;
  const lists = [
    [_("Quyền của người dân"), boot.rights],
    [_("Trách nhiệm của người dân"), boot.duties],
    [_("Quy định chung của Hội nghị"), boot.house_rules],
  ];
  return html`<${Page} title=${_("Tài liệu")}>
    ${lists.map(
      ([title, sentences]) => sentences && sentences.length > 0 && html`<section class="paper"><h2>${title}</h2>
        <ul class="stack">${sentences.map((one) => html`<li>${one}</li>`)}</ul></section>`,
    )}
    <section class="paper"><h2>${_("Thông tin của ông/bà được dùng thế nào")}</h2><${NoticeText} notice=${boot.notice} /></section>
  <//>`;
}

// --- the call -----------------------------------------------------------------------------------------------------

function buzz(pattern) {
  if (navigator.vibrate) navigator.vibrate(pattern);
}

/** Vibrates and changes the page's title when called, and once when it will soon be one's turn. */
function useCallSignals(called, soon) {
  const title = useRef(document.title);
  useEffect(() => {
    document.title = called === null ? title.current : _("MỜI ÔNG/BÀ PHÁT BIỂU");
    if (called !== null) buzz([400, 200, 400, 200, 800]);
  }, [called]);
  useEffect(() => {
    if (soon !== null) buzz([200, 100, 200]);
  }, [soon]);
}

function Moment({ look, title, children }) {
  const heading = useRef(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current.focus();
  }, []);
  return html`<main id="main" class=${"moment moment--" + look}>
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    ${children}
  </main>`;
}

function personOf(phone, opinion) {
  return phone.people.filter((one) => one.number === opinion.number)[0] || { number: opinion.number, name: "" };
}

function CallScreen({ phone, opinion }) {
  const [send, pending, error] = useSend(phone.store);
  const act = (type) => () => send(type, { opinion: opinion.id });
  const person = personOf(phone, opinion);
  const said = { true: _("Chủ trì đã biết ông/bà đang lên."), false: _("Chủ trì đã biết ông/bà chưa lên được.") }[String(opinion.coming)];
  return html`<${Moment} look="called" title=${_("MỜI ÔNG/BÀ PHÁT BIỂU")}>
    <p class="moment__number"><span class="moment__word">${_("Số")}</span> <span class="number">${opinion.number}</span></p>
    <p class="who">${person.name}</p>
    <div class="stack">
      <p role="status" class="moment__said">${said || ""}</p>
      <${Failure} error=${error} />
      ${opinion.coming !== true && html`<${SendButton} kind="button--large button--wide moment__yes" pending=${pending === "Coming"} onClick=${act("Coming")}>${_("Tôi đang lên")}<//>`}
      ${opinion.coming !== false && html`<${SendButton} kind="button--large button--wide moment__no" pending=${pending === "NotReady"} onClick=${act("NotReady")}>${_("Tôi chưa lên được")}<//>`}
    </div>
  <//>`;
}

function SpeakScreen({ phone, opinion }) {
  const floor = phone.hall.floor;
  return html`<${Moment} look="speaking" title=${floor.kind === "reply" ? _("Mời ông/bà trao đổi lại") : _("Ông/bà đang phát biểu")}>
    <p class="who">${_("Số {number}", { number: opinion.number })} · ${personOf(phone, opinion).name}</p>
    <${Clock} store=${phone.store} clock=${floor.clock} large=${true} />
    <p class="floor__field"><${Pictogram} field=${opinion.field} />${label(phone.labels.fields, opinion.field)}</p>
    <p class="as-written quote">${opinion.content}</p>
  <//>`;
}

const store = openStore();
render(html`<${App} store=${store} memory=${openMemory(store.boot.slug)} />`, document.getElementById("app"));
