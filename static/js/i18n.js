// Phrases: the Vietnamese text is the key; another language's catalogue comes with the page.
let messages = {};

export function useMessages(catalogue) {
  messages = catalogue || {};
}

export function _(text, params) {
  const phrase = messages[text] || text;
  if (!params) return phrase;
  return phrase.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}
