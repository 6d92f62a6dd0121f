/** Beginning to write: the draft and the first page of its form. */

export const NOBODY = {
  name: "", village: "", village_other: "", kind: "resident", organisation: "", position: "", phone: "", needs: [],
  adult: false,
};

export function startPerson(phone, draft) {
  // One that is on its way stays, and its form says so.
  phone.personDraft.edit(draft);
  phone.go({ form: "person" });
}

/** The pages of an opinion: `who` only when the phone has several people; a change to one already sent has none. */
export function stepsOf(draft, people) {
  const all = ["field", "content", "how", "check"];
  return draft.mode === "new" && !draft.follows && people.length > 1 ? ["who"].concat(all) : all;
}

export function startOpinion(phone, change) {
  const draft = {
    mode: "new", number: phone.people[0].number, opinion: null, follows: null, field: "", content: "", how: "",
    minutes: phone.limits.minutes, ...change,
  };
  phone.opinionDraft.edit(draft);
  phone.go({ form: "opinion", step: change && change.step ? change.step : stepsOf(draft, phone.people)[0] });
}

export function resumeOrStart(phone) {
  const draft = phone.opinionDraft.value;
  if (draft && draft.mode === "new" && draft.content) phone.go({ form: "opinion", step: "content" });
  else startOpinion(phone, {});
}
