import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { entryOf, type FormEntry, withEntry } from '../../src/exchange/filledForm.ts';
import { sealed } from '../../src/form/answerFile.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { typeInto, typeIntoCsv } from '../helpers/handoutTable.ts';
import { ENTER, run, sitDown, TODAY } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const ids = ['1-2-1-1', '1-2-1-2', '1-2-1-3', '1-2-3-1', '4-1-2-1', '4-1-5-3'];
const WHO = '総務 花子';

/** What somebody knows, as every face has to write it down. */
const known: Readonly<Record<string, Partial<FormEntry>>> = {
  '1-2-1-1': { state: 'partial', missing: [2] },
  '1-2-1-2': { state: 'unmet', note: '来月に決める', evidence: '体制図の案', owner: '総務課', due: '2027-03-31' },
  '1-2-1-3': { state: 'met', lastDone: '2026-04-06' },
  '1-2-3-1': { state: 'unknown', note: '社長に聞く' },
  '4-1-2-1': { state: 'not-applicable', reason: '機器がない' },
  '4-1-5-3': { state: 'met', options: ['a'] },
};

/** A firm with an answer of before, and a hand-out of it. */
async function handedOut(ending: string) {
  const before =
    '{ state: not-applicable, reason: 前の理由, note: 前のメモ, owner: 総務部長, answeredOn: 2026-01-01, answeredBy: 前の人 }';
  const cwd = folderOfFirm(aim, `answers:\n  1-2-1-1: ${before}`);
  await run(['handout', '--ids', ids.join(), '-o', `h.${ending}`], { cwd });
  return cwd;
}

const fileIn = (cwd: string) => readFileSync(join(cwd, 'assessment.yaml'), 'utf8');

/** The whole file of the firm, once a hand-out has come home. */
async function home(cwd: string, name: string) {
  expect(await run(['merge', name, '--by', WHO], { cwd })).toMatchObject({ code: 0 });
  return fileIn(cwd);
}

/** A table of text does not know what it was made from: whoever takes it home says that the answer of before is no more. */
async function homeAsked(cwd: string, name: string) {
  const person = sitDown(['merge', name, '--by', WHO], { cwd });
  await person.sees('[2]');
  person.types('2');
  expect(await person.finished).toMatchObject({ code: 0 });
  return fileIn(cwd);
}

async function byKeyboard() {
  const cwd = await handedOut('yaml');
  const person = sitDown(['ask', 'h.yaml', '--by', WHO], { cwd });
  await person.sees('q 保存して終わる');
  person.types('2');
  await person.sees('まだの条件の番号を押します');
  person.types('2');
  await person.sees('[2]');
  person.types(ENTER);
  await person.sees('1-2-1-2');
  await person.sees('q 保存して終わる');
  person.types('n');
  await person.sees('メモ（何も');
  person.types(`来月に決める${ENTER}`);
  await person.sees('q 保存して終わる');
  person.types('e');
  await person.sees('証拠の名前');
  person.types(`体制図の案${ENTER}`);
  await person.sees('置き場所');
  person.types(ENTER);
  await person.sees('証拠の日付');
  person.types(ENTER);
  await person.sees('q 保存して終わる');
  person.types('o');
  await person.sees('[o] 名前を書く');
  person.types('o');
  await person.sees('担当（名前か');
  person.types(`総務課${ENTER}`);
  await person.sees('q 保存して終わる');
  person.types('d');
  await person.sees('期限（例');
  person.types(`2027-03-31${ENTER}`);
  await person.sees('q 保存して終わる');
  person.types('3');
  await person.sees('1-2-1-3');
  await person.sees('q 保存して終わる');
  person.types('1');
  await person.sees('最後に行った日');
  person.types(`2026-04-06${ENTER}`);
  await person.sees('1-2-3-1');
  await person.sees('q 保存して終わる');
  person.types('n');
  await person.sees('メモ（何も');
  person.types(`社長に聞く${ENTER}`);
  await person.sees('q 保存して終わる');
  person.types('4');
  await person.sees('4-1-2-1');
  await person.sees('q 保存して終わる');
  person.types('5');
  await person.sees('当てはまらない理由');
  person.types(`機器がない${ENTER}`);
  await person.sees('4-1-5-3');
  await person.sees('q 保存して終わる');
  person.types('1');
  await person.sees('どれに当てはまりますか');
  await person.sees('[3]');
  person.types('1');
  await person.sees('[1]');
  person.types(ENTER);
  await person.finished;
  return home(cwd, 'h.yaml');
}

async function byForm() {
  const cwd = await handedOut('html');
  const html = readFileSync(join(cwd, 'h.html'), 'utf8');
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html) ?? [];
  const { handout } = JSON.parse(json);
  const filled = ids.reduce(
    (whole, id) => withEntry(whole, id, { ...entryOf(whole, id), ...known[id] }, { on: TODAY, by: WHO }),
    handout,
  );
  writeFileSync(join(cwd, 'h-kaitou.json'), JSON.stringify(sealed(filled, TODAY)));
  return home(cwd, 'h-kaitou.json');
}

/** What is typed into the cells of a table, by the headings of the columns. */
const typed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1-2-1-1': { 答え: '一部だけ', まだの条件の番号: '2' },
  '1-2-1-2': {
    答え: 'まだ',
    メモ: '来月に決める',
    '証拠の名前（1行に1つ）': '体制図の案',
    担当: '総務課',
    期限: '2027/3/31',
  },
  '1-2-1-3': { 答え: 'できている', 最後に行った日: '2026/4/6' },
  '1-2-3-1': { 答え: 'わからない', メモ: '社長に聞く' },
  '4-1-2-1': { 答え: '当てはまらない', '理由（当てはまらないとき）': '機器がない' },
  '4-1-5-3': { 答え: 'できている', '選択肢（a など）': 'a' },
};

async function byTable(ending: 'xlsx' | 'csv') {
  const cwd = await handedOut('xlsx');
  (ending === 'xlsx' ? typeInto : typeIntoCsv)(join(cwd, 'h.xlsx'), typed);
  return (ending === 'xlsx' ? home : homeAsked)(cwd, `h.${ending}`);
}

test('one set of answers is the same file, whoever wrote it down where', async () => {
  const [keyboard, form, workbook, csv] = [
    await byKeyboard(),
    await byForm(),
    await byTable('xlsx'),
    await byTable('csv'),
  ];
  const { answers } = parse(keyboard);
  expect(answers).toEqual({
    '1-2-1-1': expect.objectContaining({ state: 'partial', missing: [2], note: '前のメモ', owner: '総務部長' }),
    '1-2-1-2': expect.objectContaining({
      state: 'unmet',
      note: '来月に決める',
      evidence: [{ title: '体制図の案' }],
      owner: '総務課',
      due: '2027-03-31',
      answeredOn: TODAY,
      answeredBy: WHO,
    }),
    '1-2-1-3': expect.objectContaining({ state: 'met', lastDone: '2026-04-06' }),
    '1-2-3-1': expect.objectContaining({ state: 'unknown', note: '社長に聞く' }),
    '4-1-2-1': expect.objectContaining({ state: 'not-applicable', reason: '機器がない' }),
    '4-1-5-3': expect.objectContaining({ state: 'met', options: ['a'] }),
  });
  expect(answers['1-2-1-1'].reason).toBeUndefined();
  expect(form).toBe(keyboard);
  expect(workbook).toBe(keyboard);
  expect(csv).toBe(keyboard);
});
