import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { entryOf, type FormEntry, withEntry } from '../../src/exchange/filledForm.ts';
import { DATA_SHEET } from '../../src/exchange/handoutWorkbook.ts';
import { sealed } from '../../src/form/answerFile.ts';
import { writeCsv } from '../../src/office/csv.ts';
import { writeXlsx } from '../../src/office/write.ts';
import { readXlsx } from '../../src/office/xlsx.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { ENTER, run, sitDown, TODAY } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const ids = ['1-2-1-1', '1-2-1-2', '1-2-1-3', '4-1-5-3'];
const WHO = '総務 花子';

/** What somebody knows, as every face has to write it down. */
const known: Readonly<Record<string, Partial<FormEntry>>> = {
  '1-2-1-1': { state: 'partial', missing: [2] },
  '1-2-1-2': { state: 'unmet' },
  '1-2-1-3': { state: 'met', lastDone: '2026-04-06' },
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
  person.types('3');
  await person.sees('1-2-1-3');
  await person.sees('q 保存して終わる');
  person.types('1');
  await person.sees('最後に行った日');
  person.types(`2026-04-06${ENTER}`);
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
  '1-2-1-1': { 答え: '一部だけ', 'まだの条件の番号（一部だけのとき）': '2' },
  '1-2-1-2': { 答え: 'まだ' },
  '1-2-1-3': { 答え: 'できている', 最後に行った日: '2026/4/6' },
  '4-1-5-3': { 答え: 'できている', '当てはまる選択肢（a など）': 'a' },
};

async function byTable(ending: 'xlsx' | 'csv') {
  const cwd = await handedOut('xlsx');
  const path = join(cwd, 'h.xlsx');
  const { sheets } = readXlsx({ name: 'h.xlsx', bytes: readFileSync(path) });
  const tables = sheets.map(({ name, read }) => {
    const sheet = read();
    const width = Math.max(...sheet.rows.flatMap((row) => [...sheet.columnsIn(row)]));
    const rows = sheet.rows.map((row) =>
      Array.from({ length: width }, (_, at) => sheet.cellAt(at + 1, row)?.text ?? ''),
    );
    const head = rows.find(([first]) => first === '番号') ?? [];
    const filled = rows.map((row) => row.map((cell, at) => typed[row[0] ?? '']?.[head[at] ?? ''] ?? cell));
    return { name, widths: row(width), rows: name === DATA_SHEET ? rows : filled };
  });
  const own = tables.filter(({ rows }) => rows.some(([first]) => first === '番号'));
  if (ending === 'xlsx') writeFileSync(path, writeXlsx({ sheets: tables }));
  else writeFileSync(join(cwd, 'h.csv'), own.map((sheet) => writeCsv({ ...sheet, head: [] })).join(''));
  return home(cwd, `h.${ending}`);
}

function row(width: number): number[] {
  return Array.from({ length: width }, () => 10);
}

test('one set of answers is the same file, whoever wrote it down where', async () => {
  const [keyboard, form, workbook] = [await byKeyboard(), await byForm(), await byTable('xlsx')];
  expect(keyboard.answers).toMatchObject({
    '1-2-1-1': { state: 'partial', missing: [2], note: '前のメモ', owner: '総務部長', answeredBy: WHO },
    '1-2-1-2': { state: 'unmet', answeredOn: TODAY },
    '1-2-1-3': { state: 'met', lastDone: '2026-04-06' },
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
