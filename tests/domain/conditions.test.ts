import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerBecomes, answerGiven } from '../../src/domain/answer.ts';
import { conditionsOf, numbered } from '../../src/domain/conditions.ts';
import { askedOf, compareAsked, hasSameNumbers } from '../../src/domain/criterionHash.ts';
import { states } from '../../src/formats/assessment.ts';
import type { Criterion } from '../../src/formats/catalogue.ts';
import { typedNumbers } from '../../src/text/typed.ts';

const criterion: Criterion = { id: 'A-1', level: 'l', question: '決めていますか', metWhen: ['一', '二', '三'] };

test('a condition is known by its place, and shows it where there is more than one', () => {
  expect(conditionsOf(criterion, [2]).map((one) => [numbered(one, criterion), one.isMissing])).toEqual([
    ['(1) 一', false],
    ['(2) 二', true],
    ['(3) 三', false],
  ]);
  const single = { metWhen: ['一'] };
  expect(conditionsOf(single).map((one) => numbered(one, single))).toEqual(['一']);
});

test('missing conditions stay with a partial answer and with no other', () => {
  const before = { missing: [2], note: 'メモ' };
  for (const state of states) {
    expect('missing' in answerBecomes(before, state)).toBe(state === 'partial');
    expect(answerGiven(before, state, { on: '2026-11-29' }).note).toBe('メモ');
  }
});

describe('what an answer keeps of the criterion', () => {
  const missing = [2];
  const reordered = { ...criterion, metWhen: ['二', '一', '三'] };

  test('a file of before, which names no condition, compares as it did', () => {
    expect(askedOf(criterion)).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/);
    expect(compareAsked(askedOf(criterion), askedOf(reordered))).toBe('same');
    expect(hasSameNumbers(askedOf(criterion), reordered)).toBe(true);
  });

  test('where numbers are named, another order is not the same', () => {
    const asked = askedOf(criterion, missing);
    expect(hasSameNumbers(asked, criterion)).toBe(true);
    expect(hasSameNumbers(asked, { ...criterion, question: '決めましたか' })).toBe(true);
    expect(hasSameNumbers(asked, reordered)).toBe(false);
    expect(hasSameNumbers(asked, { ...criterion, metWhen: ['一', '二'] })).toBe(false);
    expect(compareAsked(asked, askedOf(reordered, missing))).toBe('same');
  });
});

describe('typed numbers of conditions', () => {
  test('numbers come back, however they are separated', () => {
    const separators = fc.constantFrom('、', ' ', '　', ',', '，', '・', 'と', '/', '＆');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1 }),
        separators,
        (numbers, separator) => {
          expect(typedNumbers(numbers.join(separator), 99)).toEqual(numbers.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  test.each([
    ['', []],
    ['25', [2, 5]],
    ['⑤②', [2, 5]],
    ['２番と５番目', [2, 5]],
    ['2.5', [2, 5]],
    ['8', undefined],
    ['0', undefined],
    ['全部', undefined],
    ['46058', undefined],
  ])('%j of 7 means %j', (text, numbers) => {
    expect(typedNumbers(text, 7)).toEqual(numbers);
  });
});
