import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, isSame } from '../../src/domain/canonical.ts';
import { createDigester, digestOf } from '../../src/domain/digest.ts';

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

test('digests one after the other are those of each by itself, whatever is new, changed or gone in between', () => {
  const keys = fc.constantFrom('', 'a', 'b', 'c', 'd', '1', '10', '__proto__', 'あ', '\ud800');
  // Of a few values, so that most stay the same from one to the next.
  const pool = [undefined, null, 'x', 1, {}, [], { a: 1 }, { a: 1 }, ['あ', { b: 2 }], { あ: { 一: '\ud800' } }];
  const whole = fc.dictionary(keys, fc.oneof(fc.constantFrom(...pool), fc.dictionary(keys, fc.constantFrom(...pool))));
  fc.assert(
    fc.property(fc.array(whole, { minLength: 2, maxLength: 6 }), fc.nat(), (states, seed) => {
      const digest = createDigester();
      for (const [index, state] of [...states, states[seed % states.length] ?? {}].entries()) {
        // What did not change between two of them is the very same, as in a file after a save.
        const next = index % 2 === 1 ? { ...states[index - 1], ...state } : state;
        expect(digest(next)).toBe(digestOf(next));
        expect(digest(next)).toBe(digestOf(next));
      }
    }),
    { numRuns: 500 },
  );
});
