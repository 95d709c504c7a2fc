import { normalized } from '../../../text/normalized.ts';
import { sanitize } from '../../../text/sanitize.ts';

/** What `sanitize` leaves, and no font has a shape for. */
const INVISIBLE = /\p{Variation_Selector}/gu;

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

/** The same with the signs that make one character of two, for whoever looks at whole graphemes. */
export function mend(text: string): string {
  if (PLAIN.test(text)) return text;
  return sanitize(text).replace(DECOMPOSED, (letter) => normalized(letter, 'NFC'));
}

/** Without the signs that take no room and have no shape of their own. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
