import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { isSimple, widthOf } from '../../src/text/width.ts';

test('what is counted sign by sign is as wide as the library has it', () => {
  const simple = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isSimple);
  expect(simple).toContain('×');
  const others = simple.filter((sign) => widthOf(sign) !== stringWidth(sign, { ambiguousIsNarrow: false }));
  expect(others).toEqual([]);
});
