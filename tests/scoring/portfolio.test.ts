import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LAST_DAY } from '../../src/domain/calendar.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { checkUpkeep, onDay, type RuleSettings, withSettings } from '../../src/rules/index.ts';
import { portfolioFacts, portfolioRow, portfolioTotals, sortRows } from '../../src/scoring/portfolio.ts';
import { sampleAssessment, sampleCatalogue, scoreSample, upToDate } from '../helpers/sample.ts';

const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3'] as const;
const catalogue = sampleCatalogue([
  { id: ids[0], cadence: { every: 'year' } },
  { id: ids[1], cadence: { every: 'month' }, references: [ids[0]] },
  { id: ids[2] },
]);

/** All that `check` says on any day; evidence files are not looked at. */
function found(assessment: Assessment, rules: RuleSettings = {}) {
  const result = scoreSample(catalogue, assessment);
  const upkeep = checkUpkeep({ catalogue, assessment, evidence: new Map(), outdated: upToDate });
  return { result, upkeep, diagnostics: withSettings([...result.diagnostics, ...upkeep], rules) };
}

const foundOn = (assessment: Assessment, asOf: string, rules: RuleSettings = {}) =>
  onDay(asOf, found(assessment, rules).diagnostics);

const factsOf = (assessment: Assessment, rules: RuleSettings = {}) =>
  portfolioFacts({ catalogue, assessment, evidence: new Map(), ...found(assessment, rules) });
const rowOn = (assessment: Assessment, asOf: string, rules: RuleSettings = {}) =>
  portfolioRow('a.yaml', factsOf(assessment, rules), asOf, catalogue);
const reviewOf = (answers: Readonly<Record<string, Answer>>, reviews?: Readonly<Record<string, Review[]>>) =>
  factsOf({ ...sampleAssessment(answers), ...(reviews ? { reviewers, reviews } : {}) }).nextReview;

const reviewers = { a: { name: '見本の専門家', relation: 'outside' } } as const;
const review = (on: string): Review => ({ by: 'a', on, view: 'agrees', stamp: `sha256:${'0'.repeat(64)}` });

// Few days, so that they often meet; ends of months and of time among them.
const day = fc.constantFrom(
  ...['2024-02-29', '2025-02-28', '2025-03-01', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01', '2026-11-21'],
  ...['2027-11-20', '2027-11-21', '2027-11-22', '9998-12-31', '9999-01-31', '9999-12-30', LAST_DAY],
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const answer: fc.Arbitrary<Answer> = fc.record({
  state: fc.constantFrom('met', 'partial', 'unmet', 'unknown', 'not-applicable'),
  lastDone: optional(day),
  due: optional(day),
  waiver: optional(fc.record({ reason: fc.constantFrom('', ' ', '待ちます'), until: optional(day) })),
  evidence: optional(fc.array(fc.record({ title: fc.constant('証拠'), validUntil: optional(day) }), { maxLength: 3 })),
});
const assessment = fc
  .record(Object.fromEntries(ids.map((id) => [id, optional(answer)])))
  .map((answers) =>
    sampleAssessment(Object.fromEntries(Object.entries(answers).flatMap(([id, one]) => (one ? [[id, one]] : [])))),
  );
const rules: fc.Arbitrary<RuleSettings> = fc.dictionary(
  fc.constantFrom(
    'scs/due-past',
    'scs/duty-overdue',
    'scs/waiver-expired',
    'scs/evidence-expired',
    'scs/owner-missing',
  ),
  fc.constantFrom('off', 'warning', 'error'),
);

describe('what is kept of a file says on any day what check says on that day', () => {
  test('of errors', () => {
    fc.assert(
      fc.property(assessment, day, rules, (firm, asOf, settings) => {
        const errors = foundOn(firm, asOf, settings).filter(({ severity }) => severity === 'error');
        const count = (...codes: string[]) => errors.filter(({ code }) => codes.includes(code)).length;
        const row = rowOn(firm, asOf, settings);
        expect(row.errors).toEqual({
          evidence: count('scs/evidence-expired'),
          duty: count('scs/duty-overdue'),
          waiver: count('scs/waiver-expired'),
          other: errors.length - count('scs/evidence-expired', 'scs/duty-overdue', 'scs/waiver-expired'),
          total: errors.length,
        });
      }),
      { numRuns: 1000 },
    );
  });

  test('of due dates that are past', () => {
    fc.assert(
      fc.property(assessment, day, (firm, asOf) => {
        const past = foundOn(firm, asOf).filter(({ code }) => code === 'scs/due-past');
        const { due } = rowOn(firm, asOf);
        expect(due.past).toBe(past.length);
        expect(due.past > 0).toBe(due.earliest !== undefined && due.earliest < asOf);
        expect(due.next === undefined || due.next >= asOf).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the next review', () => {
  const day = '2026-12-01';
  test.each<readonly [string, Readonly<Record<string, Answer>>, unknown]>([
    ['a due date of a gap', { [ids[2]]: { state: 'unmet', due: day } }, { on: day, because: 'due' }],
    ['no due date of what is met', { [ids[2]]: { state: 'met', due: day } }, undefined],
    [
      'the end of a waiver where it is later than the due date',
      { [ids[2]]: { state: 'unmet', due: day, waiver: { reason: '待つ', until: '2027-01-01' } } },
      { on: '2027-01-01', because: 'waiver' },
    ],
    [
      'the due date where the waiver ends before',
      {
        [ids[2]]: { state: 'unmet', due: day, waiver: { reason: '待つ', until: '2027-01-01' } },
        [ids[1]]: { state: 'partial', due: '2026-11-30' },
      },
      { on: '2026-11-30', because: 'due' },
    ],
    [
      'the last day of evidence',
      {
        [ids[2]]: {
          state: 'met',
          evidence: [
            { title: 'a', validUntil: day },
            { title: 'b', validUntil: '2026-12-02' },
          ],
        },
      },
      { on: day, because: 'evidence' },
    ],
    [
      'the next turn of a yearly duty',
      { [ids[0]]: { state: 'met', lastDone: '2024-02-29' } },
      { on: '2025-02-28', because: 'duty' },
    ],
    [
      'the next turn of a monthly duty',
      { [ids[1]]: { state: 'met', lastDone: '2026-12-31' } },
      { on: '2027-01-31', because: 'duty' },
    ],
    ['no turn of a duty that is not met', { [ids[0]]: { state: 'unmet', lastDone: day } }, undefined],
    ['nothing where nothing runs out', { [ids[2]]: { state: 'met' } }, undefined],
  ])('is %s', (_what, answers, expected) => {
    expect(reviewOf(answers)).toEqual(expected);
  });

  test('is a year after the last view, whatever has changed since', () => {
    const reviews = { [ids[0]]: [review('2026-05-01')], [ids[2]]: [review('2026-06-01'), review('2026-04-01')] };
    expect(reviewOf({ [ids[2]]: { state: 'met' } }, reviews)).toEqual({ on: '2027-06-01', because: 'view' });
  });

  test('is the earliest of them, past or not', () => {
    const answers = {
      [ids[2]]: { state: 'unmet', due: '2020-01-01' },
      [ids[0]]: { state: 'met', lastDone: '2026-01-01' },
    } as const;
    expect(reviewOf(answers)).toEqual({ on: '2020-01-01', because: 'due' });
  });
});

describe('the rows', () => {
  const rows = fc
    .uniqueArray(
      fc.record({ file: fc.string(), firm: assessment, name: fc.constantFrom('あ', 'い', 'A'), isRead: fc.boolean() }),
      {
        selector: ({ file }) => file,
        maxLength: 8,
      },
    )
    .map((list) =>
      list.map(({ file, firm, name, isRead }) =>
        isRead
          ? { ...rowOn({ ...firm, organization: { name } }, '2026-11-21'), file }
          : ({ file, outcome: 'unread', problem: { code: 'file-not-readable', args: {} } } as const),
      ),
    );
  const sort = fc.constantFrom('name', 'due', 'open');

  test('stand in one order, in whatever order the files were found', () => {
    const shuffled = rows.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, sort, ([list, mixed], order) => {
        expect(sortRows(mixed, order)).toEqual(sortRows(list, order));
        expect(portfolioTotals(mixed)).toEqual(portfolioTotals(list));
      }),
    );
  });

  test('keep all files, those that could not be read last, and what presses most before them', () => {
    fc.assert(
      fc.property(rows, sort, (list, order) => {
        const sorted = sortRows(list, order);
        expect(new Set(sorted)).toEqual(new Set(list));
        const read = sorted.filter((row) => row.outcome === 'read');
        expect(sorted.slice(0, read.length)).toEqual(read);
        for (const [index, row] of read.entries()) {
          const next = read[index + 1];
          if (next === undefined) continue;
          if (order === 'name') expect(row.firm <= next.firm).toBe(true);
          if (order === 'due') expect((row.due.earliest ?? '~') >= (next.due.earliest ?? '~')).toBe(true);
          const open = ({ criteria }: typeof row) => criteria.partial + criteria.unmet;
          if (order === 'open') expect(open(row)).toBeLessThanOrEqual(open(next));
        }
      }),
    );
  });
});
