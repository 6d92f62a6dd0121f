/* While nobody speaks: a break that counts down, a report with the page that is read from. */

import { html } from "../../vendor/preact-htm.js";
import { minutesAndSeconds } from "../clock.js";
import { timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { agendaOf, paperOf } from "./scene.js";

export function Break({ store, shown }) {
  const left = Math.ceil((shown.until - useTick(store, 250)) / 1000);
  return html`<section class="stage stage--break" data-stage>
    <h2 class="kicker">${_("GIẢI LAO")}</h2>
    ${left > 0
      ? html`<p class="break__clock figures">${minutesAndSeconds(left)}</p>
          <p class="detail">${_("Hội nghị tiếp tục lúc {time}", { time: timeOf(shown.until) })}</p>`
      : html`<p class="break__over">${_("Mời ông/bà về chỗ, Hội nghị tiếp tục")}</p>`}
  </section>`;
}

export function Report({ store, view, shown }) {
  const { current } = agendaOf(view);
  const title = current ? current.title : _("Chương trình Hội nghị");
  const listed = shown.document ? view.documents.find((one) => one.id === shown.document.id) : paperOf(view);
  if (!listed) {
    return html`<section class="stage stage--report" data-stage><h2 class="item">${title}</h2></section>`;
  }
  const { id } = listed;
  const page = shown.document ? shown.document.page : 1;
  return html`<section class="stage stage--page">
    <div class="report__head"><h2 class="report__title" data-fit>${listed.title}</h2>
      ${listed.pages > 1 && html`<p class="report__page figures">${_("trang {page}/{pages}", { page, pages: listed.pages })}</p>`}
    </div>
    <img class="report__image" src=${`/d/${store.boot.slug}/${id}/${page}`} alt=${_("{title}, trang {page}", { title: listed.title, page })} />
  </section>`;
}
