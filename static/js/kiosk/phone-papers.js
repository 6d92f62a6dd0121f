/** The third tab: documents made public, rights, duties, the rules of the house. */

import { html } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { Page } from "./phone-page.js";
import { NoticeText } from "./phone-privacy.js";
import { Documents } from "./phone-reader.js";

export function PapersTab({ phone }) {
  const boot = phone.store.boot;
  const lists = [
    [_("Quyền của người dân"), boot.rights],
    [_("Trách nhiệm của người dân"), boot.duties],
    [_("Quy định chung của Hội nghị"), boot.house_rules],
  ];
  return html`<${Page} title=${_("Tài liệu")}>
    <${Documents} phone=${phone} />
    ${lists.map(
      ([title, sentences]) => sentences && sentences.length > 0 && html`<section class="paper"><h2>${title}</h2>
        <ul class="stack">${sentences.map((one) => html`<li>${one}</li>`)}</ul></section>`,
    )}
    <section class="paper"><h2>${_("Thông tin của ông/bà được dùng thế nào")}</h2><${NoticeText} notice=${boot.notice} /></section>
  <//>`;
}
