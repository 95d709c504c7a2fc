import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../src/domain/answer.ts';
import { basesIn } from '../../src/domain/bases.ts';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { type Answer, type Assessment, states } from '../../src/formats/assessment.ts';
import type { Effort, Guidance } from '../../src/formats/guidance.ts';
import { type Action, planActions } from '../../src/scoring/actions.ts';
import { score } from '../../src/scoring/score.ts';
import { deepFreeze, type SampleCriterion, sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const AS_OF = '2026-11-29';

type Answers = Readonly<Record<string, Answer['state'] | Answer>>;

function plan(
  criteria: readonly SampleCriterion[],
  answers: Answers,
  efforts: Readonly<Record<string, Effort>> = {},
): readonly Action[] {
  const catalogue = sampleCatalogue(criteria);
  const assessment = sampleAssessment(answers);
  return planActions(catalogue, assessment, scoreSample(catalogue, assessment), guidanceWith(efforts), AS_OF);
}

const idsOf = (actions: readonly Action[]) => actions.map(({ criterion }) => criterion);

function guidanceWith(efforts: Readonly<Record<string, Effort>>): Guidance {
  const entry = {
    why: '見本の理由です。',
    evidence: ['見本の台帳', '見本の記録'],
    firstStep: '名前を書きます。',
    who: ['management' as const],
    work: ['rule' as const],
    solvedBy: 'paper' as const,
  };
  return {
    formatVersion: 1,
    catalogue: 'sample',
    lang: 'ja',
    criteria: Object.fromEntries(Object.entries(efforts).map(([id, effort]) => [id, { ...entry, effort }])),
  };
}

const three = [{ id: 'A-1-1-1' }, { id: 'A-1-1-2' }, { id: 'A-1-1-3' }];

describe('the plan is about what is open', () => {
  test('partial, unmet and unknown are in it; met, not applicable and unanswered are not', () => {
    const criteria = [...three, { id: 'A-1-1-4' }, { id: 'A-1-1-5' }, { id: 'A-1-1-6' }];
    const reason = '見本の理由';
    const answers: Answers = {
      'A-1-1-1': 'met',
      'A-1-1-2': 'partial',
      'A-1-1-3': 'unmet',
      'A-1-1-4': 'unknown',
      'A-1-1-5': { state: 'not-applicable', reason },
    };
    expect(plan(criteria, answers).map(({ criterion, state }) => [criterion, state])).toEqual([
      ['A-1-1-2', 'partial'],
      ['A-1-1-3', 'unmet'],
      ['A-1-1-4', 'unknown'],
    ]);
  });

  test('where nothing is open there is nothing to do', () => {
    expect(plan(three, {})).toEqual([]);
    expect(plan(three, { 'A-1-1-1': 'met', 'A-1-1-2': 'met', 'A-1-1-3': 'met' })).toEqual([]);
  });
});

describe('the plan puts first', () => {
  const allUnmet: Answers = { 'A-1-1-1': 'unmet', 'A-1-1-2': 'unmet', 'A-1-1-3': 'unmet' };

  test('what others build on', () => {
    const criteria = [{ id: 'A-1-1-1' }, { id: 'A-1-1-2', references: ['A-1-1-3'] }, { id: 'A-1-1-3' }];
    expect(plan(criteria, allUnmet)).toEqual([
      { criterion: 'A-1-1-3', state: 'unmet', when: 'month', unblocks: ['A-1-1-2'] },
      { criterion: 'A-1-1-1', state: 'unmet', when: 'month', unblocks: [] },
      { criterion: 'A-1-1-2', state: 'unmet', when: 'month', unblocks: [] },
    ]);
  });

  test('what more others build on, directly or through others', () => {
    const chain = [
      { id: 'A-1-1-1', references: ['A-1-1-2'] },
      { id: 'A-1-1-2', references: ['A-1-1-3'] },
      { id: 'A-1-1-3' },
    ];
    expect(plan(chain, allUnmet).map(({ criterion, unblocks }) => [criterion, unblocks])).toEqual([
      ['A-1-1-3', ['A-1-1-1', 'A-1-1-2']],
      ['A-1-1-2', ['A-1-1-1']],
      ['A-1-1-1', []],
    ]);
  });

  test('what waits for something as soon as that is listed', () => {
    const criteria = [
      { id: 'A-1-1-1' },
      { id: 'A-1-1-2', references: ['A-1-1-1'] },
      { id: 'A-1-1-3', references: ['A-1-1-2'] },
      { id: 'A-1-1-4' },
    ];
    const planned = plan(criteria, { ...allUnmet, 'A-1-1-4': 'unmet' });
    expect(idsOf(planned)).toEqual(['A-1-1-1', 'A-1-1-2', 'A-1-1-3', 'A-1-1-4']);
  });

  test('what takes little effort', () => {
    const efforts = { 'A-1-1-1': 'L', 'A-1-1-2': 'S', 'A-1-1-3': 'M' } as const;
    expect(idsOf(plan(three, allUnmet, efforts))).toEqual(['A-1-1-2', 'A-1-1-3', 'A-1-1-1']);
    expect(plan(three, allUnmet, efforts).map(({ effort }) => effort)).toEqual(['S', 'M', 'L']);
  });

  test('what is begun, then what is not, then what nobody knows', () => {
    const answers: Answers = { 'A-1-1-1': 'unknown', 'A-1-1-2': 'unmet', 'A-1-1-3': 'partial' };
    expect(idsOf(plan(three, answers))).toEqual(['A-1-1-3', 'A-1-1-2', 'A-1-1-1']);
  });

  test('and otherwise keeps the order of the edition, whatever the order of the answers', () => {
    const reversed = Object.fromEntries(Object.entries(allUnmet).toReversed());
    expect(idsOf(plan(three, reversed))).toEqual(['A-1-1-1', 'A-1-1-2', 'A-1-1-3']);
  });

  test('a criterion without help texts is taken for a middling effort', () => {
    const efforts = { 'A-1-1-1': 'L', 'A-1-1-3': 'S' } as const;
    const actions = plan(three, allUnmet, efforts);
    expect(idsOf(actions)).toEqual(['A-1-1-3', 'A-1-1-2', 'A-1-1-1']);
    expect(actions[1]).not.toHaveProperty('effort');
  });
});

describe('a base', () => {
  const criteria = [{ id: 'A-1-1-1', references: ['A-1-1-2'] }, { id: 'A-1-1-2' }];

  test('that is met holds nothing up', () => {
    expect(plan(criteria, { 'A-1-1-1': 'unmet', 'A-1-1-2': 'met' })).toEqual([
      { criterion: 'A-1-1-1', state: 'unmet', when: 'month', unblocks: [] },
    ]);
  });

  test('of an option counts only where that option is chosen', () => {
    const byChoice: readonly SampleCriterion[] = [
      {
        id: 'A-1-1-1',
        options: {
          atLeast: 1,
          choices: [
            { id: 'a', text: '台帳に書いている' },
            { id: 'b', text: '決まりに従っている', references: ['A-1-1-2'] },
          ],
        },
      },
      { id: 'A-1-1-2' },
    ];
    const withOption = (option: string) =>
      idsOf(plan(byChoice, { 'A-1-1-1': { state: 'partial', options: [option] }, 'A-1-1-2': 'unmet' }));
    expect(withOption('a')).toEqual(['A-1-1-1', 'A-1-1-2']);
    expect(withOption('b')).toEqual(['A-1-1-2', 'A-1-1-1']);
  });

  test('of a requirement is all its open criteria', () => {
    const byRequirement = [{ id: 'A-1-1-1', references: ['B-1-1'] }, { id: 'B-1-1-1' }, { id: 'B-1-1-2' }];
    const answers: Answers = { 'A-1-1-1': 'unmet', 'B-1-1-1': 'unmet', 'B-1-1-2': 'unmet' };
    expect(idsOf(plan(byRequirement, answers))).toEqual(['B-1-1-1', 'B-1-1-2', 'A-1-1-1']);
  });

  test('that leads back to itself does not stop the plan', () => {
    const circle = [
      { id: 'A-1-1-1', references: ['A-1-1-2'] },
      { id: 'A-1-1-2', references: ['A-1-1-1'] },
    ];
    expect(idsOf(plan(circle, { 'A-1-1-1': 'unmet', 'A-1-1-2': 'unmet' }))).toEqual(['A-1-1-1', 'A-1-1-2']);
  });
});

describe('on the shipped catalogue, whatever the answers are', () => {
  const catalogue = deepFreeze(shippedCatalogue());
  const guidance = deepFreeze(shippedGuidance());
  const criteria = allCriteria(narrowToLevel(catalogue, 'star3'));
  const anyAnswers = fc.dictionary(
    fc.constantFrom(...criteria.map(({ id }) => id)),
    fc.record(
      {
        state: fc.constantFrom(...states),
        options: fc.subarray(['a', 'b', 'c', 'd']),
        due: fc.constantFrom('2026-11-01', AS_OF, '2026-12-20', '2026-12-31'),
      },
      { requiredKeys: ['state', 'options'] },
    ),
    { maxKeys: 81 },
  );
  const planFor = (assessment: Assessment) => {
    const result = deepFreeze(score(catalogue, assessment, { level: 'star3', hash: 'sha256:0' }));
    return planActions(catalogue, assessment, result, guidance, AS_OF);
  };

  test('no criterion comes before an open one that it builds on', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const assessment = deepFreeze({ ...emptyAssessment(catalogue), answers });
        const planned = idsOf(planFor(assessment));
        for (const criterion of criteria) {
          const bases = basesIn(catalogue, guidance)(criterion, answerOf(assessment, criterion.id)?.options)
            .map(({ id }) => id)
            .filter((id) => planned.includes(id));
          if (!planned.includes(criterion.id)) continue;
          for (const base of bases) expect(planned.indexOf(base)).toBeLessThan(planned.indexOf(criterion.id));
        }
      }),
    );
  });

  test('nothing comes before what is overdue but what is overdue, too, or what it builds on', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const actions = planFor({ ...emptyAssessment(catalogue), answers });
        const isLate = (id: string) => (answers[id]?.due ?? AS_OF) < AS_OF;
        for (const { criterion, isOverdue = false } of actions) expect(isOverdue).toBe(isLate(criterion));
        const last = actions.findLastIndex(({ isOverdue }) => isOverdue);
        const late = new Set(actions.filter(({ isOverdue }) => isOverdue).map(({ criterion }) => criterion));
        for (const { criterion, unblocks } of actions.slice(0, last + 1))
          expect([criterion, late.has(criterion) || unblocks.some((id) => late.has(id))]).toEqual([criterion, true]);
      }),
    );
  });

  test('every open criterion is in the plan once, and the plan is the same each time', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const assessment = { ...emptyAssessment(catalogue), answers };
        const actions = planFor(assessment);
        const open = Object.entries(answers).filter(([, { state }]) => ['partial', 'unmet', 'unknown'].includes(state));
        expect(idsOf(actions).toSorted()).toEqual(open.map(([id]) => id).toSorted());
        expect(actions).toEqual(
          planFor({ ...assessment, answers: Object.fromEntries(Object.entries(answers).toReversed()) }),
        );
      }),
    );
  });

  test('nothing is put at an earlier time than what it builds on', () => {
    const times = ['week', 'month', 'later', 'budget'];
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const assessment = { ...emptyAssessment(catalogue), answers };
        const when = new Map(planFor(assessment).map((action) => [action.criterion, times.indexOf(action.when)]));
        for (const criterion of criteria) {
          const own = when.get(criterion.id);
          // How something stands can be found out whatever stands below it, and a day is what the firm has set.
          const { state, due } = answers[criterion.id] ?? {};
          if (own === undefined || state === 'unknown' || due !== undefined) continue;
          for (const { id } of basesIn(catalogue, guidance)(criterion, answers[criterion.id]?.options)) {
            expect(when.get(id) ?? 0).toBeLessThanOrEqual(own);
          }
        }
      }),
    );
  });

  test('what has a day is put at the time of that day, whatever it takes', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        for (const { criterion, when } of planFor({ ...emptyAssessment(catalogue), answers })) {
          const { due } = answers[criterion] ?? {};
          if (due === undefined) continue;
          const time = due < '2026-12-06' ? 'week' : due <= '2026-12-29' ? 'month' : 'later';
          expect([criterion, due, when]).toEqual([criterion, due, time]);
        }
      }),
    );
  });

  test('what has a later day comes after all that is for an earlier time, but for what rests on it or on a later one', () => {
    const times = ['week', 'month', 'later', 'budget'];
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const actions = planFor({ ...emptyAssessment(catalogue), answers });
        const timeOf = new Map(actions.map(({ criterion, when }) => [criterion, times.indexOf(when)]));
        // The time of the last of what has to stand before it, and its own.
        const ready = new Map(timeOf);
        for (const { when, unblocks } of actions) {
          for (const id of unblocks) ready.set(id, Math.max(ready.get(id) ?? 0, times.indexOf(when)));
        }
        const dayOf = (id: string) => (answers[id]?.due === undefined ? times.length : (timeOf.get(id) ?? 0));
        actions.forEach(({ criterion, when, unblocks }, at) => {
          // What something with an earlier day rests on is as urgent as that.
          const isNeeded = unblocks.some((id) => dayOf(id) < times.indexOf(when));
          if (answers[criterion]?.due === undefined || isNeeded) return;
          const after = actions.slice(at + 1).filter((one) => (ready.get(one.criterion) ?? 0) < times.indexOf(when));
          expect([criterion, when, after]).toEqual([criterion, when, []]);
        });
      }),
    );
  });

  test('what nobody knows is asked this week in the firm, and of a vendor this month unless attacks use it first', () => {
    const answers = Object.fromEntries(
      criteria.map(({ id }, index) => [id, { state: index % 2 === 0 ? ('unknown' as const) : ('unmet' as const) }]),
    );
    const asked = planFor({ ...emptyAssessment(catalogue), answers }).filter(({ state }) => state === 'unknown');
    expect(asked.length).toBeGreaterThan(30);
    for (const { criterion, when } of asked) {
      const { who, risk } = guidance?.criteria[criterion] ?? {};
      const canWait = who?.[0] === 'vendor' && risk?.rank !== 'high';
      expect([criterion, when]).toEqual([criterion, canWait ? 'month' : 'week']);
    }
    expect(new Set(asked.map(({ when }) => when)).size).toBe(2);
  });

  test('with nothing in place, the first ten are what attacks use first, and whom to call', () => {
    const answers = Object.fromEntries(criteria.map(({ id }) => [id, { state: 'unmet' as const }]));
    const first = idsOf(planFor({ ...emptyAssessment(catalogue), answers })).slice(0, 10);
    for (const doors of [
      ['4-4-4-1', '4-4-4-2'],
      ['4-4-5-1'],
      ['4-3-4-1', '4-3-4-2', '4-3-4-3'],
      ['4-1-3-2', '4-1-4-1'],
      ['4-5-1-4'],
      ['1-2-1-2', '6-1-1-2'],
    ]) {
      expect(
        first.some((id) => doors.includes(id)),
        doors.join(),
      ).toBe(true);
    }
  });

  test('to change rules for passwords comes before to tell people about them', () => {
    const answers = Object.fromEntries(criteria.map(({ id }) => [id, { state: 'unmet' as const }]));
    const planned = idsOf(planFor({ ...emptyAssessment(catalogue), answers }));
    expect(planned).toHaveLength(81);
    for (const base of ['4-1-5-1', '4-1-5-2', '4-1-5-3', '4-1-5-4']) {
      expect(planned.indexOf(base)).toBeLessThan(planned.indexOf('4-1-5-5'));
    }
  });
});
