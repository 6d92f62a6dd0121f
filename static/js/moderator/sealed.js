// What is sealed (III.4, complaints) comes to those who may read it in their own view, apart from the card that all share.

/** A card with the words of its outcome, where this person may read them. */
export function unsealed(me, card) {
  const told = me?.[`sealed/${card?.id}`]?.outcome;
  return told && told.at === card.outcome?.at ? { ...card, outcome: told } : card;
}
