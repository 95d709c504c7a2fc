import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesKeyTwice } from '../../src/text/jsonKeys.ts';

test('what was written once is not named twice, whatever is in it', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2), (json, indent) => {
      const value = JSON.parse(json);
      const text = JSON.stringify(value, null, indent);
      expect(namesKeyTwice(text, JSON.parse(text))).toBe(false);
    }),
  );
});

test.each(['{"a":1,"a":2}', '[{"b":{"a":{},"a" :{}}}]', '{"a":1,"\\u0061":1}', '{"a\\"":":","a\\"":1}'])(
  '%s names one twice',
  (text) => {
    expect(namesKeyTwice(text, JSON.parse(text))).toBe(true);
  },
);
