/** A language that a document has words of. */
export type Language = 'ja' | 'en';

/** Text in one language; without one it is in that of its document. */
export interface Wording {
  readonly text: string;
  readonly language?: Language;
}

/** From the first character of Japanese to the last, with the punctuation and figures between them. */
const JAPANESE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}](?:[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\u3000-\u303F\uFF00-\uFFEF\d ]*[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])?/gu;

/** From its first letter on: from each further one, a text of one long word would be looked through again. */
const START = String.raw`(?=\p{sc=Latin})(?<!\p{sc=Latin}['’]*)`;
const WORD = String.raw`\p{sc=Latin}[\p{sc=Latin}'’]*`;
const BETWEEN = '[ ,;:/()–-]+';
/** Without it there is neither a phrase nor a name, and to look for this is a tenth of the work. */
const WORD_AFTER_WORD = /\p{sc=Latin}['’]*[ ,;:/()–-]+\p{sc=Latin}/u;
const PHRASE = new RegExp(`${START}${WORD}(?:${BETWEEN}${WORD}){2,}`, 'gu');
const NAME = new RegExp(`${START}${WORD}(?:${BETWEEN}${WORD})+`, 'gu');

/**
 * Parts a text where its language changes, so that a voice reads each in its own (PDF/UA-1, 7.2).
 * Assumption: the script tells the language, because titles, names and notes are in Japanese or English and nobody says in
 * which. In Japanese a word or two of Latin letters are part of the sentence, such as the name of a product.
 */
export function wordings(text: string, main: Language): readonly Wording[] {
  if (main === 'ja' && text !== '' && !WORD_AFTER_WORD.test(text)) return [{ text }];
  const [found, language] =
    main === 'en' ? [JAPANESE, 'ja' as const] : [text.search(JAPANESE) < 0 ? NAME : PHRASE, 'en' as const];
  const parts: Wording[] = [];
  let end = 0;
  for (const match of text.matchAll(found)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: match[0], language });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** The language of a document by its tag, as BCP 47 has it. */
export function languageOf(tag: string): Language {
  return tag.startsWith('ja') ? 'ja' : 'en';
}
