// The desk's head: where, how many, whether the server is there.

import { html } from "../../vendor/preact-htm.js";
import { timeOf } from "../format.js";
import { useTick } from "../hooks.js";
import { _ } from "../i18n.js";
import { CallChair } from "../shared/call.js";

export function Head({ store, state, meeting, present }) {
  const now = useTick(store, 1000);
  return html`<header class="desk__head">
      <p><strong>UBND ${meeting.unit} ${meeting.name}</strong> · ${_("Bàn đón tiếp")}</p>
      <p class="desk__state">
        <span>${_("{n} người có mặt", { n: present })}</span>
        <${CallChair} store=${store} calling=${Boolean(state.views.me?.calling)} />
        <span class="figures">${timeOf(now)}</span>
        <span class=${`tag ${state.online ? "tag--good" : "tag--stop"}`}>${state.online ? _("trực tuyến") : _("mất kết nối")}</span>
      </p>
    </header>
    ${!state.online &&
    html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại. Việc đang làm sẽ được gửi khi có lại kết nối.")}</p>`}`;
}
