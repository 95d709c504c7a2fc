import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { isSimple, isWidthSure, widthOf } from '../../src/text/width.ts';

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
