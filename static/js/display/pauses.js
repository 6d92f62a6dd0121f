/* While nobody speaks: a break that counts down, a report with the page that is read from. */

import { html, useState } from "../../vendor/preact-htm.js";
import { minutesAndSeconds } from "../clock.js";
import { timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { paperOf } from "../shared/paper.js";
import { Long } from "./parts.js";
import { agendaOf } from "./scene.js";

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
    return html`<section class="stage stage--report" data-stage><${Long} as="h2" class="item" text=${title} /></section>`;
  }
  return html`<${Page} key=${listed.id} slug=${store.boot.slug} listed=${listed} page=${shown.document ? shown.document.page : 1} />`;
}

/** An upright page stands beside its title, so that it is as high as the picture allows. */
function Page({ slug, listed, page }) {
  const [upright, setUpright] = useState(false);
  const { id, title, pages } = listed;
  return html`<section class="stage stage--page ${upright ? "stage--upright" : ""}" data-stage>
    <div class="report__head" key=${String(upright)} data-stage=${upright ? "" : "own"}>
      <${Long} as="h2" class="report__title" text=${title} />
      ${pages > 1 && html`<p class="report__page figures">${_("trang {page}/{pages}", { page, pages })}</p>`}
    </div>
    <img class="report__image" src=${`/d/${slug}/${id}/${page}`} alt=${_("{title}, trang {page}", { title, page })}
      onLoad=${({ target }) => setUpright(target.naturalHeight > target.naturalWidth)} />
  </section>`;
}
