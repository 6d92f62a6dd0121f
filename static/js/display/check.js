/* A picture for the back row: which line is still read from there, and whether the QR is scanned. */

import { html, render, useLayoutEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { useStore } from "../hooks.js";
import { _ } from "../i18n.js";
import { openStore } from "../store.js";
import { useJoin } from "./join.js";
import { Qr } from "./parts.js";

const container = document.getElementById("display");
const SIZES = [6, 4.8, 3.8, 3]; // hundredths of the picture's width, as the pictures use them; then the smallest

/** The smallest type in the same hundredths, as display.css has it in `--least`. */
function useLeast(share) {
  const [least, setLeast] = useState(2.4);
  useLayoutEffect(() => {
    container.style.setProperty("--hall", share);
    const look = () => setLeast(Math.max(2.4, (share * innerHeight) / Math.min(innerWidth / 100, innerHeight / 56.25)));
    look();
    addEventListener("resize", look);
    return () => removeEventListener("resize", look);
  }, [share]);
  return least;
}

function Line({ number, size, wanted }) {
  const ref = useRef(null);
  useLayoutEffect(() => ref.current.style.setProperty("font-size", `calc(var(--u) * ${size})`), [size]);
  return html`<p class="check__line" ref=${ref}>${number}. ${_("Nguyệt Ánh, số {n}", { n: 137 })}${wanted && html` <span aria-hidden="true">◀</span><span class="visually-hidden">${_("cỡ cần đọc được")}</span>`}</p>`;
}

function Check({ store }) {
  const { views } = useStore(store);
  const { hall, network } = views.public;
  const join = useJoin(store, network);
  const least = useLeast(hall ? hall.least : 0);
  const sizes = [...SIZES.filter((size) => size > least), least];
  return html`<div class="picture" data-scene="check">
    <section class="stage stage--check">
      <div class="check">
        <h1 class="check__title">${_("Hàng cuối đọc được đến dòng nào?")}</h1>
        ${sizes.map((size, at) => html`<${Line} key=${size} number=${at + 1} size=${size} wanted=${at === sizes.length - 1} />`)}
        <p class="check__hint">${hall && !hall.enough
          ? _("Ảnh nhỏ so với hội trường: chữ đọc được đến {m} m. Nên phóng to ảnh hoặc kéo ghế lên gần.", { m: Math.floor(hall.reads / 100) })
          : _("Đọc được dòng cuối (◀) là cả hội trường đọc được.")}</p>
      </div>
      <${Qr} qr=${join.qr} class="qr--large" />
    </section>
  </div>`;
}

container.textContent = "";
render(html`<${Check} store=${openStore()} />`, container);
