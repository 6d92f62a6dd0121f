/** Another language, on the page where one is. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";

export function Languages({ phone }) {
  const { languages, locale } = phone.store.boot;
  const others = Object.keys(languages).filter((code) => code !== locale);
  return html`<nav class="languages" aria-label=${_("Ngôn ngữ")}>
    ${others.map((code) => html`<a key=${code} class="link" lang=${code} href=${"/lang/" + code + "?next=" + location.pathname}>${languages[code]}</a>`)}
  </nav>`;
}
