import { describe, expect, test } from 'vitest';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import { ja } from '../../src/i18n/ja/index.ts';
import { translator } from '../../src/i18n/t.ts';
import { buildReport } from '../../src/report/model.ts';
import { stagesOf } from '../../src/report/stages.ts';
import { stageLines, stageNotes } from '../../src/report/words/stage.ts';
import { score } from '../../src/scoring/score.ts';
import { countViews } from '../../src/scoring/views.ts';
import { catalogueOf } from '../helpers/crosswalks.ts';
import { criteria, reviewedAssessment } from '../helpers/reviewed.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';

const t = translator(ja);
const catalogue = shippedCatalogue();

function stagesAt(level: string, answers: Assessment['answers'], views?: Parameters<typeof stagesOf>[3]) {
  const assessment = { ...emptyAssessment(catalogue), answers };
  return stagesOf(
    catalogue,
    assessment,
    score(catalogue, assessment, { level, hash: 'sha256:0' }),
    views,
    '2026-11-21',
  );
}

describe('from here to a star', () => {
  test('a report of a level tells of that level alone', () => {
    expect(stagesAt('star3', {}).map(({ title }) => title)).toEqual(['★3']);
    expect(stagesAt('star4', {}).map(({ title }) => title)).toEqual(['★4']);
  });

  test('each step counts what the file lacks for it, and says how sure it is where the stage says otherwise', () => {
    const [stage] = stagesAt('star3', {
      '1-2-1-1': { state: 'met' },
      '1-2-1-2': { state: 'met', evidence: [{ title: '体制表' }] },
      '1-2-3-1': { state: 'partial' },
      '1-2-3-2': { state: 'unmet' },
      '1-3-1-1': { state: 'unknown' },
      '3-1-1-2': { state: 'not-applicable', reason: '見本' },
      '3-1-4-2': { state: 'met', evidence: [{ title: '記録' }] },
    });
    const lines = stage === undefined ? [] : stageLines(stage, [], t);
    expect(stage === undefined ? '' : stageNotes(stage, t)[0]).toContain('「解説などの資料による」');
    expect(lines[0]).toContain('未回答 74、わからない 1、対応が残る 2、当てはまらない（要確認） 1。');
    expect(lines[1]).toContain('確かさ: 未確認');
    expect(lines[1]).toContain('証拠のない「できている」 1（1-2-1-1）。');
    expect(lines[2]).toContain('専門家の見解なし 81。');
  });

  test('a view that still stands is no longer lacking, and one that was overtaken is', () => {
    const current = { agrees: 50, disagrees: 1, 'cannot-tell': 0, 'out-of-scope': 0 };
    const views = {
      total: 81,
      current,
      split: 0,
      changed: 3,
      rewritten: 0,
      unshown: 1,
      none: 26,
      asked: 0,
      replied: 0,
    };
    const [stage] = stagesAt('star3', {}, views);
    expect(stage?.needs[2]?.lacks).toEqual([
      { what: 'unreviewed', count: 30 },
      { what: 'disagreed', count: 1 },
    ]);
  });

  test('what is overdue is left to do, though all is met', () => {
    const all = allCriteria(narrowToLevel(catalogue, 'star3')).map(({ id }) => id);
    const evidence = [{ title: '見本', validUntil: '2026-01-01' }];
    const answers = Object.fromEntries(all.map((id) => [id, { state: 'met' as const, evidence }]));
    const [line] = stagesAt('star3', answers).flatMap((stage) => stageLines(stage, [], t));
    expect(line).toContain('期限の過ぎたもの・日付の誤り 81。');
    expect(line).not.toContain('残っているものはありません');
  });

  test('what has no evidence is named, the first ten where they are many', () => {
    const all = allCriteria(narrowToLevel(catalogue, 'star3')).map(({ id }) => id);
    const stepOf = (count: number) => {
      const answers = Object.fromEntries(all.slice(0, count).map((id) => [id, { state: 'met' as const }]));
      return stagesAt('star3', answers).flatMap((stage) => stageLines(stage, [], t))[1];
    };
    expect(stepOf(11)).toContain(`証拠のない「できている」 11（${all.slice(0, 11).join('、')}）。`);
    expect(stepOf(81)).toContain(`証拠のない「できている」 81（${all.slice(0, 10).join('、')}、ほか71）。`);
  });

  test('what is complete says that nothing is left in this file, and no more', () => {
    const all = allCriteria(narrowToLevel(catalogue, 'star3')).map(({ id }) => id);
    const answers = Object.fromEntries(all.map((id) => [id, { state: 'met' as const, evidence: [{ title: '見本' }] }]));
    const [stage] = stagesAt('star3', answers);
    const lines = stage === undefined ? [] : stageLines(stage, [], t);
    expect(lines[1]).toContain('このファイルでは、残っているものはありません。');
    expect([...lines, ...(stage ? stageNotes(stage, t) : [])].join('')).not.toMatch(/取得|認定|合格|達成|できます。$/);
  });

  test.each([
    ['agrees', 'このファイルでは、残っているものはありません。'],
    ['disagrees', '専門家が「答えのとおり」としていない 81。'],
    ['out-of-scope', '専門家が「答えのとおり」としていない 81。'],
  ] as const)('what a specialist said of all, %s, is told as it is', (view, told) => {
    const assessment = reviewedAssessment({ views: 81, said: () => ({ view }) });
    const result = score(catalogue, assessment, { level: 'star3', hash: 'sha256:0' });
    const views = countViews(criteria, assessment);
    const [stage] = stagesOf(catalogue, assessment, result, views, '2026-11-21');
    expect(stage === undefined ? '' : stageLines(stage, [], t)[2]).toContain(told);
  });

  test('where nothing is in place, no step reads as if its evidence were complete', () => {
    const [stage] = stagesAt('star3', { '1-2-1-1': { state: 'unmet' } });
    expect(stage === undefined ? '' : stageLines(stage, [], t)[1]).not.toContain('残っているものはありません');
  });

  test('what could not be confirmed is named', () => {
    for (const level of ['star3', 'star4']) {
      const [stage] = stagesAt(level, {});
      const told = stage === undefined ? '' : stageNotes(stage, t).join('');
      for (const word of ['2027年3月', '費用', '様式', '有効期間', '範囲']) expect(told).toContain(word);
    }
  });
});

test('the policy of ★★ and its publication are answered, and take no part in the points', () => {
  const items = catalogueOf('security-action-25');
  if (items === undefined) throw new Error('it ships with the package');
  const at = (profile: Assessment['profile']) => {
    const assessment = { ...emptyAssessment(items), profile };
    const result = score(items, assessment, { level: 'self-check', hash: 'sha256:0' });
    return { points: result.level.points, stages: stagesOf(items, assessment, result, undefined, '2026-11-21') };
  };
  const factsOfReport = buildReport({
    catalogue: items,
    guidance: undefined,
    assessment: emptyAssessment(items),
    result: score(items, emptyAssessment(items), { level: 'self-check', hash: 'sha256:0' }),
    actions: [],
    today: '2026-11-21',
    version: '0.0.0',
  }).facts;
  const told = at({ 'policy-decided': true, 'policy-published': false });
  expect(told.stages.map(({ title }) => title)).toEqual(['★', '★★']);
  const linesOf = ({ stages }: typeof told) => (stages[1] === undefined ? [] : stageLines(stages[1], factsOfReport, t));
  const lines = linesOf(told);
  expect(lines[1]).toContain('このファイルの答えは「はい」です。');
  // What is not so is told with the question, as it is asked, and with the item of the menu that leads to it.
  for (const [position, id] of [
    [1, 'policy-decided'],
    [2, 'policy-published'],
  ] as const) {
    const question = items.profileFacts.find((fact) => fact.id === id)?.question ?? '';
    const asked = `会社についての質問「${question}」の答えは「`;
    expect(linesOf(at({}))[position]).toContain(`${asked}未回答」です。「${t('ask.menu.firm')}」で答えられます。`);
    expect(linesOf(at({ [id]: false }))[position]).toContain(`${asked}いいえ」です。`);
    expect(linesOf(at({ [id]: true }))[position]).not.toContain(question);
  }
  // Of a policy that nobody has decided, nothing is published, whatever stands in the file.
  expect(linesOf(at({ 'policy-decided': false, 'policy-published': true }))[2]).toContain('いいえ');
  expect(at({}).stages[1]?.needs[1]).not.toHaveProperty('answer');
  expect(told.points).toEqual(at({}).points);
});
