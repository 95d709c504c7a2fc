import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/formats/assessment.ts';
import { planActions } from '../../src/scoring/actions.ts';
import { dueTimes } from '../../src/scoring/dueTime.ts';
import { countLapsed, datedLapses } from '../../src/scoring/lapsed.ts';
import { planByDue, sharesOf } from '../../src/scoring/plan.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const TODAY = '2026-11-21';
const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3', 'A-1-1-4', 'A-1-1-5', 'A-1-1-6'] as const;
const catalogue = sampleCatalogue(ids.map((id) => ({ id })));

function planned(answers: Parameters<typeof sampleAssessment>[0]) {
  const assessment = sampleAssessment(answers);
  const result = scoreSample(catalogue, assessment);
  const actions = planActions(catalogue, assessment, result, undefined, TODAY);
  return { actions, result, plan: planByDue(actions, assessment, result, TODAY) };
}

describe('the plan by due date', () => {
  test.each([
    ['2026-11-20', 'overdue'],
    ['2026-11-21', 'week'],
    ['2026-11-27', 'week'],
    ['2026-11-28', 'month'],
    ['2026-12-21', 'month'],
    ['2026-12-22', 'later'],
    [undefined, 'none'],
  ] as const)('%s is %s', (due, when) => {
    const { plan } = planned({ 'A-1-1-1': { state: 'unmet', ...(due === undefined ? {} : { due }) } });
    expect(plan).toMatchObject([{ criterion: 'A-1-1-1', when }]);
  });

  test('what is over comes first, what has no day last', () => {
    const { plan } = planned({
      'A-1-1-1': 'unmet',
      'A-1-1-2': { state: 'unknown', due: '2027-06-01' },
      'A-1-1-3': { state: 'unmet', due: '2026-12-01' },
      'A-1-1-4': { state: 'met', due: '2026-01-01' },
      'A-1-1-5': { state: 'partial', due: '2026-01-01' },
    });
    expect(plan.map(({ criterion }) => criterion)).toEqual(['A-1-1-5', 'A-1-1-3', 'A-1-1-2', 'A-1-1-1']);
  });

  test('a waiver that has ended comes with its day, behind what is past its due date', () => {
    const waiver = { reason: '機器を待っています', until: '2026-11-01' };
    const { plan } = planned({
      'A-1-1-1': { state: 'unmet', waiver },
      'A-1-1-2': { state: 'unmet', waiver, due: '2026-11-25' },
      'A-1-1-3': { state: 'unmet', waiver, due: '2026-11-10' },
    });
    expect(plan).toMatchObject([
      { criterion: 'A-1-1-3', when: 'overdue', waivedUntil: '2026-11-01' },
      { criterion: 'A-1-1-1', when: 'ended', waivedUntil: '2026-11-01' },
      { criterion: 'A-1-1-2', when: 'ended', waivedUntil: '2026-11-01' },
    ]);
  });

  test('a waiver puts a day off, as the rule about due dates says', () => {
    const waiver = { reason: '機器を待っています', until: '2026-11-25' };
    const { plan } = planned({ 'A-1-1-1': { state: 'unmet', due: '2026-11-01', waiver } });
    expect(plan).toMatchObject([{ when: 'week', due: '2026-11-01' }]);
  });

  test('is the order of the actions within each time, and as many are over as all outputs count', () => {
    const day = fc.constantFrom('2026-11-01', '2026-11-25', '2026-12-10', '2027-03-01');
    const answer: fc.Arbitrary<Answer> = fc.record(
      {
        state: fc.constantFrom('met', 'partial', 'unmet', 'unknown'),
        due: day,
        owner: fc.constantFrom('総務', '社長'),
        waiver: fc.record({ reason: fc.constant('機器を待っています'), until: day }),
      },
      { requiredKeys: ['state'] },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids), answer), (answers) => {
        const { actions, plan, result } = planned(answers);
        for (const when of dueTimes) {
          const own = plan.filter((one) => one.when === when).map(({ criterion }) => criterion);
          const inOrder = actions.map(({ criterion }) => criterion).filter((id) => own.includes(id));
          expect(own).toEqual(inOrder);
        }
        expect(plan.length).toBe(actions.length);
        const overdue = plan.filter(({ when }) => when === 'overdue').length;
        const lapsed = countLapsed(datedLapses(result), TODAY);
        expect(overdue).toBe(lapsed.due);
        expect(plan.filter(({ waivedUntil }) => waivedUntil !== undefined).length).toBe(lapsed.waiver);
        const shares = sharesOf(plan);
        expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(plan.length);
        expect(shares.reduce((sum, share) => sum + share.overdue, 0)).toBe(overdue);
      }),
    );
  });

  test('nobody comes last among the people', () => {
    const { plan } = planned({
      'A-1-1-1': 'unmet',
      'A-1-1-2': { state: 'unmet', owner: '総務' },
      'A-1-1-3': { state: 'unmet', owner: ' ' },
    });
    expect(sharesOf(plan)).toEqual([
      { owner: '総務', count: 1, overdue: 0 },
      { count: 2, overdue: 0 },
    ]);
  });
});
