import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';
import stringWidth from 'string-width';
import { startsOfSigns } from './graphemes.ts';
import { SEEN } from './sanitize.ts';

const SIMPLE = new RegExp(`^[${SEEN}]*$`);

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
  // Whoever breaks lines measures sign by sign.
  const ofOne = text.length === 1 ? plainColumns(text.charCodeAt(0)) : undefined;
  if (ofOne !== undefined) return ofOne;
  const plain = text.includes('\u001b') ? stripVTControlCharacters(text) : text;
  const found = (ambiguousAsWide ? known.wide : known.narrow).get(plain);
  if (found !== undefined) return found;
  let width = 0;
  if (isSimple(plain)) {
    for (let at = 0; at < plain.length; at += 1) width += columnsOfSign(plain.charCodeAt(at), ambiguousAsWide);
  } else for (const sign of signsOf(plain)) width += columnsOfOther(sign, ambiguousAsWide);
  return width;
}

/** How many signs are remembered; more of them are in no text that somebody has written. */
const MOST_SIGNS = 10_000;
const known = { wide: new Map<string, number>(), narrow: new Map<string, number>() };

/** The library looks long at each sign, and compiles patterns for it at first use. */
function columnsOfOther(sign: string, ambiguousAsWide: boolean): number {
  const columns = ambiguousAsWide ? known.wide : known.narrow;
  const found = columns.get(sign);
  if (found !== undefined) return found;
  // Of what nobody has written, as much as its first letter takes: the library would look at each for microseconds.
  if (columns.size >= MOST_SIGNS) return eastAsianWidth(sign.codePointAt(0) ?? 0, { ambiguousAsWide });
  const measured = stringWidth(sign, { ambiguousIsNarrow: !ambiguousAsWide });
  columns.set(sign, measured);
  return measured;
}

/** The signs that nearly all of our text is made of need no table; each is one code unit. */
function columnsOfSign(code: number, ambiguousAsWide: boolean): 1 | 2 {
  return plainColumns(code) ?? eastAsianWidth(code, { ambiguousAsWide });
}

/** Of ASCII, kana, the common ideographs, and what stands between them; undefined for all others. */
function plainColumns(code: number): 1 | 2 | undefined {
  if (code >= 0x20 && code < 0x7f) return 1;
  const isWide =
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3000 && code <= 0x3029) ||
    (code >= 0x309b && code <= 0x30ff) ||
    (code >= 0xff01 && code <= 0xff60);
  return isWide ? 2 : undefined;
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

/** The signs a reader sees. */
export function signsOf(text: string): string[] {
  if (isSimple(text)) return [...text];
  const { count, starts } = startsOfSigns(text);
  return Array.from({ length: count }, (_, number) => text.slice(starts[number], starts[number + 1]));
}
