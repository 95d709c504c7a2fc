import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';
import stringWidth from 'string-width';

/** Signs that stand alone and are seen: no combining marks, no joiners, no fillers, no emoji sequences. */
const SIMPLE =
  /^[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u2030-\u205f\u2070-\u20cf\u2100-\u27bf\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\u9fff\uff01-\uff9f\uffa1-\uffdc]*$/;

/**
 * The most columns a text takes: ○ ★ ─ and their like count as two, as many terminals in Japan draw them. Others, such
 * as Windows Terminal, draw them in one.
 */
export function widthOf(text: string): number {
  return columnsOf(text, true);
}

/** Whether every terminal gives a text the same columns: only such a text may stand before a column on its line. */
export function isWidthSure(text: string): boolean {
  return columnsOf(text, true) === columnsOf(text, false);
}

function columnsOf(text: string, ambiguousAsWide: boolean): number {
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  // string-width compiles its emoji patterns at first use, which takes longer than all of a short command.
  if (!isSimple(plain)) return columnsOfOther(plain, ambiguousAsWide);
  let width = 0;
  for (const sign of plain) width += columnsOfSign(sign.codePointAt(0) ?? 0, ambiguousAsWide);
  return width;
}

/** Code units of what an eye takes for one sign, and how many of them are remembered. */
const LONGEST_SIGN = 16;
const MOST_SIGNS = 10_000;
const known = { wide: new Map<string, number>(), narrow: new Map<string, number>() };

/** A text is broken sign by sign, and the library takes long over each: a note of nothing but emoji took half a minute. */
function columnsOfOther(text: string, ambiguousAsWide: boolean): number {
  const columns = ambiguousAsWide ? known.wide : known.narrow;
  const found = columns.get(text) ?? stringWidth(text, { ambiguousIsNarrow: !ambiguousAsWide });
  if (text.length <= LONGEST_SIGN && columns.size < MOST_SIGNS) columns.set(text, found);
  return found;
}

/** The signs that nearly all of our text is made of need no table. */
function columnsOfSign(code: number, ambiguousAsWide: boolean): 1 | 2 {
  if (code < 0x7f) return 1;
  if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x30a1 && code <= 0x30fa) || (code >= 0x4e00 && code <= 0x9fff))
    return 2;
  return eastAsianWidth(code, { ambiguousAsWide });
}

/** A line across `width` columns, of a sign that every terminal draws in one. */
export function ruleOf(width: number): string {
  return '-'.repeat(width);
}

/** Whether every sign of a text is one code point. */
export function isSimple(text: string): boolean {
  return SIMPLE.test(text);
}

/** `text` with spaces after it up to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** `text` with spaces before it up to `width` columns. */
export function padStartTo(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}
