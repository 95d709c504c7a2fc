import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';
import stringWidth from 'string-width';
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
  const found = columns.get(sign) ?? stringWidth(sign, { ambiguousIsNarrow: !ambiguousAsWide });
  if (columns.size < MOST_SIGNS) columns.set(sign, found);
  return found;
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

let graphemes: Intl.Segmenter | undefined;
let lone: RegExp | undefined;

/**
 * Signs that join no other, and stand beside none that might join them: bases (UAX #29) without the jamo of Hangul, flags,
 * shades of skin, and the few letters that belong to the one before or behind.
 */
function loneSigns(): RegExp {
  const joining = String.raw`\p{M}\p{Default_Ignorable_Code_Point}\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f\u{11000}-\u{11fff}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}`;
  const base = String.raw`[\p{Grapheme_Base}--[${joining}]]`;
  return new RegExp(`((?:(?<!(?!${base}).)${base}(?!(?!${base}).))+)`, 'sv');
}

/**
 * The signs a reader sees. Most text needs no segmenter, which takes longer to make than a screen to lay out, and some
 * microseconds a sign: it is given only what may join.
 */
export function signsOf(text: string): string[] {
  if (isSimple(text)) return [...text];
  graphemes ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  lone ??= loneSigns();
  const segmenter = graphemes;
  return text
    .split(lone)
    .flatMap((part, index) =>
      index % 2 === 1 ? [...part] : Array.from(segmenter.segment(part), ({ segment }) => segment),
    );
}
