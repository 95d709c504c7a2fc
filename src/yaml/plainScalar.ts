/** Ends the reading where a text leaves the plain form. */
export class NotPlain extends Error {}

/** @throws NotPlain always: the reading goes to the library. */
export function notPlain(): never {
  throw new NotPlain();
}

/** How a word without quotes may start; other signs mean something to YAML. */
const START = /^(?:[^ \n\-?:,[\]{}#&*!|>'"%@`]|[-?:][^ \n])/;

const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const OTHER_THAN_TEXT = /^(?:~|null|true|false|[-+]?\.?\d[\d.]*(?:e[-+]?\d+)?|0[ox][\da-f]+|[-+]?\.(?:inf|nan))$/i;

/** Whether a word may stand without quotes by its first letters. */
export function startsPlain(word: string): boolean {
  return START.test(word);
}

/** What a word without quotes means; the ways to write a number that hardly anybody uses are left to the library. */
export function meaningOf(word: string): string | number | boolean {
  if (word === 'true') return true;
  if (word === 'false') return false;
  if (INTEGER.test(word)) return Number(word);
  return OTHER_THAN_TEXT.test(word) ? notPlain() : word;
}

/** Where the text that a quote opens at `start` ends, with the quote that closes it on the same line. */
export function endOfQuoted(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\n') break;
    const isEscape = quote === '"' ? sign === '\\' : sign === quote && text.charAt(at + 1) === quote;
    if (isEscape) at += 1;
    else if (sign === quote) return at + 1;
  }
  return notPlain();
}

/** The text between two quotes. */
export function textIn(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith("'")) return inner.replaceAll("''", "'");
  if (!inner.includes('\\')) return inner;
  try {
    // What JSON knows of escapes is the same in YAML.
    return String(JSON.parse(quoted));
  } catch {
    return notPlain();
  }
}

/** Without the spaces at the end, and only those; a pattern would start again at each of them. */
export function trimSpaces(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === ' ') end -= 1;
  return text.slice(0, end);
}

/** How often a sign stands in a text. */
export function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}
