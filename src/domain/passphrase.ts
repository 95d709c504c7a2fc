import { normalized } from '../text/normalized.ts';

/** Shorter ones are found by trying: whoever has the file has all the time there is. */
export const SHORTEST_PASSPHRASE = 8;

/** As long as that, figures alone are as many as a few letters. */
const SHORTEST_OF_DIGITS = 12;

/** Signs that follow one another on keyboards and in the alphabet. */
const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc'];

const COMMON = /^(?:pass(?:word|wd|phrase)?|secret|admin|welcome|letmein|aikotoba|himitsu|scs-?check)[\W\d_]*$/;

/**
 * What makes a passphrase too weak to lock a file with; undefined where nothing does.
 * Assumption: a few figures, a repeated sign, a row of the keyboard and the words that come first to mind are tried first.
 * That a passphrase is none of these does not make it strong.
 */
export function weaknessOf(passphrase: string): 'short' | 'guessable' | undefined {
  const signs = [...passphrase];
  if (signs.length < SHORTEST_PASSPHRASE) return 'short';
  const word = normalized(passphrase, 'NFKC').toLowerCase();
  const isOfDigits = /^\d+$/.test(word) && signs.length < SHORTEST_OF_DIGITS;
  const isOfFew = new Set(word).size < 4;
  return isOfDigits || isOfFew || isOfRows(word) || COMMON.test(word) ? 'guessable' : undefined;
}

/** Nothing but pieces of rows, forwards or backwards, of four signs at least. */
function isOfRows(word: string): boolean {
  const rows = ROWS.flatMap((row) => [row, [...row].toReversed().join('')]);
  for (let at = 0; at < word.length; ) {
    const longest = rows.reduce((most, row) => Math.max(most, sharedWith(row, word.slice(at))), 0);
    if (longest < 4) return false;
    at += longest;
  }
  return true;
}

/** How many signs at the start of a text stand so in a row. */
function sharedWith(row: string, text: string): number {
  let length = 0;
  while (length < text.length && row.includes(text.slice(0, length + 1))) length += 1;
  return length;
}
