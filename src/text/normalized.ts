/**
 * The text in a normal form of Unicode, in a time that grows with its length. All of `src/` normalizes through this.
 *
 * Putting marks in order takes the square of their number, and 80,000 of them on one letter, which only a hostile text
 * has, take six seconds: they are put in order thirty at a time.
 */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  if (text.length <= MOST_MARKS || PLAIN.test(text)) return text.normalize(form);
  if (hasTooManyMarks(text)) return text.replace(PIECES, (piece) => piece.normalize(form));
  if (SENTENCES.test(text)) return text.replace(NO_SENTENCES, (piece) => piece.normalize(form));
  return text.normalize(form);
}

/**
 * A text for comparison, with full and half width as one and without blanks and what nobody sees: neither tells two names
 * apart.
 */
export function seenSigns(text: string): string {
  return normalized(text, 'NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}]+/gu, '');
}

/** As many marks on one letter as the Stream-Safe Text Format (UAX #15) has room for; no language needs more than ten. */
const MOST_MARKS = 30;

/** Up to so many marks, with what stands before them. Half-width sound marks become marks like the others. */
const PIECES = /[^\p{M}\uff9e\uff9f]*[\p{M}\uff9e\uff9f]{0,30}/gu;

/** What Japanese and English are written in, and no mark: nearly every text is told by one look at each letter. */
const PLAIN = /^[\0-\u02ff\u2000-\u20cf\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uff00-\uff9d]*$/;

/** Two signs of Arabic that are a sentence each: they stay, as a text of them would become eighteen times as long. */
const SENTENCES = /[\ufdfa\ufdfb]/;
const NO_SENTENCES = /[^\ufdfa\ufdfb]+/g;

const SOME_MARKS = /[\p{M}\uff9e\uff9f]{8}/u;
const MARKS = /[\p{M}\uff9e\uff9f]{8,}/gu;

function hasTooManyMarks(text: string): boolean {
  if (!SOME_MARKS.test(text)) return false;
  for (const [marks] of text.matchAll(MARKS)) if (marks.length > MOST_MARKS) return true;
  return false;
}
