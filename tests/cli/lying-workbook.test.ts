import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommandProcess, startCommands } from '../helpers/commandProcess.ts';
import { folderOfFirm } from '../helpers/firm.ts';
import { run } from '../helpers/runCli.ts';
import { shippedCatalogue } from '../helpers/shipped.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

/** Where a lie is put into the sheet that a person reads. */
const lies: Readonly<Record<string, (xml: string) => string>> = {
  'a row without end in the last cell': (xml) => xml.replace(/<\/c>(?!.*<\/c>)/s, '<row r="Infinity"/></c>'),
  'a row with an exponent': (xml) => xml.replace('</sheetData>', '<row r="1e9"/></sheetData>'),
  'the last row with a digit more': (xml) =>
    xml.replace('</sheetData>', '<row r="1048577"><c r="A1048577"><v>1</v></c></row></sheetData>'),
  'a row that is no number': (xml) => xml.replace('</sheetData>', '<row r="NaN"/></sheetData>'),
  'a row that is no whole number': (xml) => xml.replace('</sheetData>', '<row r="1048575.5"/></sheetData>'),
  'a row below zero': (xml) => xml.replace('</sheetData>', '<row r="-1"/></sheetData>'),
  'a row that comes again': (xml) => xml.replace('</sheetData>', '<row r="1"/></sheetData>'),
};
const farDown = (xml: string) =>
  xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>7</v></c></row></sheetData>');

function changed(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[path] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...parts, [path]: strToU8(after) });
}

/** A firm with the copy of the official table and a hand-out that came back, both with the change in their sheet. */
async function folderWith(change: (xml: string) => string): Promise<string> {
  const cwd = folderOfFirm('{ id: scs-20260327, edition: "2026-03-27", level: star3 }', 'answers: {}');
  await run(['handout', '--ids', '1-2-1-1', '-o', 'h.xlsx'], { cwd });
  const handout = changed(readFileSync(join(cwd, 'h.xlsx')), 'xl/worksheets/sheet2.xml', change);
  writeFileSync(join(cwd, 'h.xlsx'), handout);
  const official = book([officialSheet(shippedCatalogue())]);
  writeFileSync(join(cwd, 'official.xlsx'), changed(official, 'xl/worksheets/s1.xml', change));
  return cwd;
}

let commands: CommandProcess;
beforeAll(async () => {
  commands = await startCommands(60_000);
});
afterAll(() => commands.end());

/** In another process: a loop that does not end could not be stopped in this one. */
async function runBuilt(cwd: string, ...argv: readonly string[]) {
  const told = await commands.obeyed({ argv, cwd });
  if (told === undefined) throw new Error(`${argv.join(' ')} never ends`);
  return told;
}

describe('a workbook that lies about where its rows are', () => {
  test.each(Object.keys(lies))('is refused at once: %s', async (lie) => {
    const cwd = await folderWith(lies[lie] ?? ((xml) => xml));
    const before = readFileSync(join(cwd, 'assessment.yaml'), 'utf8');
    for (const words of [
      ['merge', 'h.xlsx'],
      ['catalogue', 'official', 'official.xlsx'],
      ['report', '--official', 'official.xlsx'],
    ]) {
      const ja = await runBuilt(cwd, ...words);
      expect([ja.code, ja.stdout]).toEqual([2, '']);
      expect(ja.stderr).toMatch(
        /^エラー workbook-damaged .*は、Excelのブックとして読めません（xl\/worksheets\/s\w*\d\.xml: <row r="[\w.-]+">）/,
      );
      expect(ja.stderr).toContain('ヒント');
      const en = await runBuilt(cwd, ...words, '--lang', 'en');
      expect([en.code, en.stderr]).toEqual([2, expect.stringMatching(/cannot be read as an Excel workbook \(xl/)]);
    }
    expect(readFileSync(join(cwd, 'assessment.yaml'), 'utf8')).toBe(before);
  });

  test('one true row at the very end of a sheet is read like any other', async () => {
    const cwd = await folderWith(farDown);
    expect((await runBuilt(cwd, 'catalogue', 'official', 'official.xlsx', '--json')).stdout).toContain(
      '"matched": 153',
    );
    expect((await runBuilt(cwd, 'report', '--official', 'official.xlsx')).code).toBe(0);
    expect((await runBuilt(cwd, 'merge', 'h.xlsx')).stdout).toContain('1048576');
  });
});
