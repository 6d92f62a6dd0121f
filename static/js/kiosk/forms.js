/** The phone's forms: checking in, correcting, and an opinion one question a page. Runs on Safari 13 and Chrome 80. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

// --- what the phone remembers -------------------------------------------------------------------------------------

/** Values kept over a reload or a dead battery; without storage they last as long as the page. */
export function openMemory(slug) {
  const held = {};
  const place = (key) => "doi-thoai." + slug + "." + key;
  return {
    read(key) {
      if (key in held) return held[key];
      try {
        held[key] = JSON.parse(localStorage.getItem(place(key)));
      } catch (_error) {
        held[key] = null;
      }
      return held[key];
    },
    write(key, value) {
      held[key] = value;
      try {
        if (value === null) localStorage.removeItem(place(key));
        else localStorage.setItem(place(key), JSON.stringify(value));
      } catch (_error) {
        // A browser that keeps nothing: the value still lasts while the page does.
      }
    },
  };
}

// --- small parts --------------------------------------------------------------------------------------------------

const LINES = {
  road: ["M8 3 4 21", "M16 3l4 18", "M12 4v3", "M12 10.5v3", "M12 17v3"],
  water: ["M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z", "M9 14a3 3 0 0 0 3 3"],
  electricity: ["M13 2 5 13.5h6L10 22l9-12h-6.5z"],
  land: ["M3 8l6-3 6 3 6-3v11l-6 3-6-3-6 3z", "M9 5v11", "M15 8v11"],
  health: ["M4 4h16v16H4z", "M12 8v8", "M8 12h8"],
  school: ["M2 9l10-5 10 5-10 5z", "M6 11.5V16c3 2.7 9 2.7 12 0v-4.5", "M22 9v6"],
  welfare: ["M12 11.5C9.4 9.5 8 8.2 8 6.4 8 5 9 4 10.2 4c.8 0 1.4.4 1.8 1 .4-.6 1-1 1.8-1C15 4 16 5 16 6.4c0 1.8-1.4 3.1-4 5.1z", "M2 14h3.5l3 1.5H13a1.5 1.5 0 0 1 0 3H9.5", "M13.5 17.5 19 14.6c1.8-.8 3.2 1 1.8 2.2L14 21H8l-2.5-1H2"],
  procedure: ["M6 2.5h8l4 4v15H6z", "M14 2.5v4h4", "M9 11h6", "M9 14.5h6", "M9 18h3"],
  production: ["M12 21V9", "M12 9c-3 0-5-2-5-5 3 0 5 2 5 5z", "M12 9c3 0 5-2 5-5-3 0-5 2-5 5z", "M12 15c-2.5 0-4.5-1.7-4.5-4.3 2.7 0 4.5 1.8 4.5 4.3z", "M12 15c2.5 0 4.5-1.7 4.5-4.3-2.7 0-4.5 1.8-4.5 4.3z", "M4 21h16"],
  forest: ["M8.5 3 4 10h2.5L3 16h11l-3.5-6H13z", "M8.5 16v5", "M16 8l1-1.5L21 13h-2l2.5 4.5H16.5", "M17.5 17.5V21"],
  security: ["M12 2.5 20 5.5v6c0 5-3.5 8.3-8 10-4.5-1.7-8-5-8-10v-6z", "M8.5 12l2.5 2.5 4.5-5"],
  conduct: ["M8 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z", "M2 20.5c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5", "M14.5 3.5H22v6h-3.5L16 12V9.5h-1.5"],
  other: ["M4 4h16v12h-8l-4.5 4.5V16H4z", "M8 10h.01", "M12 10h.01", "M16 10h.01"],
};

/** A plain line picture of a field. It only accompanies the field's name. */
export function Pictogram({ field }) {
  return html`<svg class="pictogram" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
    ${(LINES[field] || LINES.other).map((line) => html`<path d=${line} />`)}
  </svg>`;
}

let arrived = false;

/** A page of its own: goes to its top and gives its heading the focus, but not when the phone has just loaded. */
export function Page({ title, above, back, children }) {
  const heading = useRef(null);
  useEffect(() => {
    if (arrived) {
      window.scrollTo(0, 0);
      heading.current.focus({ preventScroll: true });
    }
    arrived = true;
  }, []);
  return html`<div class="page phone-page">
    ${back && html`<button type="button" class="back" onClick=${back}>${_("Quay lại")}</button>`}
    ${above}
    <h1 tabindex="-1" ref=${heading}>${title}</h1>
    ${children}
  </div>`;
}

function focusOn(id) {
  const found = document.getElementById(id);
  if (found) {
    found.scrollIntoView();
    found.focus();
  }
}

/** What has to be mended, each linked to its field; takes the focus whenever a new list comes. */
function ErrorSummary({ errors }) {
  const box = useRef(null);
  const ids = Object.keys(errors);
  useEffect(() => {
    if (ids.length) {
      window.scrollTo(0, 0);
      box.current.focus();
    }
  }, [errors]);
  if (!ids.length) return null;
  const jump = (event, id) => {
    event.preventDefault();
    focusOn(id);
  };
  return html`<div class="error-summary" role="alert" tabindex="-1" ref=${box} aria-labelledby="error-title">
    <h2 id="error-title">${_("Xin xem lại")}</h2>
    <ul>
      ${ids.map(
        (id) => html`<li key=${id}>
          ${id ? html`<a href=${"#" + id} onClick=${(event) => jump(event, id)}>${errors[id]}</a>` : html`<strong>${errors[id]}</strong>`}
        </li>`,
      )}
    </ul>
  </div>`;
}

const FIELD_OF = {
  village_missing: "village_other",
  no_such_village: "village",
  organisation_missing: "organisation",
  under_age: "adult",
  no_such_field: "field",
};

/** A rejection as sentences by field; what belongs to no field on this page stands under "". */
function problems(error, known) {
  const found = {};
  const plainer = { phone: _("Số điện thoại chưa đúng. Xin ghi lại, hoặc để trống.") };
  Object.keys(error.fields || {}).forEach((name) => {
    found[known.indexOf(name) >= 0 ? name : ""] = plainer[name] || error.fields[name];
  });
  if (!Object.keys(found).length) {
    const name = FIELD_OF[error.code];
    found[known.indexOf(name) >= 0 ? name : ""] = error.message;
  }
  return found;
}

function described(id, hint, error) {
  return [hint && id + "-hint", error && id + "-error"].filter(Boolean).join(" ") || undefined;
}

function Field({ id, error, children }) {
  return html`<div class=${error ? "field field--error" : "field"}>${children}</div>`;
}

function FieldError({ id, error }) {
  return error ? html`<span class="field-error" id=${id + "-error"}>${error}</span>` : null;
}

function Hint({ id, hint }) {
  return hint ? html`<span class="hint" id=${id + "-hint"}>${hint}</span>` : null;
}

function TextField(props) {
  const { id, label, hint, error, value, onValue, type, autocomplete } = props;
  return html`<${Field} error=${error}>
    <label class="label" for=${id}>${label}</label>
    <${Hint} id=${id} hint=${hint} />
    <${FieldError} id=${id} error=${error} />
    <input class="input" id=${id} name=${id} type=${type || "text"} value=${value} autocomplete=${autocomplete || "off"}
      aria-describedby=${described(id, hint, error)} aria-invalid=${error ? "true" : undefined}
      onInput=${(event) => onValue(event.target.value)} />
  <//>`;
}

function Choices({ id, legend, hint, error, options, value, type, onValue }) {
  return html`<${Field} error=${error}>
    <fieldset aria-describedby=${described(id, hint, error)}>
      <legend class="label">${legend}</legend>
      <${Hint} id=${id} hint=${hint} />
      <${FieldError} id=${id} error=${error} />
      ${options.map(
        (option, index) => html`<label class="card--choice" key=${option.id}>
          <input type=${type || "radio"} name=${id} id=${index ? id + "-" + option.id : id} value=${option.id}
            checked=${type === "checkbox" ? value.indexOf(option.id) >= 0 : value === option.id}
            onChange=${(event) => onValue(option.id, event.target.checked)} />
          <span class="card__body"><span>${option.label}${option.hint && html`<span class="hint">${option.hint}</span>`}</span></span>
        </label>`,
      )}
    </fieldset>
  <//>`;
}

/** The button that sends; while the answer is out it says so and cannot send twice. */
export function SendButton({ pending, children, kind, onClick }) {
  const stop = (event) => {
    if (pending) event.preventDefault();
    else if (onClick) onClick(event);
  };
  return html`<button type=${onClick ? "button" : "submit"} class=${"button " + (kind || "button--large button--wide")}
    aria-busy=${pending ? "true" : undefined} onClick=${stop}>
    ${pending ? _("Đang gửi…") : children}
  </button>`;
}

/** Sends a command for a screen: `[send, pending, error]`; `send` resolves to the result or, when rejected, to null. */
export function useSend(store) {
  const [pending, setPending] = useState("");
  const [error, setError] = useState(null);
  const send = (type, data, mark) => {
    if (pending) return Promise.resolve(null);
    setPending(mark || type);
    setError(null);
    return store.send(type, data).then((answer) => {
      setPending("");
      if (answer.ok) return answer.result || {};
      setError(answer.error);
      return null;
    });
  };
  return [send, pending, error];
}

// --- checking in --------------------------------------------------------------------------------------------------

const PERSON_FIELDS = ["name", "village", "village_other", "kind", "organisation", "position", "phone", "needs", "adult"];
const OTHER_VILLAGE = "other";

export const NOBODY = {
  name: "", village: "", village_other: "", kind: "resident", organisation: "", position: "", phone: "", needs: [],
  adult: false,
};

/** What is kept, why and how long: read before anything is asked. */
export function NoticePage({ notice, back, onRead }) {
  return html`<${Page} title=${_("Trước khi điểm danh")} back=${back}>
    <p>${_("Ông/bà cho biết họ tên và nơi ở để có số thứ tự. Xin đọc qua những điều sau.")}</p>
    <${NoticeText} notice=${notice} />
    <button type="button" class="button button--large button--wide" onClick=${onRead}>${_("Tôi đã đọc, tiếp tục")}</button>
  <//>`;
}

export function NoticeText({ notice }) {
  return html`<ul class="plain-list stack">
    ${(notice || []).map((part) =>
      typeof part === "string"
        ? html`<li>${part}</li>`
        : html`<li>${part.heading && html`<strong class="line">${part.heading}</strong>`}${part.text}</li>`,
    )}
  </ul>`;
}

function missingOf(person, asksAge) {
  const found = {};
  if (!person.name.trim()) found.name = _("Xin ghi họ và tên.");
  if (!person.village) found.village = _("Xin chọn nơi ở.");
  if (person.village === OTHER_VILLAGE && !person.village_other.trim()) found.village_other = _("Xin ghi tên nơi ở.");
  if (person.kind === "business" && !person.organisation.trim()) {
    found.organisation = _("Xin ghi tên doanh nghiệp, hợp tác xã.");
  }
  if (asksAge && !person.adult) found.adult = _("Xin đánh dấu nếu ông/bà đủ 18 tuổi. Người chưa đủ 18 tuổi, mời đến bàn đón tiếp.");
  return found;
}

function personData(person, asksAge) {
  const data = {
    name: person.name,
    village: person.village,
    village_other: person.village === OTHER_VILLAGE ? person.village_other : "",
    kind: person.kind,
    organisation: person.kind === "business" ? person.organisation : "",
    position: person.kind === "business" ? person.position : "",
    phone: person.phone.trim(),
    needs: person.needs,
  };
  if (asksAge) data.adult = true;
  return data;
}

/** The one form for oneself, for somebody who came along, and for correcting either. */
export function PersonPage({ store, labels, draft, onDraft, back, onDone }) {
  const [errors, setErrors] = useState({});
  const [send, pending] = useSendInto(store, setErrors, PERSON_FIELDS);
  const person = draft.person;
  const asksAge = draft.mode !== "correct";
  const set = (change) => onDraft({ ...draft, person: { ...person, ...change } });

  const submit = (event) => {
    event.preventDefault();
    const missing = missingOf(person, asksAge);
    setErrors(missing);
    if (Object.keys(missing).length) return;
    const data = personData(person, asksAge);
    if (draft.mode === "companion") data.companion = true;
    if (draft.mode === "correct") {
      data.number = draft.number;
      data.birth_year = draft.birth_year || null;
    }
    send(draft.mode === "correct" ? "CorrectAttendee" : "CheckIn", data).then((result) => result && onDone(result));
  };
  const toggleNeed = (id, on) => set({ needs: person.needs.filter((need) => need !== id).concat(on ? [id] : []) });
  const titles = {
    self: _("Điểm danh"),
    companion: _("Điểm danh cho người đi cùng"),
    correct: _("Sửa thông tin"),
  };

  return html`<${Page} title=${titles[draft.mode]} back=${back} above=${html`<${ErrorSummary} errors=${errors} />`}>
    <form novalidate onSubmit=${submit}>
      <${TextField} id="name" label=${_("Họ và tên")} value=${person.name} error=${errors.name}
        autocomplete=${draft.mode === "self" ? "name" : "off"} onValue=${(name) => set({ name })} />
      <${VillageField} person=${person} villages=${labels.villages} errors=${errors} set=${set} />
      <${Choices} id="kind" legend=${_("Ông/bà dự Hội nghị với tư cách")} error=${errors.kind} value=${person.kind}
        options=${kinds(person.kind)} onValue=${(kind) => set({ kind })} />
      ${person.kind === "business" && html`
        <${TextField} id="organisation" label=${_("Tên doanh nghiệp, hợp tác xã")} value=${person.organisation}
          error=${errors.organisation} onValue=${(organisation) => set({ organisation })} />
        <${TextField} id="position" label=${_("Chức vụ (không bắt buộc)")} value=${person.position}
          error=${errors.position} onValue=${(position) => set({ position })} />`}
      <${Choices} id="needs" type="checkbox" legend=${_("Cần giúp đỡ (không bắt buộc)")} value=${person.needs}
        error=${errors.needs} onValue=${toggleNeed}
        options=${[
          { id: "interpreter", label: _("Cần người phiên dịch") },
          { id: "help", label: _("Cần người hỗ trợ đi lại, lên phát biểu") },
        ]} />
      <${TextField} id="phone" type="tel" label=${_("Số điện thoại (không bắt buộc)")} value=${person.phone}
        hint=${_("Để xã liên hệ khi trả lời ý kiến.")} error=${errors.phone} autocomplete="off"
        onValue=${(phone) => set({ phone })} />
      ${asksAge && html`<${Choices} id="adult" type="checkbox" legend=${_("Tuổi")} value=${person.adult ? ["adult"] : []}
        error=${errors.adult} onValue=${(_id, adult) => set({ adult })}
        options=${[{ id: "adult", label: draft.mode === "companion" ? _("Người này từ đủ 18 tuổi trở lên") : _("Tôi từ đủ 18 tuổi trở lên") }]} />`}
      <${SendButton} pending=${pending}>${draft.mode === "correct" ? _("Lưu") : _("Xác nhận có mặt")}<//>
    </form>
  <//>`;
}

function kinds(current) {
  const offered = [
    { id: "resident", label: _("Người dân") },
    { id: "household", label: _("Đại diện hộ gia đình") },
    { id: "business", label: _("Doanh nghiệp, hợp tác xã") },
  ];
  return current === "delegate" ? offered.concat([{ id: "delegate", label: _("Đại biểu của cơ quan, đoàn thể") }]) : offered;
}

function VillageField({ person, villages, errors, set }) {
  return html`<${Field} error=${errors.village}>
      <label class="label" for="village">${_("Thôn, bản, tổ dân phố")}</label>
      <${FieldError} id="village" error=${errors.village} />
      <select class="select" id="village" name="village" aria-describedby=${described("village", "", errors.village)}
        aria-invalid=${errors.village ? "true" : undefined} onChange=${(event) => set({ village: event.target.value })}>
        <option value="" selected=${!person.village}>${_("Chọn nơi ở")}</option>
        ${villages.map((one) => html`<option key=${one.id} value=${one.id} selected=${person.village === one.id}>${one.name}</option>`)}
        <option value=${OTHER_VILLAGE} selected=${person.village === OTHER_VILLAGE}>${_("Nơi khác")}</option>
      </select>
    <//>
    ${person.village === OTHER_VILLAGE && html`<${TextField} id="village_other" label=${_("Tên nơi ở")}
      value=${person.village_other} error=${errors.village_other} onValue=${(text) => set({ village_other: text })} />`}`;
}

/** `useSend` for a page of fields: a rejection becomes sentences at the fields. */
function useSendInto(store, setErrors, known) {
  const [send, pending, error] = useSend(store);
  useEffect(() => {
    if (error) setErrors(problems(error, known));
  }, [error]);
  return [send, pending];
}

// --- an opinion ---------------------------------------------------------------------------------------------------

/** The pages of an opinion: `who` only when the phone has several people; a change to one already sent has none. */
export function stepsOf(draft, people) {
  const all = ["field", "content", "how", "check"];
  return draft.mode === "new" && !draft.follows && people.length > 1 ? ["who"].concat(all) : all;
}

export function OpinionPages(props) {
  const { step, draft, people } = props;
  const steps = stepsOf(draft, people);
  const Step = { who: WhoPage, field: FieldPage, content: ContentPage, how: HowPage, check: CheckPage }[step] || FieldPage;
  const next = () => props.onStep(props.returning ? "check" : steps[steps.indexOf(step) + 1]);
  const set = (change) => props.onDraft({ ...draft, ...change });
  return html`<${Step} key=${step} ...${props} set=${set} next=${next} />`;
}

function CardButton({ chosen, onClick, children }) {
  return html`<li><button type="button" class=${chosen ? "card-button card-button--chosen" : "card-button"}
    aria-pressed=${chosen ? "true" : "false"} onClick=${onClick}>${children}</button></li>`;
}

function WhoPage({ people, draft, set, next, back }) {
  const choose = (number) => {
    set({ number });
    next();
  };
  return html`<${Page} title=${_("Đăng ký phát biểu thay cho ai?")} back=${back}>
    <ul class="cards">
      ${people.map(
        (person, index) => html`<${CardButton} key=${person.number} chosen=${draft.number === person.number}
          onClick=${() => choose(person.number)}>
          <span><strong class="line">${person.name}</strong>
            <span class="hint">${index ? _("Số {number}", { number: person.number }) : _("Số {number} · chính tôi", { number: person.number })}</span></span>
        <//>`,
      )}
    </ul>
  <//>`;
}

function FieldPage({ labels, draft, set, next, back }) {
  const choose = (field) => {
    set({ field });
    next();
  };
  return html`<${Page} title=${_("Ông/bà muốn nói về việc gì?")} back=${back}>
    <ul class="cards">
      ${labels.fields.map(
        (field) => html`<${CardButton} key=${field.id} chosen=${draft.field === field.id} onClick=${() => choose(field.id)}>
          <${Pictogram} field=${field.id} />
          <span><strong class="line">${field.label}</strong><span class="hint">${field.plain}</span></span>
        <//>`,
      )}
    </ul>
  <//>`;
}

function isProtected(labels, id) {
  const field = labels.fields.filter((one) => one.id === id)[0];
  const topic = field && labels.topics.filter((one) => one.id === field.topic)[0];
  return Boolean(topic && topic.protected);
}

function ProtectedNotice() {
  return html`<div class="notice notice--warning stack">
    <p><strong>${_("Ai thấy ý kiến này?")}</strong> ${_("Lúc đầu chỉ thư ký Hội nghị thấy. Thư ký ghi ý kiến liên quan đến ai, người đó không được xem. Màn chiếu chỉ ghi “Nội dung khác”.")}</p>
    <p><strong>${_("Đây không phải là đơn tố cáo.")}</strong> ${_("Muốn khiếu nại, tố cáo, ông/bà gửi đơn tại nơi tiếp công dân; bàn đón tiếp sẽ chỉ dẫn.")}</p>
  </div>`;
}

/** Characters as the server counts them: composed, white space at both ends apart. */
function lengthOf(text) {
  return Array.from(text.normalize("NFC").trim()).length;
}

function contentProblem(content, limit) {
  const length = lengthOf(content);
  if (!length) return _("Xin ghi nội dung ý kiến.");
  if (length > limit) return _("Nội dung dài quá {n} ký tự. Xin viết gọn lại.", { n: length - limit });
  return "";
}

function ContentPage({ labels, limits, draft, set, next, back }) {
  const [errors, setErrors] = useState({});
  const left = limits.content - lengthOf(draft.content);
  const submit = (event) => {
    event.preventDefault();
    const problem = contentProblem(draft.content, limits.content);
    setErrors(problem ? { content: problem } : {});
    if (!problem) next();
  };
  return html`<${Page} title=${_("Nội dung ý kiến")} back=${back} above=${html`<${ErrorSummary} errors=${errors} />`}>
    ${isProtected(labels, draft.field) && html`<${ProtectedNotice} />`}
    <form novalidate onSubmit=${submit}>
      <${Field} error=${errors.content}>
        <label class="label" for="content">${_("Việc gì, ở đâu, từ bao giờ, ông/bà đề nghị thế nào?")}</label>
        <${FieldError} id="content" error=${errors.content} />
        <textarea class="textarea" id="content" name="content" rows="7" value=${draft.content}
          aria-describedby=${errors.content ? "content-error content-left" : "content-left"}
          aria-invalid=${errors.content ? "true" : undefined}
          onInput=${(event) => set({ content: event.target.value })}></textarea>
        <p class=${left < 0 ? "hint hint--over" : "hint"} id="content-left">
          ${left < 0 ? _("Quá {n} ký tự", { n: -left }) : _("Còn {n} ký tự", { n: left })}
        </p>
        <p class="visually-hidden" role="status">${left <= 50 ? (left < 0 ? _("Quá giới hạn ký tự") : _("Sắp hết chỗ viết")) : ""}</p>
      <//>
      <button type="submit" class="button button--large button--wide">${_("Tiếp tục")}</button>
      <p class="hint kept">${_("Nội dung đang viết được giữ trên điện thoại này.")}</p>
    </form>
  <//>`;
}

function HowPage({ limits, draft, set, next, back, maySpeak }) {
  const [errors, setErrors] = useState({});
  const speaksOnly = draft.mode === "edit" || Boolean(draft.follows);
  const how = speaksOnly ? "speak" : draft.how;
  const submit = (event) => {
    event.preventDefault();
    const problem = !how || (how === "speak" && !maySpeak) ? { how: _("Xin chọn cách gửi ý kiến.") } : {};
    setErrors(problem);
    if (how && !Object.keys(problem).length) {
      set({ how });
      next();
    }
  };
  const ways = [{ id: "written", label: _("Gửi ý kiến viết"), hint: _("Không phát biểu; ý kiến vẫn được ghi nhận và trả lời.") }];
  if (maySpeak) ways.unshift({ id: "speak", label: _("Phát biểu tại Hội nghị"), hint: _("Chờ đến lượt, chủ trì mời lên phát biểu.") });
  const minutes = [];
  for (let n = 1; n <= limits.minutes; n += 1) minutes.push({ id: n, label: _("{n} phút", { n }) });
  return html`<${Page} title=${speaksOnly ? _("Ông/bà cần mấy phút?") : _("Ông/bà muốn gửi ý kiến thế nào?")} back=${back}
    above=${html`<${ErrorSummary} errors=${errors} />`}>
    <form novalidate onSubmit=${submit}>
      ${!maySpeak && html`<p class="notice notice--warning">${_("Lúc này chưa đăng ký phát biểu được: hết giờ đăng ký, hoặc đã có một ý kiến đang chờ. Ông/bà vẫn gửi được ý kiến viết.")}</p>`}
      ${!speaksOnly && html`<${Choices} id="how" legend=${_("Cách gửi")} error=${errors.how} value=${how} options=${ways}
        onValue=${(id) => set({ how: id })} />`}
      ${how === "speak" && html`<${Choices} id="minutes" legend=${_("Thời gian phát biểu")} value=${draft.minutes}
        hint=${_("Mỗi lượt không quá {n} phút.", { n: limits.minutes })} options=${minutes} onValue=${(id) => set({ minutes: id })} />`}
      <button type="submit" class="button button--large button--wide">${_("Tiếp tục")}</button>
    </form>
  <//>`;
}

function Answer({ term, children, onChange, what }) {
  return html`<div class="answer">
    <dt>${term}</dt>
    <dd>${children}</dd>
    ${onChange && html`<dd class="answer__change"><button type="button" class="link" onClick=${onChange}>
      ${_("Sửa")}<span class="visually-hidden"> ${what}</span></button></dd>`}
  </div>`;
}

const OPINION_FIELDS = ["field", "content", "how", "minutes"];

function CheckPage({ store, labels, people, draft, onStep, onDone, back }) {
  const [errors, setErrors] = useState({});
  const [send, pending] = useSendInto(store, setErrors, []);
  const person = people.filter((one) => one.number === draft.number)[0];
  const field = labels.fields.filter((one) => one.id === draft.field)[0];
  const change = (step) => () => onStep(step, true);
  const submit = () => {
    const missing = OPINION_FIELDS.filter((name) => !draft[name]);
    if (missing.length) {
      onStep(missing[0] === "minutes" ? "how" : missing[0], true);
      return;
    }
    setErrors({});
    const said = commandOf(draft);
    send(said.type, said.data).then((result) => result && onDone(result));
  };
  return html`<${Page} title=${draft.mode === "edit" ? _("Đọc lại và lưu") : _("Đọc lại và gửi")} back=${back}
    above=${html`<${ErrorSummary} errors=${errors} />`}>
    ${isProtected(labels, draft.field) && html`<${ProtectedNotice} />`}
    <dl class="answers">
      ${people.length > 1 && person && html`<${Answer} term=${_("Người phát biểu")}>${person.name}<//>`}
      <${Answer} term=${_("Về việc")} onChange=${change("field")} what=${_("về việc")}>${field ? field.label : "–"}<//>
      <${Answer} term=${_("Nội dung")} onChange=${change("content")} what=${_("nội dung")}><span class="as-written">${draft.content}</span><//>
      <${Answer} term=${_("Cách gửi")} onChange=${change("how")} what=${_("cách gửi")}>
        ${draft.how === "written" ? _("Gửi ý kiến viết") : _("Phát biểu tại Hội nghị, {n} phút", { n: draft.minutes })}
      <//>
    </dl>
    <${SendButton} pending=${pending} onClick=${submit}>${draft.mode === "edit" ? _("Lưu thay đổi") : _("Gửi")}<//>
    <p class="hint kept" role="status">${pending ? _("Đang gửi. Nội dung vẫn được giữ cho đến khi gửi xong.") : ""}</p>
  <//>`;
}

function commandOf(draft) {
  const said = { field: draft.field, content: draft.content };
  if (draft.mode === "edit") {
    return { type: "EditRequest", data: { opinion: draft.opinion, minutes: draft.minutes, ...said } };
  }
  if (draft.how === "written") return { type: "SubmitWritten", data: { number: draft.number, ...said } };
  const data = { number: draft.number, minutes: draft.minutes, ...said };
  if (draft.follows) data.follows = draft.follows;
  return { type: "RequestToSpeak", data };
}
