import { sanitize } from '../../../text/sanitize.ts';

/** Marks without a shape of their own: joiners, soft hyphens, variation selectors, tags, noncharacters. */
const INVISIBLE =
  /[\u00AD\u034F\u180B-\u180F\u200B-\u200D\u2060-\u2065\u206A-\u206F\uFE00-\uFE0F\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;

/**
 * A letter with its marks apart, as macOS writes file names.
 * Not ideographs: composing would turn the 神 of a name into another character.
 */
const DECOMPOSED = /[^\P{L}\p{Ideographic}]\p{M}+/gu;

/** Most texts need no cleaning at all, and looking for that first is cheap. */
const PLAIN = /^[\u0020-\u007E\u3000-\u3029\u3030-\u3098\u309B-\u30FF\u4E00-\u9FFF\uFF01-\uFF5E]*$/;

/** Text a person typed, as it can be set on paper: line breaks stay, what has no shape goes. */
export function clean(text: string): string {
  if (PLAIN.test(text)) return text;
  return sanitize(text)
    .replace(DECOMPOSED, (letter) => letter.normalize('NFC'))
    .replace(INVISIBLE, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}
