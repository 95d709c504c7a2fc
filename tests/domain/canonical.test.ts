import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, isSame } from '../../src/domain/canonical.ts';

const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, undefined, true, 0, -0, 1, Number.NaN, '', 'a', '1'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '1', '10', '2', '__proto__', 'あ'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

test('two values are the same exactly where their canonical JSON is', () => {
  fc.assert(
    fc.property(data, data, (a, b) => {
      expect(isSame(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
      expect(isSame(a, structuredClone(a))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('canonical JSON is JSON of the same data, with its keys in the order of their letters', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value) ?? 'null'));
    }),
  );
  expect(canonicalJson({ b: 1, 10: 2, 2: [undefined, { d: undefined, c: null }], a: undefined })).toBe(
    '{"10":2,"2":[null,{"c":null}],"b":1}',
  );
});
