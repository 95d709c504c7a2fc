import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { nextStep } from '../../src/interview/nextStep.ts';
import { closingOf } from '../../src/scoring/closing.ts';
import { score } from '../../src/scoring/score.ts';
import { countViews } from '../../src/scoring/views.ts';
import { loadSample } from '../../src/workspace/assessment.ts';
import { reportAsAsked } from '../../src/workspace/report.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { run, sitDown, TODAY, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue, shippedGuidance } from '../helpers/shipped.ts';

const catalogue = shippedCatalogue();
const star3 = narrowToLevel(catalogue, 'star3');
const met = Object.fromEntries(
  allCriteria(star3).map(({ id, options, cadence }): [string, Answer] => [
    id,
    {
      state: 'met',
      ...(options ? { options: options.choices.map((choice) => choice.id) } : {}),
      ...(cadence?.every ? { lastDone: '2026-04-01' } : {}),
    },
  ]),
);
const shown = Object.fromEntries(
  Object.entries(met).map(([id, answer]) => [id, { ...answer, evidence: [{ title: '見本の記録' }] }]),
);
const reviewers = { sato: { name: '見本 太郎', relation: 'outside' as const } };
const stamp = `sha256:${'0a'.repeat(32)}`;
const seen = { by: 'sato', on: '2026-11-01', view: 'agrees' as const, stamp };

/** Said to be met with a condition that is not. */
const misfit: Answer = { state: 'met', missing: [1] };

const firms: readonly (readonly [step: string, firm: Partial<Assessment>, says: string])[] = [
  ['answer', { answers: {} }, '次は、残りの81問に答えます: npx scs-check'],
  // Met without the options that it needs is no whole answer: it is asked again.
  [
    'lacking',
    { answers: { ...met, '4-1-1-2': { state: 'met' } } },
    '次は、答えた基準のうち1問に、足りないところ（選択肢や理由）を書き足します: npx scs-check',
  ],
  [
    'unknown',
    { answers: { ...met, '1-2-3-2': { state: 'unknown' }, '1-2-3-1': { state: 'unmet' } } },
    '「わからない」の1基準を、知っている人に聞きます（聞き取り票を作ります）: npx scs-check handout',
  ],
  [
    'questions',
    { answers: met, reviewers, reviews: { '1-2-1-1': [{ ...seen, question: 'どこにありますか' }] } },
    '次は、専門家からの質問1件に返事をします: npx scs-check',
  ],
  // Somebody waits: what nobody has answered yet, nor knows, does not.
  [
    'questions',
    {
      answers: { '1-2-1-1': { state: 'unknown' } },
      reviewers,
      reviews: { '1-2-1-1': [{ ...seen, question: 'どこ' }] },
    },
    '次は、専門家からの質問1件に返事をします: npx scs-check',
  ],
  // Nobody works by answers that do not hold together.
  [
    'waiting',
    { answers: { ...met, '1-2-1-1': { ...misfit, lastDone: '2020-01-01' }, '1-2-3-1': { state: 'unknown' } } },
    '次は、見直しを待つ答え1問を見ます: npx scs-check',
  ],
  [
    'waiting',
    { answers: { ...met, '1-2-1-1': misfit, '1-2-3-2': { state: 'unmet' } } },
    '次は、見直しを待つ答え1問を見ます: npx scs-check',
  ],
  [
    'report',
    { answers: { ...met, '1-2-3-2': { state: 'unmet' } } },
    '対応が残っている1基準を、報告の順に進めます: npx scs-check report',
  ],
  // What a specialist looks at has to hold together first, be in time, and have something that shows it.
  [
    'waiting',
    { answers: { ...met, '1-2-1-1': { ...misfit, lastDone: '2020-01-01' } } },
    '次は、見直しを待つ答え1問を見ます: npx scs-check',
  ],
  [
    'overdue',
    { answers: { ...shown, '1-2-1-3': { ...shown['1-2-1-3'], state: 'met', lastDone: '2020-01-01' } } },
    '次は、期限の過ぎたものと日付の誤り1件を片付けて、答えを直します: npx scs-check',
  ],
  [
    'evidence',
    { answers: { ...shown, '1-2-1-1': met['1-2-1-1'] ?? { state: 'met' } } },
    '次は、「できている」の1基準に、証拠（書類や画面）のありかを書きます: npx scs-check evidence',
  ],
  [
    'specialist',
    { answers: shown },
    '次は、assessment.yaml と証拠を専門家に渡して見てもらいます。専門家の手元では: npx scs-check review',
  ],
  [
    'report',
    reviewedAssessment({ views: 81, answer: (index) => shown[criteria[index]?.id ?? ''] ?? { state: 'met' } }),
    '次は、報告で全体を確かめます: npx scs-check report',
  ],
];

describe('the next step', () => {
  test.each(firms)('is to %s', async (step, firm, says) => {
    const assessment = { ...emptyAssessment(catalogue), ...firm };
    const closing = () => leftOf(assessment, catalogue);
    expect(nextStep({ assessment, catalogue, closing }).step).toBe(step);
    const cwd = folderWith(assessment);
    const { stdout } = await run(['status'], { cwd });
    const last = stdout.trimEnd().split('\n').at(-1);
    expect(last).toContain(says);
    const [left] = JSON.parse((await run(['report', '--format', 'json'], { cwd })).stdout).closing;
    if (left !== undefined) expect(left).toEqual(closing()[0]);
  });

  test('is no specialist where the scheme needs none', () => {
    const action = shippedCatalogue('security-action-25');
    const [level] = action.levels;
    const answers = Object.fromEntries(allCriteria(action).map(({ id }) => [id, { state: 'met' as const }]));
    const assessment = { ...emptyAssessment(action, level?.id), answers };
    const steps = leftOf(assessment, action).map((left) => left.step);
    expect(steps).toEqual(['evidence']);
  });

  test.each([
    ['二〇二六 点検.yaml', 'npx scs-check ask "二〇二六 点検.yaml"'],
    ['firm-a.yaml', 'npx scs-check ask firm-a.yaml'],
    ['assessment.yaml', 'npx scs-check'],
  ])('is on one line that can be typed as it is, for %s', async (name, command) => {
    const cwd = folderWith(emptyAssessment(catalogue), name);
    const { stdout } = await run(['status', name], { cwd });
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(`次は、残りの81問に答えます: ${command}`);
  });

  test('is worked out with the report about the aim of a file, and beside one about another level', () => {
    const opened = loadSample();
    const workplace = { cwd: '.', language: 'ja', today: TODAY } as const;
    const [own, other] = [{}, { level: 'star4' }].map((asked) => reportAsAsked(opened, asked, workplace));
    expect(own?.closing()).toBe(own?.model.closing);
    expect(other?.closing()).toEqual(own?.model.closing);
    expect(other?.closing()).not.toBe(other?.model.closing);
  });

  test('the end of ask says the same as status, and the menu names the hand-out', async () => {
    const answers: Assessment['answers'] = { ...met, '1-2-1-1': { state: 'unknown' } };
    const facts = Object.fromEntries(star3.profileFacts.map(({ id }) => [id, true]));
    const scope = { companies: ['サンプル株式会社'] };
    const organization = { name: 'サンプル株式会社' };
    const cwd = folderWith({ ...emptyAssessment(catalogue), organization, scope, profile: facts, answers });
    const person = sitDown([], { cwd });
    await person.sees('[q] 終わる');
    // On a line of its own: it would not fit beside what it is for.
    await person.sees('「わからない」を知っていそうな人: ');
    await person.sees('聞き取り票を作るには:\nnpx scs-check handout --unknown -o shitsumon.html');
    person.types('q');
    await person.finished;
    const { stdout } = await run(['status'], { cwd });
    const line = stdout.trimEnd().split('\n').at(-1) ?? '';
    expect(line).toContain('npx scs-check handout --unknown -o shitsumon.xlsx');
    const onOneLine = (text: string) => text.replace(/\s+/g, '');
    expect(onOneLine(person.screen())).toContain(onOneLine(line));
    const command = /npx scs-check (.*)$/.exec(line)?.[1]?.split(' ') ?? [];
    expect((await run(command, { cwd })).code).toBe(0);
  });
});

/** What is left where nothing is open. */
function leftOf(assessment: Assessment, of: Catalogue) {
  const result = score(of, assessment, {
    level: assessment.catalogue.level,
    hash: '',
    guidance: shippedGuidance(),
  });
  const views = countViews(allCriteria(narrowToLevel(of, result.level.id)), assessment);
  return closingOf(of, assessment, result, views, TODAY);
}

function folderWith(assessment: Assessment, name = 'assessment.yaml'): string {
  const cwd = testFolder();
  writeFileSync(join(cwd, name), stringify(assessment, { aliasDuplicateObjects: false }));
  return cwd;
}
