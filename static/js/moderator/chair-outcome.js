// What became of an opinion: one tap when nothing more is needed, a short prefilled form otherwise.

import { html, useState } from "../../vendor/preact-htm.js";
import { dateOf, label } from "../format.js";
import { _ } from "../i18n.js";
import { useKept } from "../shared/kept.js";
import { useSettling } from "./chair-actions.js";
import { communeBody, officialOf } from "./chair-model.js";
import { Chips, Failure, Line, Press, Switch } from "./chair-parts.js";
import { useBase } from "./outcome-base.js";

export function Outcome({ ctx: outer, m, ids, onCancel, onDone }) {
  const [switched, setSwitched] = useState(null);
  const [chosen, setChosen] = useState(null);
  const place = `chair/${m.meeting.slug}/outcome/${ids.join("-")}`;
  const [earlier, setEarlier, dropEarlier] = useKept(`${place}/earlier`, { number: "", date: "" });
  const [linking, setLinking] = useState(false);
  const [base, refused] = useBase(ids.map(m.card));
  const step = JSON.stringify([chosen, linking]);
  const turning = useSettling(step);
  const ctx = { ...outer, meaning: outer.meaning + step, settling: outer.settling || turning };
  if (linking) return html`<${Earlier} earlier=${earlier} onWrite=${setEarlier} onDone=${() => setLinking(false)} />`;
  const record = async (key, said) => {
    const reply = await ctx.act("floor", key, "RecordOutcome", { opinions: ids, ...said, ...earlierData(earlier), base_at: base });
    if (!reply?.ok) {
      refused(reply?.error);
      return false;
    }
    dropEarlier();
    onDone();
    return true;
  };
  if (chosen) return html`<${Details} ctx=${ctx} m=${m} ids=${ids} kind=${chosen} place=${`${place}/${chosen.id}`} onCancel=${() => setChosen(null)} onRecord=${record} />`;
  const answered = ids.every((id) => m.card(id)?.answers.length);
  const first = m.labels.outcomes.find((kind) => answered || kind.id === "noted") ?? m.labels.outcomes[0];
  const others = m.labels.outcomes.filter((kind) => kind !== first);
  // What nobody answered is not settled unless the chair says so.
  const resolved = (kind) => switched ?? (answered && kind.resolved);
  const pick = (kind) => (needsForm(kind) ? setChosen(kind) : record(`outcome-${kind.id}`, { outcome: kind.id, resolved: resolved(kind) }));
  return html`
    <div class="choices">
      <div class="choices__head">
        <h2 class="choices__title" id="which-outcome">${_("Kết quả?")}</h2>
        <${Switch} on=${resolved(first)} onFlip=${setSwitched}>${_("Việc đã giải quyết xong?")}<//>
        <button type="button" class="button button--secondary" onClick=${() => setLinking(true)}>
          ${earlier.number.trim() ? _("Văn bản {number}", earlier) : _("Đã có văn bản…")}
        </button>
        ${onCancel && html`<button type="button" class="button button--secondary" onClick=${onCancel}>${_("Thôi")}</button>`}
      </div>
      <div class="choices__grid choices__grid--outcomes" role="group" aria-labelledby="which-outcome">
        ${others.map(
          (kind) => html`<${Press} key=${kind.id} ctx=${ctx} id=${`outcome-${kind.id}`} kind="official outcome" title=${kind.label} onPress=${() => pick(kind)}>
            <b>${kind.short}${needsForm(kind) ? "…" : ""}</b>${!needsForm(kind) && html`<small>${resolved(kind) ? _("đã xong") : _("chưa xong")}</small>`}
          <//>`,
        )}
      </div>
    </div>
    <div class="primary">
      <${Failure} ctx=${ctx} zone="floor" />
      <${Press} ctx=${ctx} id=${`outcome-${first.id}`} kind="button--large button--wide primary__button outcome" onPress=${() => pick(first)}>
        ${first.label}<small>${settled(resolved(first))}</small>
      <//>
    </div>
  `;
}

/** "Đã được kết luận bằng văn bản" (VI.6): the document, linked whatever the outcome is. */
function Earlier({ earlier, onWrite, onDone }) {
  return html`
    <div class="choices choices--form">
      <h2 class="choices__title">${_("Đã được kết luận bằng văn bản")}</h2>
      <div class="details">
        <${Line} id="earlier-number" label=${_("Số văn bản")} value=${earlier.number} onWrite=${(number) => onWrite({ ...earlier, number })} maxlength="120" />
        <${Line} id="earlier-date" type="date" label=${_("Ngày văn bản")} value=${earlier.date} onWrite=${(date) => onWrite({ ...earlier, date })} />
      </div>
    </div>
    <div class="primary">
      <button type="button" class="button button--large button--wide" onClick=${onDone}>${earlier.number.trim() ? _("Gắn văn bản, chọn kết quả") : _("Không gắn văn bản")}</button>
    </div>
  `;
}

function earlierData(earlier) {
  return earlier.number.trim() ? { earlier_number: earlier.number, earlier_date: earlier.date } : {};
}

function needsForm(kind) {
  return kind.needs.length > 0;
}

function settled(resolved) {
  return resolved ? _("đã giải quyết xong") : _("chưa giải quyết xong");
}

/** The office of who answers, or of who was named to. */
function likelyBody(m, ids) {
  const answering = m.floor?.kind === "answer" ? m.floor.official : null;
  const card = m.card(ids[0]);
  const given = card?.answers.at(-1)?.official;
  return (answering ?? given ?? officialOf(m, card?.official))?.office ?? "";
}

function Details({ ctx, m, ids, kind, place, onCancel, onRecord }) {
  const commune = communeBody(m);
  const office = likelyBody(m, ids);
  const [said, write, drop] = useKept(place, {
    body: kind.id === "to_study" ? commune : "", due: kind.needs.includes("due") ? m.due : "", level: null, expected: "",
  });
  const set = (part) => write({ ...said, ...part });
  const { body, due, level, expected } = said;
  const asksLevel = kind.needs.includes("level");
  const bodies = [...new Set([commune, office].filter(Boolean))];
  const rise = (id) => {
    const own = body && !m.labels.levels.some((one) => one.label === body);
    set({ level: id, body: own ? body : label(m.labels.levels, id) });
  };
  const ready = body.trim() && (!asksLevel || level);
  const save = async () => {
    const higher = asksLevel ? { level, expected_by: expected } : {};
    const told = await onRecord("outcome-save", { outcome: kind.id, body, due, ...higher });
    if (told) drop();
  };
  return html`
    <div class="choices choices--form">
      <div class="choices__head">
        <h2 class="choices__title">${kind.label}</h2>
        <button type="button" class="button button--secondary" onClick=${onCancel}>${_("Chọn lại")}</button>
      </div>
      ${asksLevel && html`<${Chips} legend=${_("Cấp giải quyết")} name="level" options=${m.labels.levels.slice(1)} value=${level} onPick=${rise} />`}
      <div class="details">
        <${Line} id="outcome-body" label=${_("Cơ quan, đơn vị giải quyết")} value=${body} onWrite=${(text) => set({ body: text })} maxlength="120" />
        ${kind.needs.includes("due") && html`<${Line} id="outcome-due" type="date" label=${_("Trả lời chậm nhất")} value=${due} onWrite=${(day) => set({ due: day })} />`}
        ${asksLevel && html`<${Line} id="outcome-expected" label=${_("Dự kiến trả lời (không bắt buộc)")} value=${expected} onWrite=${(text) => set({ expected: text })} maxlength="120" />`}
      </div>
      ${!asksLevel &&
      html`<div class="choices__more">
        ${bodies.map((one) => html`<button type="button" key=${one} class="button button--secondary" aria-pressed=${body === one ? "true" : "false"} onClick=${() => set({ body: one })}>${one}</button>`)}
      </div>`}
    </div>
    <div class="primary">
      <${Failure} ctx=${ctx} zone="floor" />
      <${Press} ctx=${ctx} id="outcome-save" kind="button--large button--wide primary__button" off=${!ready} onPress=${save}>
        ${_("Lưu: {outcome}", { outcome: kind.short })}<small>${told(m, { body, due, level })}</small>
      <//>
    </div>
  `;
}

function told(m, { body, due, level }) {
  const parts = [level && label(m.labels.levels, level), body, due && _("chậm nhất {date}", { date: dateOf(due) })];
  return parts.filter(Boolean).join(" · ") || _("ghi cơ quan giải quyết trước khi lưu");
}
