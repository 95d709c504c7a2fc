import { expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer } from '../../src/formats/assessment.ts';
import { closingSteps } from '../../src/formats/states.ts';
import { en } from '../../src/i18n/en/index.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { buildReport } from '../../src/report/model.ts';
import { firstActions } from '../../src/report/say/gapPlan.ts';
import { closingLines } from '../../src/report/words/plan.ts';
import { planActions } from '../../src/scoring/actions.ts';
import { score } from '../../src/scoring/score.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const guidance = shippedGuidance();

function report(answer: (id: string) => Answer) {
  const answers = Object.fromEntries(
    allCriteria(narrowToLevel(catalogue, 'star3')).map(({ id }) => [id, answer(id)] as const),
  );
  const assessment = { ...emptyAssessment(catalogue), answers };
  const result = score(catalogue, assessment, { level: 'star3', hash: 'sha256:0', guidance });
  const actions = planActions(catalogue, assessment, result, guidance, '2026-11-21');
  return buildReport({ catalogue, guidance, assessment, result, actions, today: '2026-11-21', version: '0.0.0' });
}

test('all met without evidence leads to contradictions, evidence and a specialist', () => {
  const model = report(() => ({ state: 'met' }));
  expect(model.actions).toEqual([]);
  expect(model.closing).toEqual([
    { step: 'contradictions', count: model.diagnostics.length },
    { step: 'evidence', count: 81 },
    { step: 'specialist', count: 81 },
  ]);
  const told = closingLines(model, translator(ja));
  expect(told).toHaveLength(3);
  expect(told.join('')).not.toContain('次にすることはありません');
});

test.each([{ messages: ja }, { messages: en }])(
  'every command says which of the things left it is for',
  ({ messages }) => {
    const met: Answer = { state: 'met', lastDone: '2020-01-01' };
    const model = report(() => met);
    expect(model.closing.map(({ step }) => step)).toEqual(closingSteps);
    const commands = firstActions(model, translator(messages))
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'text' && block.isForOperator ? [block.text] : []));
    const [purposes, lines] = [0, 1].map((at) => commands.map((text) => text.split(': ')[at]));
    expect(new Set(purposes).size).toBe(closingSteps.length);
    expect(purposes?.at(-1)).toMatch(/専門家|specialist/);
    expect(lines?.filter((line) => line === 'npx scs-check review')).toHaveLength(1);
    expect(lines?.at(-1)).toBe('npx scs-check review');
  },
);

test('what is overdue comes before the specialist', () => {
  const late: Answer = {
    state: 'met',
    lastDone: '2020-01-01',
    evidence: [{ title: '見本の記録', validUntil: '2026-01-01' }],
  };
  const { closing, summary } = report((id) =>
    id === '1-2-1-3' ? late : { state: 'met', evidence: [{ title: '見本' }] },
  );
  expect(closing.map(({ step }) => step)).toEqual(['contradictions', 'overdue', 'specialist']);
  expect(closing[1]?.count).toBe(summary.lapsed.duty + summary.lapsed.evidence);
});

test('with evidence it is no longer asked for, and while something is open none of it is told', () => {
  const evidence = [{ title: '見本の記録' }];
  expect(report(() => ({ state: 'met', evidence })).closing.map(({ step }) => step)).not.toContain('evidence');
  expect(report((id) => ({ state: id === '4-4-5-1' ? 'unmet' : 'met' })).closing).toEqual([]);
});
