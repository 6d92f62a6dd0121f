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

/** What this room did itself is no news: it is what Undo takes back; a conclusion leaves nothing to take back. */
function byChair(m, card) {
  return card.status === "written" && (!m.undo || (m.undo.events.includes("MovedToWritten") && m.undo.numbers.includes(card.number)));
}

function told(before, m) {
  const news = m.cards
    .filter((card) => before.card(card.id)?.status === "waiting" && GONE[card.status] && !byChair(m, card))
    .map((card) => GONE[card.status](card.number));
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
