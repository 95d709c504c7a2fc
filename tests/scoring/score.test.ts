import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import {
  type Answer,
  type AnswerState,
  type Assessment,
  assessmentSchema,
  states,
} from '../../src/formats/assessment.ts';
import { judgeAllOf } from '../../src/scoring/methods/all-of.ts';
import {
  type CriterionState,
  criterionStates,
  type GroupResult,
  type Judgement,
  type Result,
} from '../../src/scoring/result.ts';
import { score } from '../../src/scoring/score.ts';
import { deepFreeze, sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const shipped = deepFreeze(shippedCatalogue());
const shippedIds = allCriteria(narrowToLevel(shipped, 'star3')).map(({ id }) => id);

const scoreShipped = (assessment: Assessment) => score(shipped, assessment, { level: 'star3', hash: 'sha256:0' });
const groupsOf = (result: Result): readonly GroupResult[] => [
  result.level,
  ...result.categories,
  ...result.sections,
  ...result.requirements,
];

/** One requirement with a criterion for each state. */
function resultOf(...given: readonly CriterionState[]): Result {
  const criteria = given.map((_, index) => ({ id: `A-1-1-${index + 1}` }));
  const answers = given.flatMap((state, index): [string, Answer][] =>
    state === 'unanswered' ? [] : [[`A-1-1-${index + 1}`, { state, reason: '見本の理由' }]],
  );
  return scoreSample(sampleCatalogue(criteria), sampleAssessment(Object.fromEntries(answers)));
}

describe('the six states are six', () => {
  test('each one is counted as itself and as nothing else', () => {
    for (const state of criterionStates) {
      const { level, criteria } = resultOf(state);
      expect(criteria.map((criterion) => criterion.state)).toEqual([state]);
      expect(level.counts).toEqual({
        met: 0,
        partial: 0,
        unmet: 0,
        unknown: 0,
        unanswered: 0,
        'not-applicable': 0,
        [state]: 1,
        total: 1,
      });
    }
  });

  test('all six beside one another', () => {
    expect(resultOf(...criterionStates).level.counts).toEqual({
      met: 1,
      partial: 1,
      unmet: 1,
      unknown: 1,
      unanswered: 1,
      'not-applicable': 1,
      total: 6,
    });
  });

  test('an answer of "I do not know" is an answer, no answer is none', () => {
    expect(resultOf('unknown').criteria[0]?.state).toBe('unknown');
    expect(resultOf('unanswered').criteria[0]?.state).toBe('unanswered');
  });

  test('not applicable never adds to what is met', () => {
    const { level, requirementCounts } = resultOf('met', 'not-applicable', 'not-applicable');
    expect(level.counts.met).toBe(1);
    expect(level.counts['not-applicable']).toBe(2);
    expect(requirementCounts.fulfilled).toBe(0);
    expect(requirementCounts['to-confirm']).toBe(1);
  });

  test('a result that rests on not applicable says so', () => {
    expect(resultOf('met').assumptions).toEqual(['all-criteria']);
    expect(resultOf('met', 'not-applicable').assumptions).toEqual(['all-criteria', 'not-applicable']);
  });
});

describe('a requirement, a section, a category and a level are judged alike', () => {
  const table: readonly (readonly [readonly CriterionState[], Judgement])[] = [
    [['met'], 'fulfilled'],
    [['met', 'met'], 'fulfilled'],
    [['not-applicable'], 'to-confirm'],
    [['met', 'not-applicable'], 'to-confirm'],
    [['unknown'], 'undetermined'],
    [['unanswered'], 'undetermined'],
    [['met', 'unknown'], 'undetermined'],
    [['met', 'unanswered'], 'undetermined'],
    [['not-applicable', 'unknown'], 'undetermined'],
    [['not-applicable', 'unanswered'], 'undetermined'],
    [['unknown', 'unanswered'], 'undetermined'],
    [['partial'], 'not-fulfilled'],
    [['unmet'], 'not-fulfilled'],
    [['met', 'partial'], 'not-fulfilled'],
    [['met', 'unmet'], 'not-fulfilled'],
    [['not-applicable', 'unmet'], 'not-fulfilled'],
    [['unknown', 'partial'], 'not-fulfilled'],
    [['unanswered', 'unmet'], 'not-fulfilled'],
    [criterionStates, 'not-fulfilled'],
  ];

  test.each(table)('%j is %s', (given, judgement) => {
    const result = resultOf(...given);
    expect(groupsOf(result).map((group) => group.judgement)).toEqual([judgement, judgement, judgement, judgement]);
  });

  test('of nothing at all nothing is said', () => {
    expect(judgeAllOf(resultOf().level.counts)).toBe('undetermined');
  });

  test('one open criterion opens its own requirement, section and category and no other', () => {
    const catalogue = sampleCatalogue([{ id: 'A-1-1-1' }, { id: 'A-1-2-1' }, { id: 'A-2-1-1' }, { id: 'B-1-1-1' }]);
    const answers = { 'A-1-1-1': 'unmet', 'A-1-2-1': 'met', 'A-2-1-1': 'met', 'B-1-1-1': 'met' } as const;
    const judged = groupsOf(scoreSample(catalogue, sampleAssessment(answers)));
    expect(judged.filter(({ judgement }) => judgement !== 'fulfilled').map(({ id }) => id)).toEqual([
      'base',
      'A',
      'A-1',
      'A-1-1',
    ]);
  });
});

describe('a level asks for its own criteria and those of the levels below it', () => {
  const catalogue = sampleCatalogue(
    [{ id: 'A-1-1-1' }, { id: 'A-1-1-2', level: 'more' }, { id: 'B-1-1-1', level: 'more' }],
    {
      levels: [
        { id: 'base', title: '基本', promises: { requirements: 1, criteria: 1 } },
        { id: 'more', title: '追加', includes: ['base'], promises: { requirements: 2, criteria: 3 } },
      ],
    },
  );

  test('the lower level is not held up by the higher one', () => {
    const result = scoreSample(catalogue, sampleAssessment({ 'A-1-1-1': 'met', 'A-1-1-2': 'unmet' }));
    expect(result.level).toMatchObject({ id: 'base', judgement: 'fulfilled', criteria: ['A-1-1-1'] });
    expect(result.categories.map(({ id }) => id)).toEqual(['A']);
  });

  test('the higher level includes the lower one', () => {
    const result = scoreSample(
      catalogue,
      sampleAssessment({ 'A-1-1-1': 'unmet', 'A-1-1-2': 'met', 'B-1-1-1': 'met' }),
      'more',
    );
    expect(result.level).toMatchObject({ judgement: 'not-fulfilled', criteria: ['A-1-1-1', 'A-1-1-2', 'B-1-1-1'] });
    expect(result.criteria.map(({ level }) => level)).toEqual(['base', 'more', 'more']);
  });
});

describe('answers that do not belong to the catalogue change nothing', () => {
  test('an id that the catalogue does not have', () => {
    const catalogue = sampleCatalogue([{ id: 'A-1-1-1' }]);
    const result = scoreSample(catalogue, sampleAssessment({ 'A-1-1-1': 'met', 'A-1-1-9': 'unmet' }));
    expect(result.level).toMatchObject({ judgement: 'fulfilled', counts: { total: 1 } });
  });

  test('ids named after what every object has do no harm', () => {
    const answers: Assessment['answers'] = JSON.parse(
      '{"__proto__":{"state":"met"},"constructor":{"state":"met"},"toString":{"state":"unmet"},"hasOwnProperty":{"state":"met"}}',
    );
    const empty = emptyAssessment(shipped);
    expect(scoreShipped({ ...empty, answers })).toEqual(scoreShipped(empty));
    expect(Reflect.get({}, 'state')).toBeUndefined();
  });

  test('a criterion of such a name is unanswered until somebody answers it', () => {
    const catalogue = sampleCatalogue([{ id: 'constructor' }, { id: 'toString' }, { id: 'valueOf' }]);
    expect(scoreSample(catalogue, sampleAssessment({})).level.counts).toMatchObject({ unanswered: 3, total: 3 });
    const answered = scoreSample(
      catalogue,
      sampleAssessment(Object.fromEntries([['constructor', { state: 'met' as const }]])),
    );
    expect(answered.criteria.map(({ state }) => state)).toEqual(['met', 'unanswered', 'unanswered']);
  });
});

const anyAnswer: fc.Arbitrary<Answer> = fc.record(
  {
    state: fc.constantFrom(...states),
    options: fc.subarray(['a', 'b', 'c', 'd']),
    reason: fc.constantFrom('', ' ', '見本の理由'),
  },
  { requiredKeys: ['state'] },
);
const anyAnswers = fc.dictionary(fc.constantFrom(...shippedIds), anyAnswer, { maxKeys: 81 });
const anyProfile = fc.dictionary(
  fc.constantFrom(...shipped.profileFacts.map(({ id }) => id)),
  fc.constantFrom(true, false, 'unknown' as const),
);
const anyAssessment = fc
  .record({ answers: anyAnswers, profile: anyProfile })
  .map((parts): Assessment => ({ ...emptyAssessment(shipped), ...parts }));

describe('whatever the answers are', () => {
  test('the counts of every group add up, and every criterion is in one group of each kind', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const result = scoreShipped(assessment);
        for (const { counts, criteria } of groupsOf(result)) {
          expect(criterionStates.reduce((sum, state) => sum + counts[state], 0)).toBe(counts.total);
          expect(criteria).toHaveLength(counts.total);
        }
        for (const groups of [result.categories, result.sections, result.requirements]) {
          expect(groups.flatMap(({ criteria }) => criteria)).toEqual(shippedIds);
          for (const state of criterionStates) {
            expect(groups.reduce((sum, { counts }) => sum + counts[state], 0)).toBe(result.level.counts[state]);
          }
        }
        const { total, ...judged } = result.requirementCounts;
        expect(Object.values(judged).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(total).toBe(26);
      }),
    );
  });

  test('the state of a criterion is what was answered', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        for (const { id, state } of scoreShipped(assessment).criteria) {
          expect(state).toBe(assessment.answers[id]?.state ?? 'unanswered');
        }
      }),
    );
  });

  test('the order in which they were written changes nothing', () => {
    fc.assert(
      fc.property(anyAssessment, fc.infiniteStream(fc.nat()), (assessment, random) => {
        const shuffled = shuffleKeys(assessment, random);
        if (!isAssessment(shuffled)) throw new Error('a change of order made the assessment invalid');
        expect(scoreShipped(shuffled)).toEqual(scoreShipped(assessment));
      }),
    );
  });

  test('the same answers give the same result, down to the byte', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        expect(JSON.stringify(scoreShipped(structuredClone(assessment)))).toBe(
          JSON.stringify(scoreShipped(assessment)),
        );
      }),
    );
  });

  test('nothing that went in is changed', () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const before = structuredClone(assessment);
        scoreShipped(deepFreeze(assessment));
        expect(assessment).toEqual(before);
      }),
    );
  });

  test('to take back what was met never raises a count of met or a judgement', () => {
    const rank: Readonly<Record<Judgement, number>> = {
      'not-judged': 0,
      'not-fulfilled': 0,
      undetermined: 1,
      'to-confirm': 2,
      fulfilled: 3,
    };
    const lower: readonly AnswerState[] = ['partial', 'unmet'];
    fc.assert(
      fc.property(anyAssessment, fc.constantFrom(...shippedIds), fc.constantFrom(...lower), (assessment, id, state) => {
        const withState = (own: AnswerState) =>
          groupsOf(scoreShipped({ ...assessment, answers: { ...assessment.answers, [id]: { state: own } } }));
        const after = withState(state);
        for (const [index, before] of withState('met').entries()) {
          const lowered = after[index];
          if (lowered === undefined) throw new Error(`${before.id} is gone`);
          const isAbove = before.criteria.includes(id);
          expect(lowered.counts.met).toBe(before.counts.met - (isAbove ? 1 : 0));
          expect(rank[lowered.judgement]).toBeLessThanOrEqual(rank[before.judgement]);
          if (isAbove) expect(lowered.judgement).toBe('not-fulfilled');
        }
      }),
    );
  });
});

function isAssessment(value: unknown): value is Assessment {
  return assessmentSchema().safeParse(value).success;
}

/** The same data with the keys of every object in another order. */
function shuffleKeys(value: unknown, random: Iterator<number>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value)
    .map(([key, child]) => ({ key, child: shuffleKeys(child, random), rank: Number(random.next().value) }))
    .sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(entries.map(({ key, child }) => [key, child]));
}
