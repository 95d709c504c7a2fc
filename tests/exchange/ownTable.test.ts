import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { headingKey, idsReader } from '../../src/exchange/ownTable.ts';

/** How often a text is folded while the ids of a cell are read. */
function foldings(cell: string): number {
  const idsIn = idsReader(['1-2-1-1', '1-2-1-2']);
  const normalize = vi.spyOn(String.prototype, 'normalize');
  idsIn(cell);
  const { length } = normalize.mock.calls;
  normalize.mockRestore();
  return length;
}

test('several ids in a cell are read, and a cell with another word among them has none', () => {
  const idsIn = idsReader(['1-2-1-1', '1-2-1-2']);
  expect(idsIn('１ー２ー１ー１、No.1-2-1-2')).toEqual(['1-2-1-1', '1-2-1-2']);
  expect(idsIn('No.　１ 　ー 　２ 　ー　 １　 ー 　１ ')).toEqual(['1-2-1-1']);
  expect(idsIn('1-2-1-1、なし')).toEqual([]);
});

test('a cell is given up at its first word that is no id, and a word longer than any id is looked at not at all', () => {
  expect(foldings('1、'.repeat(140))).toBeLessThanOrEqual(foldings('1、1'));
  expect(foldings('あ'.repeat(60))).toBe(0);
});

test('an id is folded once, however often the cells name it', () => {
  expect(foldings(`${'1-2-1-1、'.repeat(30)}x`)).toBeLessThanOrEqual(foldings('1-2-1-1、x') + 1);
});

test('a heading is the same one however it is spaced', () => {
  const word = fc.string({
    unit: fc.constantFrom('Α', 'Σ', 'Ｋ', 'K', '㎆', 'İ', 'ﬀ', '備', '考'),
    minLength: 1,
    maxLength: 9,
  });
  fc.assert(
    fc.property(word, word, (first, second) => {
      expect(headingKey(`${first}\n ${second}\u200B`)).toBe(headingKey(`${first}${second}`));
    }),
  );
});
