import { sanitize } from '../../../text/sanitize.ts';

/** Marks without a shape of their own: joiners, soft hyphens, variation selectors, tags, noncharacters. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|\p{Noncharacter_Code_Point}|[\uFFF9-\uFFFB]/gu;

/**
 * A letter with its marks apart, as macOS writes file names.
 * Not ideographs: composing would turn the 神 of a name into another character.
 */
const DECOMPOSED = /[^\P{L}\p{Ideographic}]\p{M}+/gu;

/** Most texts need no cleaning at all, and looking for that first is cheap. */
const PLAIN = /^[\u0020-\u007E\u3000-\u3029\u3030-\u3098\u309B-\u30FF\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** Text a person typed, as it can be set on paper: line breaks stay, what has no shape goes. */
export function clean(text: string): string {
  return withoutInvisible(mend(text));
}

/** The same with the joiners that make one emoji of several, for whoever looks at whole graphemes. */
export function mend(text: string): string {
  if (PLAIN.test(text)) return text;
  return sanitize(text)
    .replace(DECOMPOSED, (letter) => letter.normalize('NFC'))
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
