import { parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { csvOf } from '../text/csv.ts';
import { addressOf, type Cell } from './sheet.ts';
import { cellText, type WrittenSheet } from './write.ts';
import type { Workbook } from './xlsx.ts';

/** More cells than a sheet of ours has by far. */
const MOST_CELLS = 20_000;
const LONGEST_CELL = 40_000;
const separators = [',', '\t', ';'] as const;

/** A sheet as CSV, with no text that a spreadsheet takes for a formula. */
export function writeCsv({ head = [], rows }: WrittenSheet): string {
  return csvOf([head, ...rows].map((cells) => cells.map(cellText)));
}

/**
 * A table of text as a workbook with one sheet. Rows count as in a spreadsheet: a text of several lines is one.
 * @throws UserError workbook-damaged, workbook-too-large
 */
export function readCsv({ name, text }: { readonly name: string; readonly text: string }): Workbook {
  const records = recordsIn(name, text);
  const rows = records.flatMap((cells, index) => (cells.some((cell) => cell.trim() !== '') ? [index + 1] : []));
  const cellAt = (column: number, row: number): Cell | undefined => {
    const cell = records[row - 1]?.[column - 1] ?? '';
    return cell === '' ? undefined : { text: cell, hasFormula: false, address: addressOf(column, row) };
  };
  const columnsIn = (row: number) =>
    (records[row - 1] ?? []).flatMap((cell, index) => (cell === '' ? [] : [index + 1]));
  return { name, sheets: [{ name, read: () => ({ rows, columnsIn, cellAt }) }], isDate1904: false };
}

function recordsIn(file: string, text: string): readonly (readonly string[])[] {
  let cells = 0;
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_CELL * 10,
      on_record: (record: string[]) => {
        cells += record.length;
        if (cells > MOST_CELLS) throw new UserError('workbook-too-large', { file });
        return record;
      },
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (hasCode(error, 'CSV_MAX_RECORD_SIZE')) throw new UserError('workbook-too-large', { file });
    throw new UserError('workbook-damaged', { file, detail: error instanceof Error ? error.message : '' });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What stands most often in the first line. */
function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r\n|\n|\r/, 1);
  const counts = separators.map((sign) => first.split(sign).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}
