// What others changed shows for a few seconds where it happened.

import { useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { officialOf } from "./chair-model.js";

const SHOWN = 5000;

function told(before, m) {
  const news = [];
  const gone = before.queue.filter((id) => !m.queue.includes(id));
  for (const id of gone) {
    const card = m.card(id);
    if (card?.status === "withdrawn") news.push(_("Số {n} vừa rút đăng ký.", { n: card.number }));
    if (card?.status === "joined") news.push(_("Số {n} vừa gộp vào ý kiến của người khác.", { n: card.number }));
  }
  for (const one of before.officials.filter(({ id }) => !officialOf(m, id))) {
    news.push(_("{name} không còn trong danh sách trả lời. Xin phân công người khác.", { name: one.name }));
  }
  if (before.gavel !== m.gavel) {
    news.push(_("{name} vừa nhận quyền điều hành.", { name: officialOf(m, m.gavel)?.name ?? "" }));
  }
  return news;
}

/** `{fresh, news}`: rows that have just come or moved, and sentences on what has just gone. */
export function useNews(m) {
  const last = useRef(null);
  const [fresh, setFresh] = useState(() => new Set());
  const [news, setNews] = useState([]);
  useEffect(() => {
    const before = last.current;
    last.current = m;
    if (!before || !m) return;
    const rows = m.queue.filter((id) => !before.queue.includes(id) || before.card(id)?.moved !== m.card(id)?.moved);
    const words = told(before, m).map((one) => ({ key: `${m.expected}-${one}`, words: one }));
    if (rows.length) {
      setFresh((old) => new Set([...old, ...rows]));
      setTimeout(() => setFresh((old) => new Set([...old].filter((id) => !rows.includes(id)))), SHOWN);
    }
    if (words.length) {
      setNews((old) => [...old, ...words]);
      setTimeout(() => setNews((old) => old.filter((one) => !words.includes(one))), SHOWN);
    }
  }, [m]);
  return { fresh, news };
}
