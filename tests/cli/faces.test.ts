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
const ids = ['1-2-1-1', '1-2-1-2', '1-2-1-3', '4-1-2-1', '4-1-5-3'];
const WHO = '総務 花子';

/** What somebody knows, as every face has to write it down. */
const known: Readonly<Record<string, Partial<FormEntry>>> = {
  '1-2-1-1': { state: 'partial', missing: [2] },
  '1-2-1-2': { state: 'unmet', note: '来月に決める', evidence: '体制図の案', owner: '総務課', due: '2027-03-31' },
  '1-2-1-3': { state: 'met', lastDone: '2026-04-06' },
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

async function home(cwd: string, name: string) {
  const merged = await run(['merge', name, '--by', WHO], { cwd });
  const { answers } = parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8'));
  return { code: merged.code, answers };
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
  '4-1-2-1': { 答え: '当てはまらない', '理由（当てはまらないとき）': '機器がない' },
  '4-1-5-3': { 答え: 'できている', '選択肢（a など）': 'a' },
};

async function byTable(ending: 'xlsx' | 'csv') {
  const cwd = await handedOut('xlsx');
  (ending === 'xlsx' ? typeInto : typeIntoCsv)(join(cwd, 'h.xlsx'), typed);
  return home(cwd, `h.${ending}`);
}

test('one set of answers is the same file, whoever wrote it down where', async () => {
  const [keyboard, form, workbook] = [await byKeyboard(), await byForm(), await byTable('xlsx')];
  expect(keyboard.answers).toMatchObject({
    '1-2-1-1': { state: 'partial', missing: [2], note: '前のメモ', owner: '総務部長', answeredBy: WHO },
    '1-2-1-2': {
      state: 'unmet',
      note: '来月に決める',
      evidence: [{ title: '体制図の案' }],
      owner: '総務課',
      due: '2027-03-31',
      answeredOn: TODAY,
    },
    '1-2-1-3': { state: 'met', lastDone: '2026-04-06' },
    '4-1-2-1': { state: 'not-applicable', reason: '機器がない' },
    '4-1-5-3': { state: 'met', options: ['a'] },
  });
  expect(keyboard.answers['1-2-1-1'].reason).toBeUndefined();
  expect(form).toEqual(keyboard);
  expect(workbook).toEqual(keyboard);
  // A table of text does not know what it was made from: the answer that was there is left to be decided.
  const csv = await byTable('csv');
  const { '1-2-1-1': contested, ...others } = csv.answers;
  const { '1-2-1-1': _, ...same } = keyboard.answers;
  expect([csv.code, contested.state, others]).toEqual([1, 'not-applicable', same]);
});
