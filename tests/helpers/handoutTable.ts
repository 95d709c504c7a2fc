import { readFileSync, writeFileSync } from 'node:fs';
import { DATA_SHEET } from '../../src/exchange/handoutWorkbook.ts';

import { writeCsv, writeXlsx } from '../../src/office/write.ts';
import type { WrittenSheet } from '../../src/office/written.ts';
import { readXlsx } from '../../src/office/xlsx.ts';

/** What is typed into the cells of a hand-out: by criterion, and by the heading of the column. */
export type TypedCells = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every sheet of a hand-out as rows of texts, with what somebody has typed. */
function sheetsWith(path: string, typed: TypedCells): readonly WrittenSheet[] {
  const { sheets } = readXlsx({ name: path, bytes: readFileSync(path) });
  return sheets.map(({ name, read }) => {
    const sheet = read();
    const width = Math.max(...sheet.rows.flatMap((row) => [...sheet.columnsIn(row)]));
    const texts = sheet.rows.map((row) =>
      Array.from({ length: width }, (_, at) => sheet.cellAt(at + 1, row)?.text ?? ''),
    );
    const head = texts.find((row) => row.includes('番号')) ?? [];
    const id = head.indexOf('番号');
    const rows = texts.map((row) => row.map((cell, at) => typed[row[id] ?? '']?.[head[at] ?? ''] ?? cell));
    return { name, widths: Array.from({ length: width }, () => 10), rows: name === DATA_SHEET ? texts : rows };
  });
}

/** Types into a hand-out and saves it again, as a spreadsheet does. */
export function typeInto(path: string, typed: TypedCells): void {
  writeFileSync(path, writeXlsx({ sheets: sheetsWith(path, typed) }));
}

/** The same saved as a table of text beside it: the sheet of questions alone. */
export function typeIntoCsv(path: string, typed: TypedCells): void {
  const own = sheetsWith(path, typed).filter(({ rows }) => rows.some((row) => row.includes('番号')));
  writeFileSync(path.replace(/\.xlsx$/, '.csv'), own.map((sheet) => writeCsv({ ...sheet, head: [] })).join(''));
}

/** What all cells of a workbook say. */
export function textOfWorkbook(path: string): string {
  return sheetsWith(path, {})
    .flatMap(({ rows }) => rows.flat())
    .join('\n');
}
