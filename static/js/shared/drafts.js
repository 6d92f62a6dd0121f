// What is being written here. A draft outlives the box it is typed in, the connection and the page; it is dropped
// only when the server has the text, or when the writer chose the other one.

import { useEffect, useState } from "../../vendor/preact-htm.js";

const PAUSE = 1500;

/** A text as the server will keep it: what differs only so far is not different. */
export const tidy = (text) =>
  text
    .normalize("NFC")
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .join("\n")
    .trim();

export function useDrafts(drafts) {
  const [, again] = useState(0);
  useEffect(() => drafts.subscribe(() => again((n) => n + 1)), [drafts]);
}

/**
 * `kind` says what these drafts are of: `folder` (where the browser keeps them), `known(views)` (whether the server's
 * texts are here), `read(views, key)` (`{text, version, by?, at?}` or null), `command(key, text, base_version)`
 * (`[type, data]`), and `stale`, the code of the answer that another version is there.
 */
export class Drafts {
  #store;
  #kind;
  #drafts = new Map();
  #listeners = new Set();

  constructor(store, kind) {
    this.#store = store;
    this.#kind = kind;
    this.#restore();
    store.subscribe(() => this.#drafts.forEach((draft) => this.#follow(draft)));
    addEventListener("pagehide", () => this.saveAll());
    this.#drafts.forEach((draft) => this.#follow(draft));
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The draft of `turn-3.asked`; made from what the server has when there is none yet. */
  of(key) {
    if (!this.#drafts.has(key)) {
      this.#drafts.set(key, fresh(key));
      this.#follow(this.#drafts.get(key));
    }
    return this.#drafts.get(key);
  }

  /** Keys of what is not saved, for the running order. */
  unsaved() {
    return [...this.#drafts.values()].filter((d) => dirty(d) || d.conflict).map((d) => d.key);
  }

  edit(key, text) {
    const draft = this.of(key);
    draft.text = text;
    draft.error = null;
    this.#keep(draft);
    this.#schedule(draft);
    this.#tell();
  }

  compose(key, composing) {
    const draft = this.of(key);
    draft.composing = composing;
    clearTimeout(draft.timer);
    if (!composing) this.#schedule(draft);
  }

  saveAll() {
    this.#drafts.forEach((draft) => this.#save(draft));
  }

  /** The field was left: save at once, and show the text as the server keeps it. */
  leave(key) {
    const draft = this.of(key);
    draft.composing = false;
    this.#save(draft);
    this.#follow(draft);
    if (!dirty(draft) && draft.saved !== null) draft.text = draft.saved;
    this.#tell();
  }

  keepMine(key) {
    const draft = this.of(key);
    draft.given = { text: draft.conflict.text, mine: false };
    this.#rest(draft);
    this.#save(draft);
  }

  takeTheirs(key) {
    const draft = this.of(key);
    draft.given = { text: draft.text, mine: true };
    draft.text = draft.conflict.text;
    this.#rest(draft);
    this.#forget(draft);
    this.#follow(draft);
    this.#tell();
  }

  /** Both texts in the box, theirs first; it is saved like anything typed. */
  joinBoth(key) {
    const draft = this.of(key);
    const [mine, theirs] = [tidy(draft.text), tidy(draft.conflict.text)];
    const one = theirs.includes(mine) ? theirs : mine.includes(theirs) ? mine : `${theirs}\n${mine}`;
    this.#rest(draft);
    this.edit(key, one);
  }

  /** Back to the text that was given up for the other one. */
  takeBack(key) {
    const draft = this.of(key);
    const { text } = draft.given;
    draft.given = null;
    this.edit(key, text);
  }

  /** The other version is known now: what is saved next stands on it. */
  #rest(draft) {
    draft.base = draft.conflict.version;
    draft.saved = draft.conflict.text;
    draft.conflict = null;
  }

  #schedule(draft) {
    clearTimeout(draft.timer);
    if (dirty(draft) && !draft.composing) draft.timer = setTimeout(() => this.#save(draft), PAUSE);
  }

  async #save(draft) {
    clearTimeout(draft.timer);
    if (draft.sending !== null || draft.composing || draft.conflict || !dirty(draft)) return;
    const { key, text, base } = draft;
    draft.sending = text;
    this.#keep(draft);
    this.#tell();
    const told = await this.#store.send(...this.#kind.command(key, text, base));
    draft.sending = null;
    if (told.ok) this.#arrived(draft, text, base + 1);
    else if (told.error.code === this.#kind.stale) this.#differ(draft, told.error.params, text);
    else draft.error = told.error.message;
    this.#tell();
  }

  #arrived(draft, text, version) {
    Object.assign(draft, { base: version, saved: text, savedAt: this.#store.now(), savedBy: this.#me(), error: null });
    if (dirty(draft)) this.#keep(draft);
    else this.#forget(draft);
    this.#schedule(draft);
    this.#follow(draft);
  }

  /** The server has another text than the one this draft stands on; where nobody is named it is the writer's own. */
  #differ(draft, theirs, sent = draft.sent) {
    const own = (theirs.by ?? this.#me()) === this.#me() && sent !== null && tidy(sent) === tidy(theirs.text);
    if (own || tidy(theirs.text) === tidy(draft.text)) {
      this.#adopt(draft, theirs, own ? draft.text : theirs.text);
    } else {
      draft.conflict = { version: theirs.version, text: theirs.text, by: theirs.by ?? this.#me(), at: theirs.at ?? null };
    }
  }

  #adopt(draft, theirs, text) {
    Object.assign(draft, { text, base: theirs.version, saved: theirs.text, conflict: null, error: null });
    Object.assign(draft, { savedAt: theirs.at ?? draft.savedAt, savedBy: theirs.by });
    if (dirty(draft)) this.#schedule(draft);
    else this.#forget(draft);
  }

  /** Takes over what came from the server, unless something of our own is in the way. */
  #follow(draft) {
    const theirs = this.#read(draft.key);
    if (draft.sending !== null || !this.#known()) return;
    if (theirs && theirs.version > (draft.conflict?.version ?? draft.base)) {
      if (dirty(draft) || draft.composing) this.#differ(draft, theirs);
      else this.#adopt(draft, theirs, theirs.text);
      this.#tell();
    } else if (draft.saved === null) {
      draft.saved = theirs?.text ?? "";
      this.#schedule(draft);
    } else if (theirs && theirs.version === draft.base && draft.conflict === null) {
      Object.assign(draft, { saved: theirs.text, savedAt: theirs.at, savedBy: theirs.by });
    }
  }

  #known() {
    return this.#kind.known(this.#store.state.views);
  }

  #read(key) {
    return this.#kind.read(this.#store.state.views, key);
  }

  #me() {
    return this.#store.state.views.me?.signed?.id ?? "";
  }

  #tell() {
    this.#listeners.forEach((listener) => listener());
  }

  // --- what stays in this browser until it is saved ----------------------------------------------

  get #prefix() {
    const { slug, actor, role } = this.#store.boot;
    return `${this.#kind.folder}/${slug}/${actor || role}/`;
  }

  #keep(draft) {
    const { text, base, sending } = draft;
    const sent = sending ?? draft.sent;
    draft.sent = sent;
    guarded(() => localStorage.setItem(this.#prefix + draft.key, JSON.stringify({ text, base, sent })));
  }

  #forget(draft) {
    draft.sent = null;
    guarded(() => localStorage.removeItem(this.#prefix + draft.key));
  }

  #restore() {
    guarded(() => {
      const kept = Object.keys(localStorage).filter((name) => name.startsWith(this.#prefix));
      for (const name of kept) {
        const key = name.slice(this.#prefix.length);
        this.#drafts.set(key, { ...fresh(key), saved: null, ...JSON.parse(localStorage.getItem(name)) });
      }
    });
  }
}

/** `saved`: the server's text at `base`, null while unknown. `sending`, `sent`: the last text on its way. */
const fresh = (key) => ({
  key,
  text: "",
  base: 0,
  saved: "",
  savedAt: null,
  savedBy: "",
  sending: null,
  sent: null,
  composing: false,
  conflict: null,
  given: null,
  error: null,
  timer: 0,
});

export const dirty = (draft) => draft.saved === null || tidy(draft.text) !== tidy(draft.saved);

/** Storage may be full or forbidden: writing goes on without it. */
function guarded(action) {
  try {
    action();
  } catch {
    // nothing is kept in this browser then
  }
}
