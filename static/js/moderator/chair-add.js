// An opinion raised in the hall without registering.

import { html, useState } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { _ } from "../i18n.js";
import { Chips, Failure, Line, Press, Sheet } from "./chair-parts.js";

const KNOWN = "known";

export function Add({ ctx, m, send, onClose }) {
  const [how, setHow] = useState(KNOWN);
  const [number, setNumber] = useState("");
  const [name, setName] = useState("");
  const [village, setVillage] = useState("");
  const [field, setField] = useState("");
  const [content, setContent] = useState("");
  const known = how === KNOWN;
  const ready = field && (known ? Number(number) > 0 : name.trim() && village);
  const busy = m.floor !== null;
  const person = known ? { number: Number(number) } : { name, village };
  const press = (now) => send(now ? "add-now" : "add", "AddFromFloor", { ...person, field, content, now });
  return html`<${Sheet} title=${_("Ý kiến nêu tại chỗ")} onClose=${onClose}>
    <${Chips}
      legend=${_("Người nêu ý kiến")} name="how" value=${how} onPick=${setHow}
      options=${[{ id: KNOWN, label: _("Đã có số") }, { id: "new", label: _("Chưa có số") }]}
    />
    ${known
      ? html`<${Line} id="add-number" label=${_("Số của ông/bà ấy")} value=${number} onWrite=${setNumber} inputmode="numeric" maxlength="6" />`
      : html`<div class="details">
          <${Line} id="add-name" label=${_("Họ và tên")} value=${name} onWrite=${setName} maxlength="80" autocomplete="off" />
          <${Pick} id="add-village" label=${_("Thôn, bản")} value=${village} onPick=${setVillage} options=${villages(m)} />
        </div>`}
    <${Pick} id="add-field" label=${_("Lĩnh vực")} value=${field} onPick=${setField} options=${m.labels.fields} />
    <${Line} id="add-content" label=${_("Nội dung (không bắt buộc)")} value=${content} onWrite=${setContent} maxlength=${m.meeting.limits.content} />
    <${Failure} ctx=${ctx} zone="sheet" />
    ${busy && html`<p class="hint">${_("“Mời nói ngay” kết thúc lượt đang diễn ra.")}</p>`}
    <div class="choices__grid">
      <${Press} ctx=${ctx} id="add-now" kind="button--large" off=${!ready} onPress=${() => press(true)}>${_("Mời nói ngay")}<//>
      <${Press} ctx=${ctx} id="add" kind="button--large button--secondary" off=${!ready} onPress=${() => press(false)}>${_("Đã nghe, chờ trả lời")}<//>
    </div>
  <//>`;
}

function villages(m) {
  const listed = m.labels.villages.map((one) => ({ id: one.id, label: label(m.labels.villages, one.id) }));
  return listed.some((one) => one.id === "other") ? listed : [...listed, { id: "other", label: _("Nơi khác") }];
}

function Pick({ id, label: words, value, options, onPick }) {
  return html`<div class="line">
    <label class="label" for=${id}>${words}</label>
    <select class="select" id=${id} value=${value} onChange=${(event) => onPick(event.target.value)}>
      <option value="">${_("Chọn…")}</option>
      ${options.map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
    </select>
  </div>`;
}
