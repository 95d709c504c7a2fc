import { typedId } from './typed.ts';

/**
 * Letters of Cyrillic, Greek, Armenian, Cherokee and Lisu that are seen as one of Latin, or as a digit, by that one. Not all
 * that Unicode knows (UTS #39), but those that a word of Latin capitals can be written with.
 */
const seenAs: Readonly<Record<string, string>> = {
  a: 'аΑαᎪꓮ',
  b: 'ВвΒᏴꓐ',
  c: 'СсᏟꓚϲϹ',
  d: 'ԁᎠꓓ',
  e: 'ЕеΕεᎬꓰ',
  f: 'ꓝϜ',
  g: 'Ꮐꓖɡ',
  h: 'НнһΗᎻꓧ',
  i: 'ІіΙιᎥꓲıӀ',
  j: 'ЈјᎫꓙ',
  k: 'КкΚκᏦꓗ',
  l: 'Ꮮꓡ',
  m: 'МмΜᎷꓟ',
  n: 'Νꓠո',
  o: 'ОоΟοσꓳօ',
  p: 'РрΡρᏢꓑ',
  q: 'ԛ',
  r: 'ᎡꓣгᏒ',
  s: 'ЅѕᏚꓢ',
  t: 'ТтΤτᎢꓔ',
  u: 'υꓴս',
  v: 'ѴѵνᏙꓦ',
  w: 'ԜԝᎳꓪω',
  x: 'ХхΧχꓫ',
  y: 'УуΥγᎽꓬ',
  z: 'ΖᏃꓜ',
  3: 'ЗзӠ',
};

const latin: ReadonlyMap<string, string> = new Map(
  Object.entries(seenAs).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter] as const)),
);

/** A text in which each letter that is seen as one of Latin is that one. */
export function asLatin(text: string): string {
  return [...text].map((sign) => latin.get(sign) ?? sign).join('');
}

/** A letter of a word that is only seen as the one of the word that was meant. */
export interface OtherLetter {
  readonly sign: string;
  /** `U+0435` */
  readonly code: string;
  readonly like: string;
}

/** No word that looks like one of ours is longer. */
const LONGEST_WORD = 300;

/** The first letter of another script in a word that looks the same as what was meant. */
export function otherLetterIn(word: string, meant: string): OtherLetter | undefined {
  if (word.length > LONGEST_WORD || meant.length > LONGEST_WORD || skeletonOf(word) !== skeletonOf(meant))
    return undefined;
  const letters = [...meant];
  for (const [at, sign] of [...word].entries()) {
    const like = latin.get(sign);
    if (like === undefined || letters.includes(sign)) continue;
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return { sign, code: `U+${code}`, like: letters.length === [...word].length ? (letters[at] ?? like) : like };
  }
  return undefined;
}

/**
 * What is left of a name where it is only looked at: the same for two names that a reader would not tell apart. Width,
 * case, blanks and marks between the letters do not count; 0 and O are one, and so are 1, I and l.
 */
export function skeletonOf(name: string): string {
  return typedId(asLatin(name))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
