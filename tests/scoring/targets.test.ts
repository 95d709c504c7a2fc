import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { explain } from '../../src/scoring/explain.ts';
import { criterionStates, type GroupResult, type Result } from '../../src/scoring/result.ts';
import { score } from '../../src/scoring/score.ts';
import { sampleAssessment, sampleCatalogue, scoreSample } from '../helpers/sample.ts';

const ids = ['A-1-1-1', 'A-1-1-2', 'A-1-1-3', 'A-1-2-1', 'B-1-1-1'];
const catalogue: Catalogue = {
  ...sampleCatalogue(ids.map((id) => ({ id }))),
  method: 'coverage',
  targets: [
    { level: 1, title: 'まず' },
    { level: 2, title: '次に' },
    { level: 3, title: 'いつか' },
  ],
};
const { targets: _, ...without } = catalogue;

const firm = (targets: Record<string, number>, answers: Parameters<typeof sampleAssessment>[0] = {}): Assessment => ({
  ...sampleAssessment(answers),
  targets,
});

const groupsOf = ({ level, categories, sections, requirements }: Result): readonly GroupResult[] => [
  level,
  ...categories,
  ...sections,
  ...requirements,
];

describe('target levels are counted', () => {
  const assessment = firm({ 'B-1-1-1': 1, 'A-1-1-1': 1, 'A-1-1-2': 3 }, { 'A-1-1-1': 'met', 'A-1-1-2': 'partial' });

  test('each that was set, in the order of the catalogue', () => {
    expect(scoreSample(catalogue, assessment).targets).toEqual([
      { level: 1, title: 'まず', total: 2, met: 1 },
      { level: 3, title: 'いつか', total: 1, met: 0 },
    ]);
  });

  test('and every criterion carries its own', () => {
    const targets = scoreSample(catalogue, assessment).criteria.map(({ id, target }) => [id, target]);
    expect(targets).toEqual(ids.map((id) => [id, assessment.targets?.[id]]));
  });

  test('and an explanation names it', () => {
    const result = scoreSample(catalogue, assessment);
    expect(explain(catalogue, assessment, result, 'A-1-1-2', '2026-11-21')).toMatchObject({
      target: { level: 3, title: 'いつか' },
    });
    expect(explain(catalogue, assessment, result, 'A-1-1-3', '2026-11-21')).not.toHaveProperty('target');
  });

  test('only where the level that is judged has the criterion', () => {
    const levels = [
      { id: 'base', title: '基本', promises: { requirements: 1, criteria: 1 } },
      { id: 'more', title: '追加', includes: ['base'], promises: { requirements: 1, criteria: 2 } },
    ];
    const two = { ...sampleCatalogue([{ id: 'A-1-1-1' }, { id: 'A-1-1-2', level: 'more' }], { levels }) };
    const found = score({ ...two, targets: catalogue.targets }, assessment, { level: 'base', hash: '' });
    expect(found.targets).toEqual([{ level: 1, title: 'まず', total: 1, met: 1 }]);
  });

  test('and are none where nobody has set one, or where the catalogue has no such level', () => {
    expect(scoreSample(catalogue, sampleAssessment({ 'A-1-1-1': 'met' })).targets).toEqual([]);
    expect(scoreSample(without, assessment).targets).toEqual([]);
    const { targets, criteria } = scoreSample(catalogue, firm({ 'A-1-1-1': 7 }));
    expect([targets, criteria.filter((criterion) => 'target' in criterion)]).toEqual([[], []]);
  });
});

describe('for any answers and any targets', () => {
  const anyFirm = fc
    .record({
      states: fc.array(fc.constantFrom(...criterionStates), { minLength: ids.length, maxLength: ids.length }),
      targets: fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 9 })),
    })
    .map(({ states, targets }) => {
      const answers = ids.flatMap((id, index) => {
        const state = states[index];
        return state === undefined || state === 'unanswered' ? [] : [[id, state] as const];
      });
      return firm(targets, Object.fromEntries(answers));
    });

  test('a target changes no count and no judgement', () => {
    fc.assert(
      fc.property(anyFirm, (assessment) => {
        const { targets, ...plain } = assessment;
        const told = scoreSample(catalogue, assessment);
        const plainly = scoreSample(catalogue, plain);
        expect(groupsOf(told)).toEqual(groupsOf(plainly));
        expect(told.criteria.map(({ state }) => state)).toEqual(plainly.criteria.map(({ state }) => state));
      }),
    );
  });

  test('of each level no more is met than there is, and all levels together are no more than all criteria', () => {
    fc.assert(
      fc.property(anyFirm, (assessment) => {
        const { targets, level } = scoreSample(catalogue, assessment);
        for (const { met, total } of targets) expect(met).toBeLessThanOrEqual(total);
        const sum = (key: 'met' | 'total') => targets.reduce((all, count) => all + count[key], 0);
        expect(sum('met')).toBeLessThanOrEqual(level.counts.met);
        expect(sum('total')).toBeLessThanOrEqual(level.counts.total);
      }),
    );
  });
});
