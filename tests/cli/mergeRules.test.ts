import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { entryOf, type FormEntry, withEntry } from '../../src/exchange/filledForm.ts';
import { sealed } from '../../src/form/answerFile.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { type TypedCells, typeInto } from '../helpers/handoutTable.ts';
import { squeezed } from '../helpers/readPdf.ts';
import { ENTER, run, sitDown, TODAY } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));
const MISSING = 'まだの条件の番号';
const REASON = '理由（当てはまらないとき）';
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

async function returned(typed: TypedCells): Promise<string> {
  const cwd = folderOfFirm(aim, 'answers: {}');
  await run(['handout', '--all', '-o', 'a.xlsx'], { cwd });
  typeInto(join(cwd, 'a.xlsx'), typed);
  return cwd;
}

describe('what comes home goes by the rules of the keyboard', () => {
  const one = criteria.find(({ metWhen }) => metWhen.length > 1);
  const { id = '', metWhen = [] } = one ?? {};
  const all = metWhen.map((_, index) => index + 1);
  const typed = { [id]: { 答え: '一部だけ', [MISSING]: all.join('、') } };

  test.each([
    ['1', { state: 'unmet' }],
    ['2', { state: 'partial', missing: all }],
  ])('every condition missing: %s decides whether it is partial, once', async (key, answer) => {
    const cwd = await returned(typed);
    const person = sitDown(['merge', 'a.xlsx'], { cwd });
    await person.sees('どの条件もまだなら、答えは「まだ」です');
    person.types(key);
    expect((await person.finished).code).toBe(0);
    expect(answersIn(cwd)[id]).toMatchObject(answer);
    const again = await sitDown(['merge', 'a.xlsx'], { cwd }).finished;
    expect([again.code, again.screen.includes('どの条件もまだなら')]).toEqual([0, false]);
    expect(answersIn(cwd)[id]).toMatchObject(answer);
  });

  test('every condition missing is told where nobody is asked, and one that is in place is not', async () => {
    const whole = await returned(typed);
    expect(squeezed((await run(['merge', 'a.xlsx'], { cwd: whole })).stderr)).toContain(
      `答え直してください（1）:${id}`,
    );
    const part = await returned({ [id]: { 答え: '一部だけ', [MISSING]: all.slice(1).join('、') } });
    expect((await run(['merge', 'a.xlsx'], { cwd: part })).stderr).not.toContain('答え直してください');
  });

  test('a reason where a criterion is for every firm is told, once, and a few of many', async () => {
    const ids = criteria.filter(({ appliesIf }) => appliesIf === undefined).map((criterion) => criterion.id);
    const ruledOut = (some: readonly string[]) =>
      Object.fromEntries(some.map((name) => [name, { 答え: '当てはまらない', [REASON]: '21' }]));
    const cwd = await returned(ruledOut(ids.slice(0, 1)));
    const first = squeezed((await run(['merge', 'a.xlsx'], { cwd })).stderr);
    // Of answers with each other, and not of what stands here with what comes home.
    expect(first).toMatch(
      /答えどうしの、次の食い違いが出ます（1）.*は「当てはまらない」ですが、会社の情報からは、そう言えません/,
    );
    expect((await run(['merge', 'a.xlsx'], { cwd })).stderr).not.toContain('食い違い');
    typeInto(join(cwd, 'a.xlsx'), ruledOut(ids.slice(0, 20)));
    const told = squeezed((await run(['merge', 'a.xlsx'], { cwd })).stderr);
    expect(told.match(/そう言えません/g)).toHaveLength(5);
    expect(told).toMatch(/ほかに\d+件あります/);
  });
});

/** What somebody has filled in, where both faces take it as it is. */
type Filled = Readonly<Record<string, Partial<FormEntry>>>;

/** The answer file of a form that somebody has filled in without a look at what it asked for. */
async function answered(filled: Filled): Promise<{ cwd: string; file: string }> {
  const cwd = folderOfFirm(aim, 'answers: {}');
  await run(['handout', '--all', '-o', 'a.html'], { cwd });
  const [, json = ''] =
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(readFileSync(join(cwd, 'a.html'), 'utf8')) ?? [];
  const whole = Object.entries(filled).reduce(
    (handout, [id, entry]) => withEntry(handout, id, { ...entryOf(handout, id), ...entry }, { on: TODAY, by: '' }),
    JSON.parse(json).handout,
  );
  writeFileSync(join(cwd, 'a-kaitou.json'), JSON.stringify(sealed(whole, TODAY)));
  return { cwd, file: 'a-kaitou.json' };
}

async function inSheet(filled: Filled): Promise<{ cwd: string; file: string }> {
  const typed = Object.entries(filled).map(([id, { state = 'met', options = [], lastDone = '' }]) => [
    id,
    {
      答え: state === 'met' ? 'できている' : '当てはまらない',
      '選択肢（a など）': options.join('、'),
      最後に行った日: lastDone,
    },
  ]);
  return { cwd: await returned(Object.fromEntries(typed)), file: 'a.xlsx' };
}

describe.each([
  ['an answer file of the form', answered],
  ['a workbook', inSheet],
])('what %s lacks is asked by the rules of the keyboard', (_, filledIn) => {
  const ALWAYS = '1-2-1-1';
  const YEARLY = '1-2-1-3';
  const WITH_OPTIONS = '4-1-5-3';
  const lacking: Filled = {
    [ALWAYS]: { state: 'not-applicable' },
    [YEARLY]: { state: 'met', lastDone: '2999-01-01' },
    [WITH_OPTIONS]: { state: 'met' },
  };

  test('options, a reason with what speaks against it, and a day; once', async () => {
    const { cwd, file } = await filledIn(lacking);
    const person = sitDown(['merge', file], { cwd });
    await person.sees(ALWAYS);
    await person.sees('そう言えません');
    await person.sees(`${ALWAYS} が当てはまらない理由`);
    person.types(`子会社がしている${ENTER}`);
    await person.sees(YEARLY);
    await person.sees('最後に行った日（例');
    person.types(`2998-01-01${ENTER}`);
    await person.sees('まだ来ていない日です');
    person.types(`2026/4/6${ENTER}`);
    await person.sees(`${WITH_OPTIONS} は「できている」ですが、選択肢が足りません`);
    person.types(ENTER);
    await person.sees('どれも当てはまらなければ、0 で');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    expect((await person.finished).code).toBe(0);
    const complete = {
      [ALWAYS]: { state: 'not-applicable', reason: '子会社がしている' },
      [YEARLY]: { state: 'met', lastDone: '2026-04-06' },
      [WITH_OPTIONS]: { state: 'met', options: ['a'] },
    };
    expect(answersIn(cwd)).toMatchObject(complete);
    const again = await sitDown(['merge', file], { cwd }).finished;
    expect([again.code, squeezed(again.screen)]).toEqual([
      0,
      expect.stringContaining('前に決めたところは、もう聞かずに、今のままにします（3）'),
    ]);
    expect(answersIn(cwd)).toMatchObject(complete);
  });

  test('who has neither says what it is instead, or puts it off', async () => {
    const { cwd, file } = await filledIn(lacking);
    const person = sitDown(['merge', file], { cwd });
    await person.sees(`${ALWAYS} が当てはまらない理由`);
    person.types(ENTER);
    await person.sees('[3] まだ   [4] わからない   [b] 理由を書く   [s] あとで決める');
    person.types('3');
    await person.sees('最後に行った日（例');
    person.types(ENTER);
    await person.sees(`${WITH_OPTIONS} は「できている」ですが、選択肢が足りません`);
    person.types('0');
    await person.sees('[2] 一部だけ   [3] まだ   [4] わからない   [b] 選択肢に戻る   [s] あとで決める');
    person.types('s');
    expect((await person.finished).code).toBe(1);
    expect(answersIn(cwd)).toMatchObject({ [ALWAYS]: { state: 'unmet' }, [YEARLY]: { state: 'met' } });
    expect(answersIn(cwd)[YEARLY]).not.toHaveProperty('lastDone');
    expect(answersIn(cwd)).not.toHaveProperty([WITH_OPTIONS]);
  });

  test('who went past a reason or the options goes back to them', async () => {
    const { cwd, file } = await filledIn({ [ALWAYS]: { state: 'not-applicable' }, [WITH_OPTIONS]: { state: 'met' } });
    const person = sitDown(['merge', file], { cwd });
    await person.sees(`${ALWAYS} が当てはまらない理由`);
    person.types(ENTER);
    await person.sees('[b] 理由を書く');
    person.types('b');
    await person.sees(`${ALWAYS} が当てはまらない理由`);
    person.types(`子会社がしている${ENTER}`);
    await person.sees(`${WITH_OPTIONS} は「できている」ですが、選択肢が足りません`);
    person.types('0');
    await person.sees('[b] 選択肢に戻る');
    person.types('b');
    await person.sees('番号で選びます');
    person.types('1');
    await person.sees('[1]');
    person.types(ENTER);
    const { code, screen } = await person.finished;
    expect(code).toBe(0);
    expect(answersIn(cwd)).toMatchObject({
      [ALWAYS]: { state: 'not-applicable', reason: '子会社がしている' },
      [WITH_OPTIONS]: { state: 'met', options: ['a'] },
    });
    // Who sent the file has said neither.
    expect(squeezed(screen)).toContain(`選んだか補った答え（${ALWAYS}、${WITH_OPTIONS}）`);
    for (const id of [ALWAYS, WITH_OPTIONS]) expect(answersIn(cwd)[id]).not.toHaveProperty('answeredBy');
  });

  test('what somebody at the screen says bears their name, and what came whole that of who sent it', async () => {
    const CLEAR = '1-2-1-2';
    const { cwd, file } = await filledIn({ [ALWAYS]: { state: 'not-applicable' }, [CLEAR]: { state: 'met' } });
    const person = sitDown(['merge', file], { cwd, variables: { SCS_CHECK_BY: '総務 田中' } });
    await person.sees(`${ALWAYS} が当てはまらない理由`);
    person.types(`子会社がしている${ENTER}`);
    expect((await person.finished).code).toBe(0);
    expect(answersIn(cwd)[ALWAYS]).toMatchObject({ answeredBy: '総務 田中', answeredOn: '2026-11-21' });
    expect(answersIn(cwd)[CLEAR]?.answeredBy).not.toBe('総務 田中');
  });

  test('nobody there to be asked: what can stand is taken, the rest is told with the way out', async () => {
    const { cwd, file } = await filledIn(lacking);
    const { code, screen } = await run(['merge', file], { cwd });
    expect(code).toBe(1);
    expect(squeezed(screen)).toMatch(/取り込んでいません。/);
    for (const id of [ALWAYS, WITH_OPTIONS]) expect(answersIn(cwd)).not.toHaveProperty([id]);
  });
});

test.each([
  ['a.pdf', '%PDF-1.7\n', 'PDF', '書き写して'],
  ['shashin.jpg', '\u00ff\u00d8\u00ff\u00e0', 'JPEG', '書き写して'],
  ['a.docx', 'PK\u0003\u0004', 'Word', '.csv で返して'],
  ['tadashii.xlsx', 'PK\u0003\u0004word/document.xml', 'Word', '.csv で返して'],
  ['a.xlsx', 'PK\u0003\u0004ppt/presentation.xml', 'PowerPoint', '.csv で返して'],
  ['b.xlsx', 'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'OpenDocument', '書き出した'],
  ['a.numbers', 'PK\u0003\u0004', 'Numbers', '書き出した'],
  ['a.zip', 'PK\u0003\u0004', 'ZIP', '取り出し'],
])('%s is called what it is, with the way out, and nothing else is said of it', async (name, start, kind, way) => {
  const cwd = folderOfFirm(aim, 'answers: {}');
  writeFileSync(join(cwd, name), Buffer.from(start, 'latin1'));
  const { code, stderr } = await run(['merge', name], { cwd });
  const told = squeezed(stderr);
  expect([
    code,
    told.includes(`${name}は${kind}なので、答えを読み取れません`),
    told.includes(way.replace(/\s/g, '')),
  ]).toEqual([2, true, true]);
  expect(told).not.toContain('上の行を直して');
});

test('an old workbook and a folder are called what they are', async () => {
  const cwd = folderOfFirm(aim, 'answers: {}');
  writeFileSync(join(cwd, 'a.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  mkdirSync(join(cwd, 'd'));
  expect((await run(['merge', 'a.xls'], { cwd })).stderr).toContain('古い形式（.xls）');
  expect((await run(['merge', 'd'], { cwd })).stderr).toContain('フォルダ');
});
