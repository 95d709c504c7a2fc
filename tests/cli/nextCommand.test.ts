import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Answer, Assessment } from '../../src/formats/assessment.ts';
import { nextStep } from '../../src/interview/nextStep.ts';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

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
const reviewers = { sato: { name: '見本 太郎', relation: 'outside' as const } };
const stamp = `sha256:${'0a'.repeat(32)}`;
const seen = { by: 'sato', on: '2026-11-01', view: 'agrees' as const, stamp };

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
    { answers: { ...met, '1-2-1-1': { state: 'unknown' }, '1-2-1-2': { state: 'unmet' } } },
    '「わからない」の1基準を、知っている人に聞きます（聞き取り票を作ります）: npx scs-check handout',
  ],
  [
    'questions',
    { answers: met, reviewers, reviews: { '1-2-1-1': [{ ...seen, question: 'どこにありますか' }] } },
    '専門家からの質問1件に返事をします（聞き取り票を作ります）: npx scs-check handout',
  ],
  [
    'report',
    { answers: { ...met, '1-2-1-2': { state: 'unmet' } } },
    '対応が残っている1基準を、報告の順に進めます: npx scs-check report',
  ],
  [
    'review',
    { answers: met },
    '次は、assessment.yaml と証拠を専門家に渡して見てもらいます。専門家の手元では: npx scs-check review',
  ],
  [
    'report',
    { answers: met, reviewers, reviews: Object.fromEntries(Object.keys(met).map((id) => [id, [seen]])) },
    '次は、報告で全体を確かめます: npx scs-check report',
  ],
];

describe('the next step', () => {
  test.each(firms)('is to %s', async (step, firm, says) => {
    const assessment = { ...emptyAssessment(catalogue), ...firm };
    expect(nextStep({ assessment, catalogue }).step).toBe(step);
    const { stdout } = await run(['status'], { cwd: folderWith(assessment) });
    const last = stdout.trimEnd().split('\n').at(-1);
    expect(last).toContain(says);
  });

  test('is no specialist where the scheme needs none', () => {
    const action = shippedCatalogue('security-action-25');
    const [level] = action.levels;
    const answers = Object.fromEntries(allCriteria(action).map(({ id }) => [id, { state: 'met' as const }]));
    const assessment = { ...emptyAssessment(action, level?.id), answers };
    expect(nextStep({ assessment, catalogue: action })).toEqual({ step: 'report', count: 0 });
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

function folderWith(assessment: Assessment, name = 'assessment.yaml'): string {
  const cwd = testFolder();
  writeFileSync(join(cwd, name), stringify(assessment, { aliasDuplicateObjects: false }));
  return cwd;
}
