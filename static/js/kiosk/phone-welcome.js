/** Before checking in. */

import { html } from "../../vendor/preact-htm.js";
import { dateOf } from "../format.js";
import { _ } from "../i18n.js";
import { Listen } from "./phone-audio.js";
import { Agenda, FloorCard } from "./phone-floor.js";
import { Languages } from "./phone-language.js";
import { Announcement, PhaseNotice } from "./phone-notices.js";
import { Pending } from "./phone-pending.js";
import { GATHERED } from "./phone-queue.js";
import { Documents } from "./phone-reader.js";
import { Results } from "./phone-results.js";

export function Welcome({ phone }) {
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
      <${Listen} phone=${phone} phrase="welcome" />
      <${Pending} phone=${phone} />
      <${Announcement} hall=${phone.hall} />
      ${open && phone.store.boot.role !== "citizen" && html`<p class="notice notice--warning">
        ${_("Để điểm danh, xin quét mã QR tại hội trường bằng điện thoại này, hoặc mời đến bàn đón tiếp.")}</p>`}
      ${open && phone.store.boot.role === "citizen" && !phone.personDraft.state && html`<p>${_("Điểm danh để có số thứ tự, đăng ký phát biểu và theo dõi câu trả lời ngay trên điện thoại.")}</p>
          <button type="button" class="button button--large button--wide" onClick=${() => phone.go({ form: "notice" })}>
            ${_("Xác nhận có mặt")}</button>`}
      ${phone.store.boot.role === "citizen" && html`<button type="button" class="button button--secondary button--wide"
        onClick=${() => phone.go({ form: "restore" })}>${_("Tôi có mã tra cứu")}</button>`}
      <${PhaseNotice} phase=${meeting.phase} />
      <${Results} phone=${phone} />
      <${FloorCard} store=${phone.store} hall=${phone.hall} people=${[]} />
      <${Documents} phone=${phone} />
      <${Agenda} hall=${phone.hall} />
      <${Languages} phone=${phone} />
    </div>
  </main>`;
}
