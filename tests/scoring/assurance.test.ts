import { describe, expect, test } from 'vitest';
import { allCriteria } from '../../src/domain/catalogue.ts';
import { stampOf } from '../../src/domain/stamp.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { type Assurance, unassured } from '../../src/scoring/assurance.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const TODAY = '2026-11-21';
const ID = 'A-1-1-1';
const catalogue = sampleCatalogue([{ id: ID }]);
const reviewer = { name: '見本の専門家', relation: 'outside' } as const;

function isAssured(assurance: Assurance, answer: Answer, review?: Partial<Review>, files = {}): boolean {
  const [criterion] = allCriteria(catalogue);
  if (criterion === undefined) throw new Error('the sample has a criterion');
  const said = { by: 'a', on: TODAY, view: 'agrees', ...review } as const;
  const stamped: Review = { ...said, stamp: review?.stamp ?? stampOf({ criterion, answer, reviewer, review: said }) };
  const assessment: Assessment = {
    ...sampleAssessment({ [ID]: answer }),
    ...(review === undefined ? {} : { reviewers: { a: reviewer }, reviews: { [ID]: [stamped] } }),
  };
  const evidence = new Map(Object.entries(files)) as never;
  const result = scoreSample(catalogue, assessment);
  return unassured(result, { catalogue, assessment, assurance, asOf: TODAY, evidence }).length === 0;
}

const item = (more = {}) => ({ title: '体制表', ...more });
const withEvidence = (...evidence: NonNullable<Answer['evidence']>): Answer => ({ state: 'met', evidence });
const hash = 'a'.repeat(64);
const file = item({ file: 'a.pdf', sha256: hash });

describe("the firm's own word", () => {
  test('is enough where nothing more is asked', () => {
    expect(isAssured('self', { state: 'met' })).toBe(true);
  });
});

describe('evidence', () => {
  test.each<readonly [string, Answer, boolean, object]>([
    ['none', { state: 'met' }, false, {}],
    ['an empty list', withEvidence(), false, {}],
    ['a title', withEvidence(item()), true, {}],
    ['one that counts until today', withEvidence(item({ validUntil: TODAY })), true, {}],
    ['one that has run out', withEvidence(item({ validUntil: '2026-11-20' })), false, {}],
    [
      'one that has run out beside one that has not',
      withEvidence(item(), item({ validUntil: '2026-11-20' })),
      false,
      {},
    ],
    ['a file that is as it was', withEvidence(file), true, { 'a.pdf': { isThere: true, sha256: hash } }],
    ['a file that has changed', withEvidence(file), false, { 'a.pdf': { isThere: true, sha256: 'b'.repeat(64) } }],
    ['a file that is gone', withEvidence(file), false, { 'a.pdf': { isThere: false } }],
    ['what is not met anyway', { state: 'unmet' }, true, {}],
    ['what does not apply', { state: 'not-applicable', reason: '見本' }, true, {}],
  ])('%s', (_what, answer, expected, files) => {
    expect(isAssured('evidenced', answer, undefined, files)).toBe(expected);
  });
});

describe('a file that is as it was', () => {
  const asItWas = { 'a.pdf': { isThere: true, sha256: hash } };
  test.each<readonly [string, Answer, boolean, object]>([
    ['no evidence', { state: 'met' }, false, {}],
    ['a title', withEvidence(item()), false, {}],
    ['a title and a place', withEvidence(item({ reference: 'https://example.jp/kitei' })), false, {}],
    ['a file without a hash', withEvidence(item({ file: 'a.pdf' })), false, asItWas],
    ['a file with its hash', withEvidence(file), true, asItWas],
    ['a file with its hash beside a title', withEvidence(item(), file), true, asItWas],
    ['a file with its hash that has run out', withEvidence({ ...file, validUntil: '2026-11-20' }), false, asItWas],
    [
      'a file with its hash beside one that is gone',
      withEvidence(file, item({ file: 'b.pdf' })),
      false,
      { ...asItWas, 'b.pdf': { isThere: false } },
    ],
    ['a file that has changed', withEvidence(file), false, { 'a.pdf': { isThere: true, sha256: 'b'.repeat(64) } }],
    ['a file of another size', withEvidence({ ...file, size: 3 }), false, { 'a.pdf': { isThere: true, size: 4 } }],
    ['a file that is gone', withEvidence(file), false, { 'a.pdf': { isThere: false } }],
    ['a file that nobody has looked at', withEvidence(file), false, {}],
    ['what is not met anyway', { state: 'unmet' }, true, {}],
  ])('%s', (_what, answer, expected, files) => {
    expect(isAssured('hashed', answer, undefined, files)).toBe(expected);
  });

  test('is never asked for less than evidence is', () => {
    const answers = [{ state: 'met' }, withEvidence(item()), withEvidence(file)] as const;
    for (const answer of answers)
      if (isAssured('hashed', answer, undefined, asItWas))
        expect(isAssured('evidenced', answer, undefined, asItWas)).toBe(true);
  });
});

describe('the view of a specialist', () => {
  const answer: Answer = { state: 'met' };

  test.each<readonly [string, Partial<Review> | undefined, boolean]>([
    ['none', undefined, false],
    ['agrees', {}, true],
    ['disagrees', { view: 'disagrees' }, false],
    ['cannot tell', { view: 'cannot-tell' }, false],
    ['of another answer', { stamp: `sha256:${'0'.repeat(64)}` }, false],
    ['by nobody known', { by: 'b' }, false],
  ])('%s', (_what, review, expected) => {
    expect(isAssured('reviewed', answer, review)).toBe(expected);
  });

  test('is asked for what does not apply, too', () => {
    const excluded: Answer = { state: 'not-applicable', reason: '見本の理由' };
    expect([isAssured('reviewed', excluded), isAssured('reviewed', excluded, {})]).toEqual([false, true]);
  });

  test('falls with evidence that has changed since', () => {
    const seen = withEvidence(file);
    expect(isAssured('reviewed', seen, {}, { 'a.pdf': { isThere: true, sha256: hash } })).toBe(true);
    expect(isAssured('reviewed', seen, {}, { 'a.pdf': { isThere: true, sha256: 'b'.repeat(64) } })).toBe(false);
  });
});
