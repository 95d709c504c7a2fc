import { normalized } from '../text/normalized.ts';

/**
 * The order in which people list names: numbers by their value, those in kanji and Roman ones among them, with full and half width as
 * one, and capital and small letters as one. The same on every machine, as no table of a language is asked; two names
 * that differ at all are never equal.
 */
export function compareNames(a: string, b: string): number {
  return compareParts(partsOf(a), partsOf(b)) || compareText(a, b);
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Texts and numbers by turns. */
function partsOf(name: string): readonly string[] {
  // In full width, 「Ⅱ」 would be two letters that stand behind the three of 「Ⅲ」.
  return normalized(name.replace(ROMAN, valueOfRoman), 'NFKC').toLowerCase().replace(COUNTED, inDigits).split(/(\d+)/);
}

/** The Roman numbers from 1 to 12, each of them a sign of its own, large and small. */
const ROMAN = /[Ⅰ-Ⅻⅰ-ⅻ]/g;

function valueOfRoman(sign: string): string {
  const at = sign.charCodeAt(0);
  return String(at - (at < 0x2170 ? 0x215f : 0x216f));
}

/** A number in kanji where something is counted: 「第二」 and 「三号館」, and not 「三菱」 or 「一般」. */
const COUNTED = /(?<=第)[一二三四五六七八九十百]{1,9}|[一二三四五六七八九十百]{1,9}(?=号|番|丁目|課|係|班|期|階)/g;

const KANJI = '一二三四五六七八九';

/** 「百二十三」 as 123, and 「一二三」, digit by digit, too. */
function inDigits(kanji: string): string {
  if (!/[十百]/.test(kanji)) return [...kanji].map((sign) => KANJI.indexOf(sign) + 1).join('');
  let [sum, digit] = [0, 0];
  for (const sign of kanji) {
    const unit = sign === '百' ? 100 : sign === '十' ? 10 : undefined;
    if (unit === undefined) digit = KANJI.indexOf(sign) + 1;
    else {
      sum += Math.max(1, digit) * unit;
      digit = 0;
    }
  }
  return String(sum + digit);
}

function compareParts(a: readonly string[], b: readonly string[]): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = index % 2 === 1 ? compareNumbers(part, other) : compareText(part, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Digits by their value, however many there are. */
function compareNumbers(a: string, b: string): number {
  const [one, other] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
  return one.length - other.length || compareText(one, other);
}
