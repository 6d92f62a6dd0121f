import { _ } from "./i18n.js";

function two(n) {
  return (n < 10 ? "0" : "") + n;
}

export function label(list, id) {
  const found = (list || []).find((one) => one.id === id);
  return found ? _(found.label || found.name) : id === "other" ? _("Nơi khác") : String(id || "");
}

export function personName(person) {
  return person.name || _("Số {number}", { number: person.number });
}

export function timeOf(ms) {
  const date = new Date(ms);
  return two(date.getHours()) + ":" + two(date.getMinutes());
}

export function dateOf(iso) {
  const parts = String(iso || "").split("-");
  return parts.length === 3 ? parts[2] + "/" + parts[1] + "/" + parts[0] : "";
}

export function codeOf(code) {
  return code.slice(0, 3) + " " + code.slice(3);
}
