/** The document that the agenda's present item is read from, of `{documents, agenda}`. */
export function paperOf({ documents, agenda }) {
  return documents.find((one) => one.item && one.item === agenda.current) || null;
}
