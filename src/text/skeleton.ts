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

/**
 * What is left of a name where it is only looked at: the same for two names that a reader would not tell apart. Width,
 * case, blanks and marks between the letters do not count; 0 and O are one, and so are 1, I and l.
 */
export function skeletonOf(name: string): string {
  const asLatin = [...name].map((sign) => latin.get(sign) ?? sign).join('');
  return typedId(asLatin)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
