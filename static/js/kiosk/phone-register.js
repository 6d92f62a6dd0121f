/** Registering an opinion, one question a page: for whom, about what, in which way. */

import { html, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { CheckPage } from "./phone-check.js";
import { stepsOf } from "./phone-drafts.js";
import { Choices, ErrorSummary } from "./phone-fields.js";
import { Page } from "./phone-page.js";
import { Pictogram } from "./phone-pictogram.js";
import { maySpeak } from "./phone-queue.js";
import { ContentPage } from "./phone-write.js";

const PAGES = { who: WhoPage, field: FieldPage, content: ContentPage, how: HowPage, check: CheckPage };

export function OpinionPages({ phone, step, returning, back, leave }) {
  const { labels, limits, people, opinionDraft } = phone;
  const draft = opinionDraft.value;
  const steps = stepsOf(draft, people);
  const shown = opinionDraft.state ? "check" : PAGES[step] ? step : "field";
  const onStep = (next, toReturn) => phone.go({ form: "opinion", step: next, returning: Boolean(toReturn) });
  const next = () => onStep(returning ? "check" : steps[steps.indexOf(step) + 1]);
  const set = (change) => opinionDraft.edit({ ...draft, ...change });
  return html`<${PAGES[shown]} key=${shown} phone=${phone} labels=${labels} limits=${limits} people=${people} draft=${draft}
    lasting=${opinionDraft.lasting} maySpeak=${maySpeak(phone, draft)} set=${set} next=${next} onStep=${onStep} back=${back} leave=${leave} />`;
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

function FieldPage({ phone, labels, draft, set, next, back }) {
  const choose = (field) => {
    set({ field });
    next();
  };
  return html`<${Page} title=${_("Ông/bà muốn nói về việc gì?")} back=${back}>
    <${Listen} phone=${phone} phrase="registering" />
    <ul class="cards">
      ${labels.fields.map(
        (field) => html`<${CardButton} key=${field.id} chosen=${draft.field === field.id} onClick=${() => choose(field.id)}>
          <${Pictogram} field=${field.id} />
          <span><strong class="line">${_(field.label)}</strong><span class="hint">${_(field.plain)}</span></span>
        <//>`,
      )}
    </ul>
  <//>`;
}

function HowPage({ phone, limits, draft, set, next, back, maySpeak: free }) {
  const [errors, setErrors] = useState({});
  const speaksOnly = draft.mode === "edit" || Boolean(draft.follows);
  const how = speaksOnly ? "speak" : draft.how;
  const submit = (event) => {
    event.preventDefault();
    const problem = !how || (how === "speak" && !free) ? { how: _("Xin chọn cách gửi ý kiến.") } : {};
    setErrors(problem);
    if (how && !Object.keys(problem).length) {
      set({ how });
      next();
    }
  };
  const ways = [{ id: "written", label: _("Gửi ý kiến viết"), hint: _("Không phát biểu; ý kiến vẫn được ghi nhận và trả lời.") }];
  if (free) ways.unshift({ id: "speak", label: _("Phát biểu tại Hội nghị"), hint: _("Chờ đến lượt, chủ trì mời lên phát biểu.") });
  const minutes = [];
  for (let n = 1; n <= limits.minutes; n += 1) minutes.push({ id: n, label: _("{n} phút", { n }) });
  return html`<${Page} title=${speaksOnly ? _("Ông/bà cần mấy phút?") : _("Ông/bà muốn gửi ý kiến thế nào?")} back=${back}
    above=${html`<${ErrorSummary} errors=${errors} />`}>
    <${Listen} phone=${phone} phrase="written" />
    <form novalidate onSubmit=${submit}>
      ${!free && html`<p class="notice notice--warning">${_("Lúc này chưa đăng ký phát biểu được: hết giờ đăng ký, hoặc đã có một ý kiến đang chờ. Ông/bà vẫn gửi được ý kiến viết.")}</p>`}
      ${!speaksOnly && html`<${Choices} id="how" legend=${_("Cách gửi")} error=${errors.how} value=${how} options=${ways}
        onValue=${(id) => set({ how: id })} />`}
      ${how === "speak" && html`<${Choices} id="minutes" legend=${_("Thời gian phát biểu")} value=${draft.minutes}
        hint=${_("Mỗi lượt không quá {n} phút.", { n: limits.minutes })} options=${minutes} onValue=${(id) => set({ minutes: id })} />`}
      <button type="submit" class="button button--large button--wide">${_("Tiếp tục")}</button>
    </form>
  <//>`;
}
