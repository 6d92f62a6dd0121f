/** Documents made public: the list, and reading one page by page, as pictures, without leaving this window. */

import { html, useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Page } from "./phone-page.js";

export function Documents({ phone }) {
  if (!phone.hall.documents.length) return null;
  const open = (one) => phone.go({ form: "paper", step: { document: one.id, page: 1 } });
  return html`<section class="paper">
    <h2>${_("Tài liệu công khai")}</h2>
    <ul class="cards">${phone.hall.documents.map(
      (one) => html`<li key=${one.id}><button type="button" class="card-button" onClick=${() => open(one)}>
        <span><strong class="line">${one.title}</strong><span class="hint">${_("{n} trang", { n: one.pages })}</span></span></button></li>`,
    )}</ul>
  </section>`;
}

export function PaperPage({ phone, step, back }) {
  const found = phone.hall.documents.filter((one) => step && one.id === step.document)[0];
  if (!found) {
    return html`<${Page} title=${_("Tài liệu")} back=${back}>
      <p class="notice notice--warning">${_("Tài liệu này không còn được công khai.")}</p><//>`;
  }
  const page = Math.max(1, Math.min(step.page, found.pages));
  const turn = (to) => phone.go({ form: "paper", step: { document: found.id, page: to } }, true);
  return html`<${Page} key=${found.id} title=${found.title} back=${back}>
    <${Sheet} src=${"/d/" + phone.store.boot.slug + "/" + found.id + "/" + page} title=${found.title} page=${page} pages=${found.pages} />
    ${found.pages > 1 && html`<nav class="turner" aria-label=${_("Trang")}>
      <button type="button" class="button button--secondary" aria-disabled=${page === 1 ? "true" : undefined}
        onClick=${() => page > 1 && turn(page - 1)}>${_("Trước")}</button>
      <span role="status">${_("Trang {n} / {m}", { n: page, m: found.pages })}</span>
      <button type="button" class="button button--secondary" aria-disabled=${page === found.pages ? "true" : undefined}
        onClick=${() => page < found.pages && turn(page + 1)}>${_("Sau")}</button>
    </nav>`}
  <//>`;
}

/** One page. Touched, it fills the window by itself, and the fingers make it as large as they like. */
function Sheet({ src, title, page, pages }) {
  const sheet = useRef(null);
  const first = useRef(true);
  const [failed, setFailed] = useState(0);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    if (!first.current) sheet.current.scrollIntoView();
    first.current = false;
  }, [src]);
  const lost = failed === src;
  return html`<div class="sheet" ref=${sheet}>
    ${lost
      ? html`<div class="notice notice--warning stack" role="alert"><p>${_("Chưa tải được trang này.")}</p>
          <button type="button" class="button" onClick=${() => { setFailed(0); setAgain(again + 1); }}>${_("Tải lại")}</button></div>`
      : html`<a class="sheet__link" href=${src}><img key=${src + "?" + again} src=${src} onError=${() => setFailed(src)}
          alt=${_("Trang {n} / {m} của {title}. Chạm để phóng to.", { n: page, m: pages, title })} /></a>`}
    <p class="hint">${_("Chạm vào trang để phóng to. Muốn về đây, bấm nút quay lại của điện thoại.")}</p>
  </div>`;
}
