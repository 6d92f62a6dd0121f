// One field that finds who is in already, or takes the name of somebody new.

import { html, useEffect, useLayoutEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { label, timeOf } from "../format.js";
import { _ } from "../i18n.js";

const PAUSE = 150;
const CARD = /^\s*\d{12}\D/; // a scanner types the citizen's card number first
const CODE = /^(\d{1,6})[\s·.-]+(\d{3})\s?(\d{3})$/; // "37 · 482 915" as it stands on a slip

/** What to look for: the number in front of a code, or the text as typed. */
export const wanted = (typed) => {
  const text = typed.trim().replace(/\s+/g, " ");
  const code = CODE.exec(text);
  return code ? code[1] : text;
};

/** Lower case without diacritics, đ as d: the same name however it was typed. */
const plainly = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

/** The people found for `typed`, and whether the answer is the one for what stands in the field now.
 *
 * They are looked for on the server, or `among` those that the screen has. */
function usePeople(store, audience, typed, among) {
  const query = wanted(typed);
  const asked = among || CARD.test(typed) ? "" : query;
  const [found, setFound] = useState({ query: "", people: [], failed: false });
  useEffect(() => {
    let stale = false;
    const take = (people, failed = false) => stale || setFound({ query: asked, people, failed });
    if (!asked) {
      take([]);
      return undefined;
    }
    const timer = setTimeout(() => fetchPeople(store, audience, asked).then(take, () => take([], true)), PAUSE);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asked, audience]);
  if (among) {
    const people = among.filter((p) => String(p.number) === query || (query && plainly(p.name).includes(plainly(query))));
    return { query, people, ready: true, failed: false };
  }
  return { query, people: found.query === query ? found.people : [], ready: found.query === query, failed: found.failed };
}

export async function fetchPeople(store, audience, query) {
  const parameters = new URLSearchParams({ q: query, audience });
  const path = `/api/${store.boot.slug}/people?${parameters}`;
  const answer = await fetch(path, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  return (await answer.json()).people;
}

/** The village in words: of the list, or what was written for "nơi khác". */
export const villageOf = (labels, person) =>
  person.village === "other" ? person.village_other || _("Nơi khác") : label(labels.villages, person.village);

const DOORS = () => ({
  phone: _("bằng điện thoại"),
  desk: _("tại bàn đón tiếp"),
  secretary: _("qua thư ký"),
  village: _("qua trưởng thôn, bản"),
  floor: _("tại hội trường"),
});

/** "14:02, tại bàn đón tiếp". */
export const cameIn = (person) => `${timeOf(person.at)}, ${DOORS()[person.via] ?? person.via}`;

/** Those whose whole name was typed stand before the new person; the others after. */
export function choicesOf(people, query, expected = []) {
  if (!query || CARD.test(query)) return [];
  const same = people.filter((p) => plainly(p.name) === plainly(query) || String(p.number) === query);
  const rest = people.filter((p) => !same.includes(p));
  const fresh = /\d/.test(query) ? [] : [{ fresh: query }];
  // One word is no whole name yet: it looks for somebody.
  const listed = expected.filter((one) => plainly(one.name).includes(plainly(query))).map((one) => ({ expected: one }));
  return query.includes(" ") ? [...same, ...listed, ...fresh, ...rest] : [...same, ...listed, ...rest, ...fresh];
}

/** The field with what was found below it. Arrows choose, Enter takes; `onChoose` gets a person or `{fresh: name}`. */
export function PeopleSearch({ store, audience, labels, among, id, caption, hint, focusKey, large, expected, onChoose, onCard }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [entered, setEntered] = useState(false);
  const field = useRef(null);
  const { query, people, ready, failed } = usePeople(store, audience, typed, among);
  const choices = ready ? choicesOf(people, query, expected) : [];
  const here = Math.min(at, Math.max(choices.length - 1, 0));

  // Before the next key is typed: an effect after painting would lose it.
  useLayoutEffect(() => {
    if (focusKey) field.current?.focus();
  }, [focusKey]);

  const choose = (choice) => {
    setTyped("");
    setAt(0);
    setEntered(false);
    onChoose(choice);
  };
  // Enter may come before the answer does: it waits, so that nobody is taken in twice.
  useEffect(() => {
    if (!entered || !ready) return;
    setEntered(false);
    if (choices.length) choose(choices[here]);
  }, [entered, ready]);

  const onKeyDown = (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey && choices.length) {
      event.preventDefault();
      setAt((here + step + choices.length) % choices.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (onCard && CARD.test(typed)) {
        setTyped("");
        onCard(typed);
      } else if (query) setEntered(true);
    } else if (event.key === "Escape" && typed) {
      event.stopPropagation();
      setTyped("");
    }
  };

  return html`<div class=${large ? "search search--large" : "search"}>
    <label class="label" for=${id}>${caption}</label>
    <input
      ref=${field}
      id=${id}
      class="input search__field"
      type="text"
      role="combobox"
      autocomplete="off"
      spellcheck=${false}
      maxlength="400"
      aria-expanded=${choices.length > 0 ? "true" : "false"}
      aria-controls="${id}-list"
      aria-activedescendant=${choices.length ? `${id}-${here}` : undefined}
      aria-describedby=${hint ? `${id}-hint` : undefined}
      value=${typed}
      onInput=${(event) => {
        setTyped(event.currentTarget.value);
        setAt(0);
        setEntered(false);
      }}
      onKeyDown=${onKeyDown}
    />
    ${hint && html`<p class="hint search__hint" id="${id}-hint">${hint}</p>`}
    <ul class="search__list" id="${id}-list" role="listbox" aria-label=${_("Kết quả tìm")} hidden=${!choices.length}>
      ${choices.map(
        (choice, i) => html`<li
          key=${keyOf(choice)}
          id="${id}-${i}"
          role="option"
          class=${choice.fresh ? "found found--new" : "found"}
          aria-selected=${i === here ? "true" : "false"}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => choose(choice)}
        >
          ${choice.fresh && html`<${Fresh} name=${choice.fresh} />`}
          ${choice.expected && html`<${Expected} one=${choice.expected} labels=${labels} />`}
          ${choice.number && html`<${Found} person=${choice} labels=${labels} />`}
        </li>`,
      )}
    </ul>
    <p class="search__none" role="status">
      ${failed && ready ? _("Chưa tìm được: mất kết nối. Xin thử lại.") : ""}
      ${!failed && ready && query && !CARD.test(query) && !choices.length ? _("Không có số này.") : ""}
    </p>
  </div>`;
}

const keyOf = (choice) => (choice.fresh ? "new" : choice.expected ? `expected-${choice.expected.delegate}` : choice.number);

const Expected = ({ one, labels }) => html`<span class="found__name">${one.name}</span>
  <span class="found__more">
    ${[one.position, one.organisation, one.group ? label(labels.groups, one.group) : label(labels.villages, one.village)].filter(Boolean).join(" · ")}
    ${" "}<span class="tag">${_("có trong danh sách, chưa đến")}</span>
  </span>`;

const Fresh = ({ name }) => html`<span class="found__name">${name}</span>
  <span class="found__more">${_("Người mới: điểm danh, cấp số")}</span>`;

const Found = ({ person, labels }) => html`<span class="found__number figures">${person.number}</span>
  <span class="found__name">${person.name}</span>
  <span class="found__more">
    ${villageOf(labels, person)} · <span class="tag tag--warning">${_("Đã có mặt {when}", { when: cameIn(person) })}</span>
    ${!person.confirmed && html` <span class="tag">${_("tên chưa xác nhận")}</span>`}
  </span>`;
