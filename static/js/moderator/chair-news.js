// What others changed shows for a few seconds where it happened.

import { useEffect, useRef, useState } from "../../vendor/preact-htm.js";
import { _ } from "../i18n.js";
import { officialOf } from "./chair-model.js";

const SHOWN = 5000;

const GONE = {
  withdrawn: (n) => _("Số {n} vừa rút đăng ký.", { n }),
  joined: (n) => _("Số {n} vừa gộp vào ý kiến của người khác.", { n }),
  written: (n) => _("Số {n} vừa chuyển thành ý kiến viết.", { n }),
};

const OWN = { joined: "RequestsJoined", written: "MovedToWritten" };

/** What this room did itself is no news: it is what Undo takes back; a conclusion leaves nothing to take back. */
function byChair(m, card) {
  if (!m.undo) return card.status === "written";
  return m.undo.events.includes(OWN[card.status]) && m.undo.numbers.includes(card.number);
}

/** `{kind, number}` of who has just gone, `{kind}` with the sentence itself for anything else. */
function told(before, m) {
  const news = m.cards
    .filter((card) => before.card(card.id)?.status === "waiting" && GONE[card.status] && !byChair(m, card))
    .map((card) => ({ kind: card.status, number: card.number }));
  for (const one of before.officials.filter(({ id }) => !officialOf(m, id))) {
    news.push({ kind: _("{name} không còn trong danh sách trả lời. Xin phân công người khác.", { name: one.name }) });
  }
  if (before.gavel !== m.gavel) {
    news.push({ kind: _("{name} vừa nhận quyền điều hành.", { name: officialOf(m, m.gavel)?.name ?? "" }) });
  }
  return news;
}

/** One sentence for all of a kind, so that many who go at once take one line. */
function sentences(news) {
  return [...new Set(news.map((one) => one.kind))].map((kind) => {
    const numbers = news.filter((one) => one.kind === kind).map((one) => one.number).sort((a, b) => a - b);
    return GONE[kind]?.(numbers.join(", ")) ?? kind;
  });
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
    const come = told(before, m);
    if (rows.length) {
      setFresh((old) => new Set([...old, ...rows]));
      setTimeout(() => setFresh((old) => new Set([...old].filter((id) => !rows.includes(id)))), SHOWN);
    }
    if (come.length) {
      setNews((old) => [...old, ...come]);
      setTimeout(() => setNews((old) => old.filter((one) => !come.includes(one))), SHOWN);
    }
  }, [m]);
  return { fresh, news: sentences(news) };
}
