import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reviewOf, type Stamped, stampOf } from '../../src/domain/view.ts';
import type { Answer, Review } from '../../src/formats/assessment.ts';
import { sampleAssessment, sampleCatalogue } from '../helpers/sample.ts';

const options = { atLeast: 1, choices: ['a', 'b', 'c'].map((id) => ({ id, text: `やり方 ${id}` })) };
const criterion = sampleCatalogue([{ id: 'A-1-1-1', options }]).requirements[0]?.criteria[0];
if (criterion === undefined) throw new Error('the sample has a criterion');

const answer: Answer = {
  state: 'met',
  options: ['a', 'b'],
  note: '台帳あり',
  lastDone: '2026-04-01',
  evidence: [{ title: '台帳', file: 'a.pdf', sha256: 'a'.repeat(64) }, { title: '規程' }],
  owner: '総務部長',
  answeredOn: '2026-11-01',
};
const reviewer = {
  name: '見本の専門家',
  registration: '000000',
  organization: 'サンプル事務所',
  relation: 'outside',
} as const;
const review: Omit<Review, 'stamp'> = {
  by: 'senmonka',
  on: '2026-11-21',
  view: 'agrees',
  lookedAt: ['document', 'interview'],
  advice: '年に1回見直します',
  question: '版はいくつですか',
};
const seen: Stamped = { criterion, answer, reviewer, review };

/** Every change of one value somewhere in `value`, and every item and key left out. */
function mutations<T>(value: T, isWhole = false): readonly T[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return [
      ...items.map((_, index) => items.toSpliced(index, 1)),
      ...items.flatMap((item, index) => mutations(item, isWhole).map((changed) => items.with(index, changed))),
    ] as T[];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [
      ...(isWhole ? [] : [Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))]),
      ...mutations(inner, isWhole).map((changed) => ({ ...value, [key]: changed })),
    ]) as T[];
  }
  if (typeof value === 'string') return [`${value} `, `x${value}`] as T[];
  return (typeof value === 'number' ? [value + 1] : []) as T[];
}

/** What a view may outlive: who is in charge, until when, and when it was answered. */
const unbound = ['owner', 'due', 'waiver', 'answeredOn', 'asked', 'derivedFrom'] as const;

describe('a stamp', () => {
  test('is broken by any change of what was seen or said', () => {
    const { owner: _, answeredOn: __, ...bound } = answer;
    const changed = [
      ...mutations(bound).map((one) => ({ ...seen, answer: one as Answer })),
      ...mutations(review).map((one) => ({ ...seen, review: one })),
      ...mutations(reviewer).map((one) => ({ ...seen, reviewer: one as typeof reviewer })),
      // A criterion has all its keys, or it would not be in a catalogue.
      ...mutations(criterion, true).map((one) => ({ ...seen, criterion: one })),
      { ...seen, answer: undefined },
    ].filter((one) => JSON.stringify(one) !== JSON.stringify(seen));
    expect(changed.length).toBeGreaterThan(50);
    const stamp = stampOf(seen);
    expect(changed.filter((one) => stampOf(one) === stamp)).toEqual([]);
    expect(new Set(changed.map(stampOf)).size).toBe(new Set(changed.map((one) => JSON.stringify(one))).size);
  });

  test('is not broken by the order of keys, of chosen options or of what was looked at', () => {
    const reversed = <T extends object>(value: T) => Object.fromEntries(Object.entries(value).reverse()) as T;
    const same: Stamped = {
      criterion: reversed(criterion),
      answer: { ...reversed(answer), options: ['b', 'a'] },
      reviewer: reversed(reviewer),
      review: { ...reversed(review), lookedAt: ['interview', 'document'] },
    };
    expect(stampOf(same)).toBe(stampOf(seen));
  });

  test.each(unbound)('is not broken by a change of %s', (key) => {
    expect(stampOf({ ...seen, answer: { ...answer, [key]: '2030-01-01' } })).toBe(stampOf(seen));
  });

  test('is not broken by the reply of the firm, which comes after it', () => {
    expect(stampOf({ ...seen, review: { ...review, reply: '第3版です' } })).toBe(stampOf(seen));
  });

  test('differs wherever notes differ', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const stamp = (note: string) => stampOf({ ...seen, answer: { ...answer, note } });
        expect(stamp(one) === stamp(other)).toBe(one === other);
      }),
    );
  });
});

describe('the view that counts', () => {
  const stamped = (changes: Partial<Review> = {}): Review => {
    const said = { ...review, ...changes };
    return { ...said, stamp: stampOf({ ...seen, review: said }) };
  };
  const file = (reviews: Review[], given = answer) => ({
    ...sampleAssessment({ 'A-1-1-1': given }),
    reviewers: { senmonka: reviewer },
    reviews: { 'A-1-1-1': reviews },
  });

  test('is the newest', () => {
    const found = reviewOf(criterion, file([stamped({ view: 'disagrees' }), stamped({ on: '2026-11-22' })]));
    expect(found).toMatchObject({ review: { view: 'agrees', on: '2026-11-22' }, isCurrent: true });
  });

  test('is no longer current once the answer is another', () => {
    expect(reviewOf(criterion, file([stamped()], { ...answer, state: 'partial' }))?.isCurrent).toBe(false);
  });

  test('is none where its reviewer is not in the file', () => {
    expect(reviewOf(criterion, file([stamped({ by: 'constructor' })]))).toBeUndefined();
    expect(reviewOf(criterion, sampleAssessment({ 'A-1-1-1': answer }))).toBeUndefined();
  });
});
