import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readXlsx } from '../../src/office/xlsx.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { run } from '../helpers/runCli.ts';

const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';
const answers = `answers:
  1-2-1-1: { state: met, note: "=社長 <印>" }
  1-2-1-2: { state: partial, missing: [2] }
  1-2-1-3: { state: not-applicable, reason: 機器がない }
  1-3-1-1: { state: unmet }
  1-3-1-3: { state: unmet }
  4-1-1-1: { state: unknown }`;
const firm = (rest = answers) => folderOfFirm(aim, rest);
const answersIn = (cwd: string) => parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).answers;

const SHEET = 'xl/worksheets/sheet2.xml';
const cell = (at: string, text: string, style = 3) =>
  text === '' ? `<c r="${at}" s="${style}"/>` : `<c r="${at}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;

interface Shape {
  /** The rows below the head. */
  readonly rows?: string;
  readonly more?: string;
  readonly prefix?: string;
}

/**
 * A workbook of the shape in which the official one is passed around, with columns for the answers at its right: a head
 * of two rows, merged cells on its left, ids of full width or broken over two lines, and parts that we know nothing of.
 */
function layoutIn(
  cwd: string,
  name: string,
  { rows, more, prefix = '' }: Shape = {},
): Readonly<Record<string, Uint8Array>> {
  const head =
    `<row r="1">${cell('B1', '表題')}</row>` +
    `<row r="2">${cell('B2', '分類')}${cell('L2', '評価基準No.')}${cell('M2', '評価基準')}${cell('N2', '記入欄')}</row>` +
    `<row r="3">${cell('N3', '対応状況')}${cell('O3', '備考')}</row>`;
  const own =
    rows ??
    `<row r="4" s="7" customFormat="1">${cell('B4', '大')}${cell('L4', '１－２－１－１')}${cell('M4', 'あ')}${cell('N4', '', 9)}</row>` +
      `<row r="5">${cell('L5', '1-2-\n1-2')}${cell('M5', 'い')}${cell('N5', '○', 9)}${cell('O5', '前のまま')}</row>` +
      `<row r="6">${cell('L6', '1-2-1-3')}<c r="N6" s="9"><f>A1</f><v>1</v></c></row>` +
      `<row r="7">${cell('L7', '1-3-1-1')}${cell('N7', '×', 9)}</row>` +
      `<row r="8">${cell('B8', '小計')}</row>`;
  const merges = '<mergeCells count="2"><mergeCell ref="B4:B7"/><mergeCell ref="L2:L3"/></mergeCells>';
  const plain = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="15" max="15" width="30" style="5"/></cols><sheetData>${head}${own}</sheetData>${more ?? merges}<x14 row="1"/></worksheet>`;
  const sheet =
    prefix === ''
      ? plain
      : plain.replace(/<(\/?)(\w+)/g, `<$1${prefix}$2`).replace('xmlns=', `xmlns:${prefix.replace(':', '')}=`);
  const relations = ['sheet1', 'sheet2']
    .map((id) => `<Relationship Id="${id}" Type="x/worksheet" Target="worksheets/${id}.xml"/>`)
    .join('');
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="説明" r:id="sheet1"/><sheet name="要求" r:id="sheet2"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`),
    'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData/></worksheet>'),
    [SHEET]: strToU8(sheet),
    'xl/styles.xml': strToU8('<styleSheet/>'),
    'xl/media/image1.png': new Uint8Array([1, 2, 3]),
  };
  const zipped: Zippable = {
    ...parts,
    'xl/media/image1.png': [parts['xl/media/image1.png'] ?? new Uint8Array(), { level: 0 }],
  };
  writeFileSync(join(cwd, name), zipSync(zipped));
  return parts;
}

const textsOf = (cwd: string, name: string) => {
  const [, sheet] = readXlsx({ name, bytes: readFileSync(join(cwd, name)) }).sheets;
  const read = sheet?.read();
  return (column: number, row: number) => read?.cellAt(column, row)?.text;
};
const into = (cwd: string, ...more: readonly string[]) =>
  run(['handout', '--into', 'theirs.xlsx', '-o', 'filled.xlsx', ...more], { cwd });

describe('a workbook of another layout', () => {
  test('is filled in where it stands: its own cells alone, in its own words, and all else as it was', async () => {
    const cwd = firm();
    const before = layoutIn(cwd, 'theirs.xlsx');
    const original = readFileSync(join(cwd, 'theirs.xlsx'));
    const { code, stderr } = await into(cwd);
    expect(code).toBe(1);
    expect(stderr).toContain('filled.xlsx に、3個のセルを書きました');
    expect(stderr).toContain('書き換えたセル（1）: N5');
    expect(stderr).toContain('数式なので、そのままにしたセル（1）: N6');
    expect(stderr).toContain('この表にない基準の答えは、入っていません（2）: 1-3-1-3、4-1-1-1');
    expect(readFileSync(join(cwd, 'theirs.xlsx'))).toEqual(original);
    const after = unzipSync(readFileSync(join(cwd, 'filled.xlsx')));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [part, content] of Object.entries(before)) if (part !== SHEET) expect(after[part]).toEqual(content);
    // Only those three cells differ, each with the look it had, or that of its row.
    const xml = strFromU8(after[SHEET] ?? new Uint8Array());
    const cells = /<c r="(N4|O4|N5)"[^>]*?(?:\/>|>.*?<\/c>)/gs;
    expect(xml.replace(cells, '')).toBe(strFromU8(before[SHEET] ?? new Uint8Array()).replace(cells, ''));
    expect([...xml.matchAll(cells)].map(([text]) => /s="(\d+)"/.exec(text)?.[1])).toEqual(['9', '7', '9']);
    const at = textsOf(cwd, 'filled.xlsx');
    expect([at(14, 4), at(15, 4), at(14, 5), at(15, 5), at(14, 7)]).toEqual(['○', "'=社長 <印>", '△', '前のまま', '×']);
  });

  test('comes home as what is here already', async () => {
    const cwd = firm();
    layoutIn(cwd, 'theirs.xlsx');
    await into(cwd);
    const before = answersIn(cwd);
    const { stdout } = await run(['merge', 'filled.xlsx', '--dry-run'], { cwd });
    expect(stdout.replace(/\s+/g, '')).toContain('N列「対応状況」＝答え');
    // But for the note that the firm has not, and the cell with a formula.
    expect(stdout).toMatch(/取り込むもの（1）\n +1-2-1-2 メモ: なし → 前のまま/);
    expect(stdout).toContain('取り込めないセル（1）');
    expect(answersIn(cwd)).toEqual(before);
  });

  test('takes the columns that are told, even where nothing stands in them, and names the flag where it cannot know', async () => {
    const cwd = firm();
    const row = (number: number, id: string) => `<row r="${number}">${cell(`L${number}`, id)}</row>`;
    layoutIn(cwd, 'theirs.xlsx', { rows: row(4, '1-2-1-1') + row(5, '1-3-1-1'), more: '' });
    const bare = readFileSync(join(cwd, 'theirs.xlsx'));
    writeFileSync(
      join(cwd, 'theirs.xlsx'),
      zipSync({
        ...unzipSync(bare),
        [SHEET]: strToU8(`<worksheet><sheetData>${row(4, '1-2-1-1')}${row(5, '1-3-1-1')}</sheetData></worksheet>`),
      }),
    );
    const asked = await into(cwd);
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('--columns "id=L,answer=M"')]);
    expect(existsSync(join(cwd, 'filled.xlsx'))).toBe(false);
    const answers = answersIn(cwd);
    answers['1-2-1-1'].evidence = [{ title: '体制表' }, { title: '秘密の契約', confidential: true }];
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      stringify({ ...parse(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')), answers }),
    );
    await into(cwd, '--columns', 'id=L,answer=P,evidence=Q');
    const at = textsOf(cwd, 'filled.xlsx');
    expect([at(16, 4), at(16, 5), at(17, 4)]).toEqual(['○', '×', '体制表']);
  });

  test('a merged cell over several criteria is written only where all of them say the same', async () => {
    const cwd = firm();
    const row = (number: number, id: string) =>
      `<row r="${number}">${cell(`L${number}`, id)}${cell(`N${number}`, '')}</row>`;
    layoutIn(cwd, 'theirs.xlsx', {
      rows: row(4, '1-3-1-1') + row(5, '1-3-1-3') + row(6, '1-2-1-1') + row(7, '1-2-1-2'),
      more: '<mergeCells><mergeCell ref="N4:N5"/><mergeCell ref="N6:N7"/></mergeCells>',
    });
    const { stderr } = await into(cwd);
    expect(stderr).toContain('そのままにしたセル（2）: N6、N7');
    const at = textsOf(cwd, 'filled.xlsx');
    expect([at(14, 4), at(14, 6)]).toEqual(['×', undefined]);
  });

  test('in the words of its list, under a prefix, and without addresses of its cells', async () => {
    const cwd = firm();
    const list =
      '<dataValidations><dataValidation type="list" sqref="N4:N9"><formula1>"実施済,一部実施,未実施,該当なし"</formula1></dataValidation></dataValidations>';
    layoutIn(cwd, 'theirs.xlsx', { more: list, prefix: 'x:' });
    await into(cwd);
    const at = textsOf(cwd, 'filled.xlsx');
    expect([at(14, 4), at(14, 5)]).toEqual(['実施済', '一部実施']);
    expect(strFromU8(unzipSync(readFileSync(join(cwd, 'filled.xlsx')))[SHEET] ?? new Uint8Array())).toContain(
      '<x:is><x:t',
    );
  });

  test('is never written over, nor given another name than its own, without being told to', async () => {
    const cwd = firm();
    layoutIn(cwd, 'theirs.xlsx');
    const original = readFileSync(join(cwd, 'theirs.xlsx'));
    const to = (...argv: readonly string[]) => run(['handout', '--into', 'theirs.xlsx', ...argv], { cwd });
    expect(await to('-o', 'theirs.xlsx')).toMatchObject({ code: 2, stderr: expect.stringContaining('output-exists') });
    expect(await to()).toMatchObject({ code: 2, stderr: expect.stringContaining('-o') });
    expect(await to('-o', 'a.csv')).toMatchObject({ code: 2 });
    expect(await to('-o', 'a.xlsx', '--unknown')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--into と'),
    });
    expect(await run(['handout', '--unknown', '--columns', 'id=A,answer=B'], { cwd })).toMatchObject({ code: 2 });
    expect(readFileSync(join(cwd, 'theirs.xlsx'))).toEqual(original);
    expect(await to('-o', 'theirs.xlsx', '--force')).toMatchObject({ code: 1 });
    expect(textsOf(cwd, 'theirs.xlsx')(14, 4)).toBe('○');
    writeFileSync(join(cwd, 'theirs.xlsx'), 'no workbook');
    expect(await into(cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining('not-a-workbook') });
  });

  test('with a number that reaches over several rows comes home once', async () => {
    const cwd = firm('answers: {}');
    layoutIn(cwd, 'theirs.xlsx', {
      rows: `<row r="4">${cell('L4', '1-2-1-1')}${cell('M4', 'あ')}${cell('N4', '△')}</row><row r="5">${cell('M5', 'い')}</row>`,
      more: '<mergeCells><mergeCell ref="L4:L5"/><mergeCell ref="N4:N5"/></mergeCells>',
    });
    expect(await run(['merge', 'theirs.xlsx'], { cwd })).toMatchObject({ code: 0 });
    expect(answersIn(cwd)).toMatchObject({ '1-2-1-1': { state: 'partial' } });
  });
});
