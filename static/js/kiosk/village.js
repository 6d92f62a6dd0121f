// The village head's screen: his list, ticked as people come, and registering for those who ask him to.
import { html, render, useState } from "../../vendor/preact-htm.js";
import { label } from "../format.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { CallChair } from "../shared/call.js";
import { Registration, Slip } from "../shared/registration.js";
import { openStore } from "../store.js";
import { Names } from "./village-names.js";
import { People } from "./village-list.js";

const WAYS = ["speak", "written"];

function Screen({ store }) {
  const { views, online } = useStore(store);
  const { labels, meeting } = views.public;
  const view = views.village;
  const village = store.boot.actor;
  const [task, setTask] = useState(null);
  const done = () => setTask(null);
  const listed = view.listed.length;
  return html`${!online &&
    html`<p class="strip" role="status">${_("Mất kết nối, đang thử lại. Việc đang làm sẽ được gửi khi có lại kết nối.")}</p>`}
    <header>
      <div class="with-call">
        <p><strong>UBND ${meeting.unit} ${meeting.name}</strong> · ${_("Hội nghị trao đổi, đối thoại")}</p>
        <${CallChair} store=${store} calling=${views.me.calling} />
      </div>
      <h1>${label(labels.villages, village)}</h1>
      <p class="village__count" role="status">
        ${listed ? _("{n} người có mặt, {m} người trong danh sách", { n: view.people.length, m: listed }) : _("{n} người có mặt", { n: view.people.length })}
      </p>
    </header>
    ${task?.speak &&
    html`<section aria-label=${_("Đăng ký giúp")}>
      <${Registration} key=${task.speak.number} store=${store} labels=${labels} person=${task.speak} ways=${WAYS}
        onDone=${(slip) => setTask({ slip })} onCancel=${done} />
    </section>`}
    ${task?.slip && html`<${Slip} slip=${task.slip} labels=${labels} onClose=${done} />`}
    ${!task &&
    html`<${People} store=${store} view=${view} village=${village} onSpeak=${(speak) => setTask({ speak })}
        onSlip=${(person) => setTask({ slip: { person, way: "none" } })} />
      <${Names} store=${store} village=${village} />
      <p><a class="button button--secondary" href="/kiosk/${store.boot.slug}/forms">${_("Nhập phiếu giấy")}</a></p>`}`;
}

const screen = document.getElementById("screen");
screen.replaceChildren();
render(html`<${Screen} store=${openStore()} />`, screen);
