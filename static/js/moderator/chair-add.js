// An opinion raised in the hall without registering: a number and one tap, everything else can be written later.

import { html } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { _ } from "../i18n.js";
import { useKept } from "../shared/kept.js";
import { costWords } from "./chair-model.js";
import { Chips, Failure, Line, Press, Sheet } from "./chair-parts.js";

const KNOWN = "known";
const EMPTY = { how: KNOWN, number: "", name: "", village: "", field: "", content: "" };

export function Add({ ctx, m, send, onClose }) {
  const [said, write, drop] = useKept(`chair/${m.meeting.slug}/add`, EMPTY);
  const set = (part) => {
    ctx.forget();
    write({ ...said, ...part });
  };
  const { how, number, name, village, content } = said;
  const field = said.field || m.labels.fields.at(-1).id;
  const known = how === KNOWN;
  const ready = known ? Number(number) > 0 : village || !name.trim();
  const cost = costWords(m);
  const person = known ? { number: Number(number) } : { name, village: village || null };
  const press = async (now) => {
    const reply = await send(now ? "add-now" : "add", "AddFromFloor", { ...person, field, content, now });
    if (reply?.ok) drop();
  };
  return html`<${Sheet} title=${_("Ý kiến nêu tại chỗ")} onClose=${onClose}>
    <${Chips}
      legend=${_("Người nêu ý kiến")} name="how" value=${how} onPick=${(id) => set({ how: id })}
      options=${[{ id: KNOWN, label: _("Đã có số") }, { id: "new", label: _("Chưa có số") }]}
    />
    ${known
      ? html`<${Line} id="add-number" label=${_("Số của ông/bà ấy")} value=${number} onWrite=${(text) => set({ number: text })} inputmode="numeric" maxlength="6" autofocus=${true} />`
      : html`<div class="details">
          <${Line} id="add-name" label=${_("Họ và tên (thư ký ghi sau cũng được)")} value=${name} onWrite=${(text) => set({ name: text })} maxlength="80" autocomplete="off" />
          <${Village} m=${m} value=${village} onPick=${(id) => set({ village: id })} />
        </div>`}
    <${Chips} legend=${_("Lĩnh vực")} name="add-field" options=${m.labels.fields} value=${field} onPick=${(id) => set({ field: id })} />
    <${Line} id="add-content" label=${_("Nội dung (không bắt buộc)")} value=${content} onWrite=${(text) => set({ content: text })} maxlength=${m.meeting.limits.content} />
    ${cost && html`<p class="notice notice--warning">${_("Nếu mời nói ngay: {cost}", { cost })}</p>`}
    <${Failure} ctx=${ctx} zone="sheet" />
    <div class="choices__grid">
      <${Press} ctx=${ctx} id="add-now" kind="button--large" off=${!ready} onPress=${() => press(true)}>${_("Mời nói ngay")}<//>
      <${Press} ctx=${ctx} id="add" kind="button--large button--secondary" off=${!ready} onPress=${() => press(false)}>${_("Đã nghe, chờ trả lời")}<//>
    </div>
  <//>`;
}

function Village({ m, value, onPick }) {
  const listed = m.labels.villages.map((one) => ({ id: one.id, label: label(m.labels.villages, one.id) }));
  const options = listed.some((one) => one.id === "other") ? listed : [...listed, { id: "other", label: _("Nơi khác") }];
  return html`<div class="line">
    <label class="label" for="add-village">${_("Thôn, bản")}</label>
    <select class="select" id="add-village" value=${value} onChange=${(event) => onPick(event.target.value)}>
      <option value="">${_("Chọn…")}</option>
      ${options.map((one) => html`<option key=${one.id} value=${one.id}>${one.label}</option>`)}
    </select>
  </div>`;
}
