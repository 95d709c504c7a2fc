/** The number of a condition or a step, or the letter of a choice, at the head of an item: it needs no other mark. */
export const OWN_MARK = /^(?:[（(]\d+[）)]|[a-z]\. )/;
