import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { type AnswerState, states } from '../../src/formats/assessment.ts';
import { type LoadedCatalogue, loadCatalogueFile } from '../../src/workspace/catalogue.ts';
import { type PdfContent, readPdf, squeezed } from '../helpers/readPdf.ts';
import { ENTER, type Run, run, sitDown, testFolder } from '../helpers/runCli.ts';
import { examples, type Reply, supplierAnswers, supplierReturns } from '../helpers/workedExample.ts';

const CATALOGUE = 'shiiresaki-12.yaml';
const GUIDANCE = 'guidance/shiiresaki-12.ja.yaml';

const counts = { met: 6, partial: 1, unmet: 3, unknown: 1, unanswered: 0, 'not-applicable': 1, total: 12 };
const open = ['q3', 'q4', 'q9', 'q11'];

/** Where the supplier has answered; a test that goes on from there takes a copy. */
let answered: string;
let interview: Run;
let loaded: LoadedCatalogue;

beforeAll(async () => {
  answered = mkdtempSync(join(tmpdir(), 'scs-check-'));
  cpSync(examples, answered, { recursive: true });
  const person = sitDown(['ask', '--catalogue', CATALOGUE, '--level', 'juuyou'], { cwd: answered });
  await supplierAnswers(person);
  interview = await person.finished;
  loaded = loadCatalogueFile(CATALOGUE, answered);
});
afterAll(() => rmSync(answered, { recursive: true, force: true }));

const assessmentIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
const criteria = () => allCriteria(loaded.catalogue);

describe('a buyer’s own catalogue of 12 criteria', () => {
  test('lints clean, with its guidance', async () => {
    const { code, stdout, stderr } = await run(['lint', CATALOGUE, GUIDANCE], { cwd: answered });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('2ファイルを調べました。書き方に問題はありません。');
  });

  test('asks every supplier for 8 and an important one for all 12', () => {
    expect(allCriteria(narrowToLevel(loaded.catalogue, 'kihon'))).toHaveLength(8);
    expect(allCriteria(narrowToLevel(loaded.catalogue, 'juuyou')).map(({ id }) => id)).toEqual(
      Array.from({ length: 12 }, (_, index) => `q${index + 1}`),
    );
  });

  test('shows each part of the format: options, a yearly duty, references, and a fact that may leave one out', () => {
    const having = (part: 'options' | 'cadence' | 'references' | 'appliesIf') =>
      criteria().flatMap((criterion) => (criterion[part] ? [criterion.id] : []));
    expect(having('options')).toEqual(['q6']);
    expect(having('cadence')).toEqual(['q2']);
    expect(having('references')).toEqual(['q2', 'q5', 'q11']);
    expect(having('appliesIf')).toEqual(['q7']);
  });
});

describe('a supplier who answers it', () => {
  test('has each answer in the file, and the catalogue it was given to', () => {
    expect(interview.code).toBe(0);
    const { organization, catalogue, profile, answers } = assessmentIn(answered);
    expect(organization).toEqual({ name: 'サンプル株式会社' });
    expect(catalogue).toMatchObject({ id: 'shiiresaki-12', edition: '2026-10', level: 'juuyou', file: CATALOGUE });
    expect(profile).toEqual({ 'uses-subcontractors': false });
    const idsOf = (state: AnswerState) => Object.keys(answers).filter((id) => answers[id].state === state);
    expect(Object.fromEntries(states.map((state) => [state, idsOf(state)]))).toEqual({
      met: ['q1', 'q2', 'q6', 'q8', 'q10', 'q12'],
      partial: ['q4'],
      unmet: ['q3', 'q9', 'q11'],
      unknown: ['q5'],
      'not-applicable': ['q7'],
    });
    expect(answers.q2).toMatchObject({ lastDone: '2026-10-05' });
    expect(answers.q6).toMatchObject({ options: ['b'] });
    expect(answers.q7).toMatchObject({ reason: '仕事を頼む会社や個人はありません。' });
  });

  test('is told whom to ask, out of the buyer’s guidance', () => {
    expect(interview.stderr).toContain('聞く相手の目安: IT担当・総務');
  });

  test('sees the same counts at the end of the interview, in the status and in the report', async () => {
    const status = await run(['status'], { cwd: answered });
    const report = await run(['report'], { cwd: answered });
    for (const said of [interview.stderr, status.stdout, report.stdout]) {
      expect(squeezed(said)).toContain(
        '重要な取引先の12基準のうち、6基準ができていて、4基準に対応が残っています。「わからない」が1基準あり',
      );
    }
    expect(status.stdout).toMatch(/パソコンとデータ +4基準のうち2基準ができている/);
    expect(report.stdout).toContain('サンプル発注株式会社「取引先セキュリティ質問票 2026年10月');
    expect(squeezed(report.stdout)).toContain(
      squeezed('できている 6、一部だけ 1、まだ 3、わからない 1、当てはまらない 1'),
    );
    expect(report.stdout).toContain('対応が残っている基準（4）');
  });

  test('can be counted by a machine at both levels', async () => {
    const report = async (level: string) =>
      JSON.parse((await run(['report', '--format', 'json', '--level', level], { cwd: answered })).stdout);
    const { organization, catalogue, summary, actions } = await report('juuyou');
    expect(organization).toBe('サンプル株式会社');
    expect(catalogue).toMatchObject({ id: 'shiiresaki-12', edition: '2026-10', hash: loaded.hash });
    expect(summary).toMatchObject({ method: 'all-of', judgement: 'not-fulfilled', criteria: counts });
    expect(summary.requirements).toMatchObject({ fulfilled: 2, 'to-confirm': 1, 'not-fulfilled': 4, total: 7 });
    expect(actions).toContainEqual(expect.objectContaining({ criterion: 'q4', unblocks: ['q5'] }));
    const order = actions.map(({ criterion }: { criterion: string }) => criterion);
    expect(order.indexOf('q4')).toBeLessThan(order.indexOf('q5'));
    expect((await report('kihon')).summary.criteria).toMatchObject({ met: 6, partial: 1, unknown: 1, total: 8 });
  });
});

describe('the PDF for the buyer', () => {
  let pdf: PdfContent;
  let asked: Buffer;
  beforeAll(async () => {
    asked = (await run(['report', '--format', 'pdf'], { cwd: answered })).bytes;
    pdf = await readPdf(asked);
  });

  test('names the supplier, the catalogue, its edition and who published it', () => {
    const first = pdf.pages[0]?.text ?? '';
    expect(pdf.title).toBe('重要な取引先 ギャップレポート サンプル株式会社');
    expect(first).toContain('サンプル株式会社');
    expect(first).toContain('取引先セキュリティ質問票（12項目）（2026-10版）');
    expect(pdf.text).toContain('サンプル発注株式会社');
  });

  test('shows every question with its answer, and what to do about each that is open', () => {
    const stated = { q1: '○できている', q3: '×まだ', q4: '△一部だけ', q5: '？わからない', q7: '―当てはまらない' };
    for (const { question } of criteria()) expect(pdf.text).toContain(squeezed(question));
    for (const [id, state] of Object.entries(stated)) {
      const question = criteria().find((criterion) => criterion.id === id)?.question;
      // A question that stands in full elsewhere is cut to a line in the list of all, behind its page.
      const list = pdf.text.slice(pdf.text.lastIndexOf('全基準の一覧もくじへ'));
      const [, row = ''] = list.split(new RegExp(`${id}(?:（\\d+ページ）)?${squeezed(question ?? '').slice(0, 6)}`));
      expect(row.slice(0, 120)).toContain(state);
    }
    for (const id of open) {
      const { firstStep = id, evidence = [id] } = loaded.guidance?.criteria[id] ?? {};
      for (const text of [firstStep, ...evidence]) expect(pdf.text).toContain(squeezed(text));
    }
    expect(pdf.text).not.toContain('〓');
  });

  test('is the same file from the menu of the interview', () => {
    expect(readFileSync(join(answered, 'assessment.pdf')).equals(asked)).toBe(true);
  });
});

describe('check', () => {
  const check = async (cwd: string, ...argv: string[]) => {
    const { code, stdout } = await run(['check', ...argv], { cwd });
    return [code, /（\d+）: (?<open>.+)/.exec(stdout)?.groups?.['open']];
  };

  test('passes only when the last gap is closed', async () => {
    const cwd = testFolder();
    cpSync(answered, cwd, { recursive: true });
    const returns = async (given: Record<string, Reply>, isLacking = false) => {
      const person = sitDown([], { cwd });
      if (isLacking) {
        await person.sees('[2] あとにする');
        person.types('2');
      }
      await supplierReturns(person, given);
      expect((await person.finished).code).toBe(0);
    };
    expect(await check(cwd, '--level', 'kihon')).toEqual([1, 'q4 q5']);
    expect(await check(cwd, '--allow-not-applicable')).toEqual([1, 'q3 q4 q5 q9 q11']);

    const [met, same]: [Reply, Reply] = [['1'], [ENTER]];
    // One partial answer does not say yet what is missing.
    await returns({ q3: met, q4: met, q5: met, q6: same, q7: same, q8: same, q9: met, q10: same, q11: ['q'] }, true);
    expect(await check(cwd, '--level', 'kihon')).toEqual([0, undefined]);
    expect(await check(cwd, '--allow-not-applicable')).toEqual([1, 'q11']);

    await returns({ q11: met, q12: ['q'] });
    expect(await check(cwd, '--allow-not-applicable')).toEqual([0, undefined]);
    // Nobody but the buyer can say that q7 does not apply: without the flag it stays open.
    expect((await check(cwd))[0]).toBe(1);
  });
});
