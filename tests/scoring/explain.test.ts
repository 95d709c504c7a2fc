import { describe, expect, test } from 'vitest';
import { factOf } from '../../src/domain/answer.ts';
import { allCriteria, answersOf, guidanceOf, narrowToLevel } from '../../src/domain/catalogue.ts';
import { type Assessment, states } from '../../src/formats/assessment.ts';
import { explain } from '../../src/scoring/explain.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { score } from '../../src/scoring/score.ts';
import { deepFreeze, type SampleCriterion, sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

describe('every number of the shipped catalogue can be explained', () => {
  const catalogue = deepFreeze(shippedCatalogue());
  const criteria = allCriteria(narrowToLevel(catalogue, 'star3'));
  // Every state in turn, and every seventh criterion left unanswered.
  const answers: Assessment['answers'] = Object.fromEntries(
    criteria.flatMap(({ id }, index) => {
      const state = states[index % states.length];
      return index % 7 === 6 || state === undefined ? [] : [[id, { state, options: ['a'] }]];
    }),
  );
  const assessment = deepFreeze({ ...emptyAssessment(catalogue), answers });
  const result = deepFreeze(score(catalogue, assessment, { level: 'star3', hash: 'sha256:0' }));
  const explained = (id: string) => explain(catalogue, assessment, result, id, '2026-11-21');

  test('the sample has every state', () => {
    for (const state of criterionStates) expect(result.level.counts[state]).toBeGreaterThan(0);
  });

  test.each([
    ['requirement', result.requirements],
    ['section', result.sections],
    ['category', result.categories],
    ['level', [result.level]],
  ] as const)('each %s by its members, which add up to its counts', (kind, groups) => {
    for (const group of groups) {
      const explanation = explained(group.id);
      if (explanation?.kind !== kind) throw new Error(`${group.id} is not explained as a ${kind}`);
      expect(explanation.result).toEqual(group);
      expect(explanation.title.length).toBeGreaterThan(0);
      expect(explanation.members.map(({ id }) => id)).toEqual(group.criteria);
      for (const state of criterionStates) {
        const members = explanation.members.filter((member) => member.state === state);
        expect(members).toHaveLength(group.counts[state]);
      }
    }
  });

  test('each criterion by its answer, and by the states of those it builds on', () => {
    const stateOf = new Map(result.criteria.map(({ id, state }) => [id, state]));
    for (const criterion of criteria) {
      const explanation = explained(criterion.id);
      if (explanation?.kind !== 'criterion') throw new Error(`${criterion.id} is not explained`);
      expect(explanation.state).toBe(stateOf.get(criterion.id));
      expect(explanation.answer).toEqual(answers[criterion.id]);
      expect(explanation.profileFact?.id).toBe(criterion.appliesIf);
      for (const { id, state } of [...explanation.references, ...explanation.referencedBy]) {
        expect(state).toBe(stateOf.get(id));
      }
    }
  });

  test('whoever builds on a criterion is named there', () => {
    for (const { id } of criteria) {
      const explanation = explained(id);
      if (explanation?.kind !== 'criterion') continue;
      for (const base of explanation.references) {
        const other = explained(base.id);
        if (other?.kind !== 'criterion') throw new Error(`${base.id} is not explained`);
        expect(other.referencedBy.map((dependant) => dependant.id)).toContain(id);
      }
    }
  });

  test('every diagnostic of the result is with its criterion, its category and the level', () => {
    const byCriterion = criteria.flatMap(({ id }) => explained(id)?.diagnostics ?? []);
    const byCategory = result.categories.flatMap(({ id }) => explained(id)?.diagnostics ?? []);
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expect(byCriterion).toHaveLength(result.diagnostics.length);
    expect(byCategory).toHaveLength(result.diagnostics.length);
    expect(explained('star3')?.diagnostics).toEqual(result.diagnostics);
  });

  test('what rests on not applicable says so at every height', () => {
    for (const group of [result.level, ...result.categories, ...result.sections, ...result.requirements]) {
      const rests = group.counts['not-applicable'] > 0;
      expect(explained(group.id)?.assumptions.includes('not-applicable')).toBe(rests);
    }
  });

  test('an id that the level does not have is not explained', () => {
    for (const id of ['', '9-9-9', 'star4', '__proto__', 'constructor']) expect(explained(id)).toBeUndefined();
  });
});

describe('a criterion is explained', () => {
  test('with the options that were chosen and the fact about the firm', () => {
    const choices = [
      { id: 'a', text: '台帳に書いている' },
      { id: 'b', text: '道具で調べている' },
    ];
    const catalogue = sampleCatalogue([{ id: 'A-1-1-1', appliesIf: 'has-servers', options: { atLeast: 1, choices } }], {
      profileFacts: [{ id: 'has-servers', question: 'サーバはありますか', ifNot: 'サーバがありません' }],
    });
    const assessment = sampleAssessment({ 'A-1-1-1': { state: 'met', options: ['b'] } }, { 'has-servers': false });
    expect(explain(catalogue, assessment, scoreSample(catalogue, assessment), 'A-1-1-1', '2026-11-21')).toMatchObject({
      chosen: [{ id: 'b' }],
      profileFact: { id: 'has-servers', question: 'サーバはありますか', value: false },
    });
  });

  test('without the criteria of a higher level, which were not judged', () => {
    const criteria: readonly SampleCriterion[] = [
      { id: 'A-1-1-1', references: ['B-1-1', 'B-1-1-3'] },
      { id: 'B-1-1-1' },
      { id: 'B-1-1-2', level: 'more' },
      { id: 'B-1-1-3', level: 'more' },
    ];
    const catalogue = sampleCatalogue(criteria, {
      levels: [
        { id: 'base', title: '基本', promises: { requirements: 2, criteria: 2 } },
        { id: 'more', title: '追加', includes: ['base'], promises: { requirements: 2, criteria: 4 } },
      ],
    });
    const assessment = sampleAssessment({ 'A-1-1-1': 'met', 'B-1-1-1': 'met', 'B-1-1-2': 'met', 'B-1-1-3': 'met' });
    const referencesAt = (level: string) => {
      const explanation = explain(
        catalogue,
        assessment,
        scoreSample(catalogue, assessment, level),
        'A-1-1-1',
        '2026-11-21',
      );
      return explanation?.kind === 'criterion' ? explanation.references : undefined;
    };
    expect(referencesAt('base')).toEqual([{ id: 'B-1-1-1', state: 'met' }]);
    expect(referencesAt('more')?.map(({ state }) => state)).not.toContain('unanswered');
  });
});

test('what every object has is no answer of the firm', () => {
  const catalogue = sampleCatalogue(
    [
      { id: 'A-1-1-1', appliesIf: 'toString' },
      { id: 'constructor', appliesIf: 'valueOf' },
    ],
    {
      profileFacts: ['toString', 'valueOf'].map((id) => ({ id, question: `${id} はありますか`, ifNot: 'ありません' })),
    },
  );
  const assessment = sampleAssessment({ 'A-1-1-1': 'met' }, { valueOf: true });
  const result = scoreSample(catalogue, assessment);
  expect(explain(catalogue, assessment, result, 'A-1-1-1', '2026-11-21')).toMatchObject({
    profileFact: { id: 'toString' },
  });
  expect(explain(catalogue, assessment, result, 'A-1-1-1', '2026-11-21')).not.toHaveProperty('profileFact.value');
  expect(factOf(assessment, 'valueOf')).toBe(true);
  const guidance = { formatVersion: 1, catalogue: 'sample', lang: 'ja', criteria: {} } as const;
  expect(guidanceOf(guidance, 'constructor')).toBeUndefined();
});

test('points that a catalogue of another method names are no bound to its answers', () => {
  const points = { states: { met: 1, partial: 0, unmet: 0, unknown: 0 }, bands: [] };
  expect(answersOf({ ...sampleCatalogue([]), points })).toEqual(states);
  expect(answersOf({ ...sampleCatalogue([]), method: 'points', points })).not.toContain('not-applicable');
});
