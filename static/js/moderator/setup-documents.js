// The organiser's files: documents made public (III.1–2), and phrases read aloud.

import { html, render, useRef, useState } from "../../vendor/preact-htm.js";
import { _, useMessages } from "../i18n.js";
import { newId } from "../store.js";
import { Recorder } from "./setup-record.js";

const MEBIBYTE = 1024 * 1024;
const DOCUMENT_MIB = 25;
const CLIP_MIB = 3;
const LANGUAGES = ["Tiếng Mông", "Tiếng Thái", "Tiếng Dao", "Tiếng Khơ Mú", "Tiếng Việt"];
const LOST = () => ({ message: _("Mất kết nối máy chủ. Xin gửi lại.") });

/** Sends a form with a file; `onProgress(0…1)` while it goes. Resolves to the server's answer. */
function upload(url, fields, onProgress) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ id: newId(), ...fields })) form.append(name, value);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve(request.response || { ok: false, error: LOST() });
    request.onerror = () => resolve({ ok: false, error: LOST() });
    request.open("POST", url);
    request.send(form);
  });
}

async function asked(url, options) {
  try {
    return await (await fetch(url, options)).json();
  } catch {
    return { ok: false, error: LOST() };
  }
}

function command(slug, type, data) {
  const body = JSON.stringify({ id: newId(), type, data });
  return asked(`/api/${slug}/commands`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
}

/** `{documents, clips}`, and how to look again. */
function useFiles(boot) {
  const [files, setFiles] = useState({ documents: boot.documents, clips: boot.clips });
  const refresh = async () => {
    const answer = await asked(`/api/${boot.slug}/view?audience=public`);
    if (answer.view) setFiles({ documents: answer.view.documents, clips: answer.view.clips });
  };
  return [files, refresh];
}

/** A form that sends a file: `[start, progress, error, done]`; `progress` is null while nothing is on its way. */
function useUpload(limit) {
  const [progress, setProgress] = useState(null);
  const [error, setError] = useState(null);
  const [done, setDone] = useState("");
  const start = async (url, fields, words) => {
    if (progress !== null) return false;
    setDone("");
    if (fields.file.size > limit * MEBIBYTE) {
      setError({ message: _("Tệp lớn quá {n} MB. Xin giảm dung lượng hoặc chia thành nhiều tệp.", { n: limit }) });
      return false;
    }
    setError(null);
    setProgress(0);
    const answer = await upload(url, fields, setProgress);
    setProgress(null);
    if (answer.ok) setDone(words);
    else setError(answer.error);
    return answer.ok;
  };
  return [start, progress, error, done];
}

function Progress({ progress, error, done }) {
  const words = progress === 1 ? _("Đã gửi, máy chủ đang xử lý…") : _("Đang gửi {n} %", { n: Math.round((progress ?? 0) * 100) });
  return html`<div class="stack" role="status">
      ${progress !== null && html`<p><progress class="files__progress" value=${progress === 1 ? undefined : progress} aria-label=${words}></progress> ${words}</p>`}
      ${done && html`<p class="notice notice--good">${done}</p>`}
    </div>
    <div role="alert">${error && html`<p class="notice notice--stop">${[error.message, ...Object.values(error.fields ?? {})].join(" ")}</p>`}</div>`;
}

function FileField({ id, label, hint, accept, required = true, onFile }) {
  return html`<div class="field">
    <label class="label" for=${id}>${label}</label>
    <span class="hint" id=${`${id}-hint`}>${hint}</span>
    <input class="input" type="file" id=${id} required=${required} accept=${accept} aria-describedby=${`${id}-hint`}
      onChange=${(event) => onFile(event.target.files[0] ?? null)} />
  </div>`;
}

// --- documents --------------------------------------------------------------------------------------------------------

function titleOf(file) {
  return file.name.replace(/\.[^.]*$/, "").replace(/[-_]+/g, " ").trim();
}

function Documents({ boot, documents, refresh }) {
  const [title, setTitle] = useState("");
  const [item, setItem] = useState("");
  const [file, setFile] = useState(null);
  const form = useRef(null);
  const [start, progress, error, done] = useUpload(DOCUMENT_MIB);
  const choose = (chosen) => {
    setFile(chosen);
    if (chosen && !title.trim()) setTitle(titleOf(chosen));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (!(await start(`/api/${boot.slug}/documents`, { title, item, file }, _("Đã công khai “{title}”.", { title })))) return;
    form.current.reset();
    setTitle("");
    setItem("");
    setFile(null);
    refresh();
  };
  return html`<section class="card stack" aria-labelledby="documents-title">
    <h2 id="documents-title">${_("Tài liệu công khai")}</h2>
    <p>${_("Kết quả năm nay, kế hoạch năm sau và các nội dung phải công khai (mục III.1–2). Mọi người đọc từng trang ngay trên điện thoại.")}</p>
    ${documents.length > 0 && html`<ul class="setup__staff">
      ${documents.map((one) => html`<${Document} key=${one.id} boot=${boot} one=${one} refresh=${refresh} />`)}
    </ul>`}
    <form ref=${form} onSubmit=${submit}>
      <${FileField} id="document-file" label=${_("Tệp")} hint=${_("PDF, hoặc ảnh JPEG, PNG, WebP; không quá 25 MB, 100 trang.")}
        accept=".pdf,.jpg,.jpeg,.png,.webp" onFile=${choose} />
      <div class="field">
        <label class="label" for="document-title">${_("Tên tài liệu, như người dân sẽ thấy")}</label>
        <input class="input" id="document-title" required maxlength="200" value=${title} onInput=${(event) => setTitle(event.target.value)} />
      </div>
      <div class="field">
        <label class="label" for="document-item">${_("Màn chiếu tự hiện trong mục")}</label>
        <select class="select" id="document-item" value=${item} onChange=${(event) => setItem(event.target.value)}>
          <option value="">${_("Không tự hiện")}</option>
          ${boot.items.map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
        </select>
      </div>
      <button class="button" aria-busy=${progress !== null ? "true" : undefined}>${_("Công khai")}</button>
    </form>
    <${Progress} progress=${progress} error=${error} done=${done} />
  </section>`;
}

function Document({ boot, one, refresh }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState(null);
  const withdraw = async (event) => {
    event.preventDefault();
    const answer = await command(boot.slug, "WithdrawDocument", { document: one.id, reason });
    if (answer.ok) refresh();
    else setError(answer.error);
  };
  return html`<li>
    <span class="files__title"><strong>${one.title}</strong> · ${_("{n} trang", { n: one.pages })}${one.item && ` · ${_("hiện trong mục {item}", { item: boot.items.find(({ id }) => id === one.item)?.label ?? one.item })}`}</span>
    <span class="files__actions">
      <a class="button button--secondary" href=${`/d/${boot.slug}/${one.id}/1`}>${_("Xem")}<span class="visually-hidden"> ${one.title}</span></a>
      ${!asking && html`<button type="button" class="button button--secondary" onClick=${() => setAsking(true)}>${_("Thu hồi")}<span class="visually-hidden"> ${one.title}</span></button>`}
    </span>
    ${asking && html`<form class="files__ask stack" onSubmit=${withdraw}>
      <p><strong>${_("Thu hồi tài liệu này? Người dân sẽ không đọc được nữa.")}</strong></p>
      <label class="label" for=${`reason-${one.id}`}>${_("Lý do (không bắt buộc, ghi vào hồ sơ)")}</label>
      <input class="input" id=${`reason-${one.id}`} maxlength="120" value=${reason} onInput=${(event) => setReason(event.target.value)} />
      ${error && html`<p class="notice notice--stop" role="alert">${error.message}</p>`}
      <p class="files__actions">
        <button class="button button--danger">${_("Thu hồi")}</button>
        <button type="button" class="button button--secondary" onClick=${() => setAsking(false)}>${_("Giữ lại")}</button>
      </p>
    </form>`}
  </li>`;
}

// --- phrases read aloud -----------------------------------------------------------------------------------------------

function Clips({ boot, clips, refresh }) {
  const [phrase, setPhrase] = useState(boot.phrases[0].id);
  const [language, setLanguage] = useState("");
  const [file, setFile] = useState(null);
  const [spoken, setSpoken] = useState(null);
  const [taken, setTaken] = useState(0);
  const form = useRef(null);
  const [start, progress, error, done] = useUpload(CLIP_MIB);
  const chosen = boot.phrases.find((one) => one.id === phrase);
  const submit = async (event) => {
    event.preventDefault();
    const words = _("Đã có lời đọc “{name}”, {language}.", { name: chosen.name, language });
    if (!(await start(`/api/${boot.slug}/phrases`, { phrase, language, file: spoken ?? file }, words))) return;
    form.current.reset();
    setFile(null);
    setSpoken(null);
    setTaken(taken + 1);
    refresh();
  };
  const choose = (chosen) => {
    setFile(chosen);
    setSpoken(null); // what is chosen last is what is sent
    setTaken(taken + 1);
  };
  const languages = [...new Set([...clips.map((one) => one.language), ...LANGUAGES])];
  return html`<section class="card stack" aria-labelledby="clips-title">
    <h2 id="clips-title">${_("Lời đọc ghi sẵn")}</h2>
    <p>${_("Cho người quen nghe hơn đọc: nhờ người nói tiếng của bà con ghi âm từng câu. Trên điện thoại, cạnh câu có lời đọc sẽ có nút “Nghe”.")}</p>
    <ul class="setup__staff">
      ${boot.phrases.map((one) => html`<${Phrase} key=${one.id} boot=${boot} one=${one} clips=${clips.filter((clip) => clip.phrase === one.id)} refresh=${refresh} />`)}
    </ul>
    <form ref=${form} onSubmit=${submit}>
      <div class="field">
        <label class="label" for="clip-phrase">${_("Câu")}</label>
        <select class="select" id="clip-phrase" onChange=${(event) => setPhrase(event.target.value)}>
          ${boot.phrases.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === phrase}>${one.name}</option>`)}
        </select>
        <p class="hint">${_("Nội dung nên đọc")}: ${chosen.words}</p>
      </div>
      <div class="field">
        <label class="label" for="clip-language">${_("Tiếng")}</label>
        <input class="input" id="clip-language" required maxlength="80" list="clip-languages" autocomplete="off" value=${language} onInput=${(event) => setLanguage(event.target.value)} />
        <datalist id="clip-languages">${languages.map((one) => html`<option key=${one} value=${one}></option>`)}</datalist>
      </div>
      <${Recorder} key=${taken} onFile=${setSpoken} />
      <${FileField} id="clip-file" label=${_("Hoặc tệp ghi âm có sẵn")} hint=${_("mp3, wav (mọi điện thoại nghe được) hoặc ogg (iPhone không nghe được); không quá 3 MB.")}
        accept=".mp3,.wav,.ogg,.oga,.opus" required=${!spoken} onFile=${choose} />
      <button class="button" aria-busy=${progress !== null ? "true" : undefined}>${_("Gửi lời đọc")}</button>
    </form>
    <${Progress} progress=${progress} error=${error} done=${done} />
  </section>`;
}

function Phrase({ boot, one, clips, refresh }) {
  const [error, setError] = useState(null);
  const drop = async (clip) => {
    const answer = await command(boot.slug, "DropPhraseAudio", { clip });
    setError(answer.ok ? null : answer.error);
    refresh();
  };
  return html`<li>
    <span><strong>${one.name}</strong>${clips.length ? "" : html` · <span class="hint files__none">${_("chưa có")}</span>`}</span>
    <span class="files__clips">${clips.map((clip) => html`<span key=${clip.id} class="files__clip">
      <span>${clip.language}</span>
      <audio controls preload="none" src=${`/d/${boot.slug}/audio/${clip.id}`} aria-label=${`${one.name}, ${clip.language}`}></audio>
      <button type="button" class="button button--secondary" onClick=${() => drop(clip.id)}>${_("Bỏ")}<span class="visually-hidden"> ${one.name}, ${clip.language}</span></button>
    </span>`)}</span>
    ${error && html`<p class="notice notice--stop" role="alert">${error.message}</p>`}
  </li>`;
}

function App({ boot }) {
  const [files, refresh] = useFiles(boot);
  return html`<${Documents} boot=${boot} documents=${files.documents} refresh=${refresh} />
    <${Clips} boot=${boot} clips=${files.clips} refresh=${refresh} />`;
}

const boot = JSON.parse(document.getElementById("files-boot").textContent);
useMessages(boot.messages);
render(html`<${App} boot=${boot} />`, document.getElementById("files"));
