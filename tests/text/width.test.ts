import stringWidth from 'string-width';
import { expect, test, vi } from 'vitest';
import { isSimple, isWidthSure, signsOf, widthOf } from '../../src/text/width.ts';
import { randomNumbers } from '../helpers/random.ts';

test('what is counted sign by sign is as wide as the library has it', () => {
  const simple = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isSimple);
  expect(simple).toContain('×');
  const others = simple.filter((sign) => widthOf(sign) !== stringWidth(sign, { ambiguousIsNarrow: false }));
  expect(others).toEqual([]);
});

test('any text is as wide as the library has it, in either width and again', () => {
  const signs = [
    '👨‍👩‍👧',
    '①',
    '한',
    'か\u3099',
    '\u{1f3ed}',
    '\u0301',
    'ﾊﾞ',
    'あ',
    'a',
    '\u200b',
    '1\u20e3',
    '\u1112\u1161',
    '©',
  ];
  const texts = signs.flatMap((first) => signs.map((second) => `${first}${second}字${first}`));
  for (const text of [...texts, ...texts]) {
    const [wide, narrow] = [false, true].map((ambiguousIsNarrow) => stringWidth(text, { ambiguousIsNarrow }));
    expect([text, widthOf(text), isWidthSure(text)]).toEqual([text, wide, wide === narrow]);
  }
});

test('texts of signs that are made of several are parted without the segmenter, which takes minutes for some', () => {
  const segment = vi.spyOn(Intl.Segmenter.prototype, 'segment');
  for (const sign of ['क्ष', 'กำ', 'e\u0301', '🇯🇵', '👩‍👩‍👧', '\u1112\u1161\u11ab'])
    expect(signsOf(sign.repeat(1000)).length, sign).toBeGreaterThanOrEqual(1000);
  expect(segment).not.toHaveBeenCalled();
  segment.mockRestore();
});

test('any two signs, and any three with one that joins between, are parted as Unicode parts them', () => {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });
  const parted = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const joins = ['\u200d', '\ufe0f', '\u0301', '\u{1f3fb}', '\u{1f1ef}', '\u1161', '\uff9e', '\u0e33', '\u0d4e', '\n'];
  const signs = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  const random = randomNumbers(7);
  const one = () => String.fromCodePoint(signs[Math.floor(random() * signs.length)] ?? 0);
  const assigned = signs.map((code) => String.fromCodePoint(code)).filter((sign) => /\P{Cn}/u.test(sign));
  const few = assigned.filter(() => random() < 0.03);
  const texts = few.flatMap((sign) => [
    sign + one(),
    `あ${sign}👍${sign}`,
    ...joins.map((join) => `${sign}${join}${sign}`),
  ]);
  expect(texts.filter((text) => !isSimple(text) && signsOf(text).join('|') !== parted(text).join('|'))).toEqual([]);
});
