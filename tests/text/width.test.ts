import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { isSimple, isWidthSure, widthOf } from '../../src/text/width.ts';

test('what is counted sign by sign is as wide as the library has it', () => {
  const simple = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isSimple);
  expect(simple).toContain('×');
  const others = simple.filter((sign) => widthOf(sign) !== stringWidth(sign, { ambiguousIsNarrow: false }));
  expect(others).toEqual([]);
});

test('a sign that is seen again is as wide as before, in either width', () => {
  const signs = ['👨‍👩‍👧', '①', '한', 'か\u3099', '\u{1f3ed}', '\u0301'];
  const once = signs.map((sign) => [widthOf(sign), isWidthSure(sign)]);
  expect(once).toEqual(signs.map((sign) => [stringWidth(sign, { ambiguousIsNarrow: false }), sign !== '①']));
  expect(signs.map((sign) => [widthOf(sign), isWidthSure(sign)])).toEqual(once);
});
