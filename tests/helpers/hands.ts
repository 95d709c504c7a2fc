/** A text as a keyboard gives it whose input method is left on. */
export const wide = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000');

/** What stands for a hyphen, or is taken for one by the eye. */
const dashes = {
  cho: 'ー',
  halfCho: 'ｰ',
  minus: '−',
  hyphen: '‐',
  unbroken: '‑',
  en: '–',
  em: '—',
  bar: '―',
  wide: '－',
};

/** What becomes of a word of ASCII between the head that means it and the place it is read: a row for each way. */
export const hands: Readonly<Record<string, (word: string) => string>> = {
  'full width': wide,
  'full-width capitals': (word) => wide(word.toUpperCase()),
  'a full-width blank behind': (word) => `${word}\u3000`,
  'a full-width blank before': (word) => `\u3000${word}`,
  'an NBSP behind': (word) => `${word}\u00a0`,
  'a zero-width space inside': (word) => `${word.slice(0, 1)}\u200b${word.slice(1)}`,
  'a byte order mark before': (word) => `\ufeff${word}`,
  'a direction mark behind': (word) => `${word}\u200e`,
  ...Object.fromEntries(
    Object.entries(dashes).map(([name, dash]) => [`${name} for hyphens`, (word: string) => word.replaceAll('-', dash)]),
  ),
};

/** All of it at once. */
export const worstHand = (word: string) => `\ufeff\u3000${wide(word.toUpperCase()).replaceAll('－', 'ー')}\u3000\u200b`;

/** The ways in which people write the 1st of October 2026. */
export const daysMeant: readonly string[] = [
  '2026-10-01',
  '2026/10/1',
  '2026.10.1',
  '2026年10月1日',
  '２０２６年１０月１日',
  '2026 年 10 月 1 日',
  '20261001',
  '令和8年10月1日',
  '令和８年１０月１日',
  '令和 8年10月1日',
  '令8.10.1',
  '㋿8.10.1',
  'R8.10.1',
  'r8/10/1',
  'Ｒ８．１０．１',
  'R8年10月1日',
  '２０２６ー１０ー０１',
  '2026−10−01',
  '2026—10—01',
  '\u3000２０２６／１０／１\u3000',
  '\u00a02026-10-01\u200b',
];
