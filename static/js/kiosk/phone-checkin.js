/** Checking in: oneself, somebody who came along, and correcting either. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { Choices, described, ErrorSummary, Field, FieldError, TextField, useErrors } from "./phone-fields.js";
import { Page } from "./phone-page.js";
import { SendDraft } from "./phone-pending.js";

const PERSON_FIELDS = ["name", "village", "village_other", "kind", "organisation", "position", "phone", "needs", "adult"];
const OTHER_VILLAGE = "other";

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
export function PersonPage({ phone, back, leave }) {
  const { labels, personDraft } = phone;
  const [errors, setErrors] = useErrors(personDraft.error, PERSON_FIELDS);
  const draft = personDraft.value;
  const person = draft.person;
  const asksAge = draft.mode !== "correct";
  const set = (change) => personDraft.edit({ ...draft, person: { ...person, ...change } });

  const submit = (event) => {
    event.preventDefault();
    if (personDraft.state) return;
    const missing = missingOf(person, asksAge);
    setErrors(missing);
    if (Object.keys(missing).length) return;
    const data = personData(person, asksAge);
    if (draft.mode === "companion") data.companion = true;
    if (draft.mode === "correct") {
      data.number = draft.number;
      data.birth_year = draft.birth_year || null;
    }
    personDraft.post(draft.mode === "correct" ? "CorrectAttendee" : "CheckIn", data);
  };
  const toggleNeed = (id, on) => set({ needs: person.needs.filter((need) => need !== id).concat(on ? [id] : []) });
  const titles = {
    self: _("Điểm danh"),
    companion: _("Điểm danh cho người đi cùng"),
    correct: _("Sửa thông tin"),
  };

  return html`<${Page} title=${titles[draft.mode]} back=${back} above=${html`<${ErrorSummary} errors=${errors} />`}>
    <${Listen} phone=${phone} phrase="check_in" />
    <form novalidate onSubmit=${submit}>
      <fieldset disabled=${Boolean(personDraft.state)}>
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
      </fieldset>
      <${SendDraft} draft=${personDraft} onLeave=${leave}>${draft.mode === "correct" ? _("Lưu") : _("Xác nhận có mặt")}<//>
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
