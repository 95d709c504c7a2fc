import { parse } from 'csv-parse/sync';
import { UserError } from '../errors.ts';
import { addressOf, type Cell, MOST_LETTERS } from './sheet.ts';
import type { Workbook } from './xlsx.ts';

/** More cells than a sheet of ours has by far. */
const MOST_CELLS = 20_000;
const LONGEST_CELL = 40_000;
/** What separates cells, and stands in quoted texts, too: far more of it is in no table that somebody has filled in. */
const MOST_SEPARATORS = 20 * MOST_CELLS;
const separators = [',', '\t', ';'] as const;

/**
 * A table of text as a workbook with one sheet. Rows count as in a spreadsheet: a text of several lines is one.
 * @throws UserError csv-quote-open, workbook-too-large
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
  const delimiter = separatorOf(text);
  // The parser counts the cells of a record when it is whole, and keeps all of them until then.
  if (text.length > MOST_LETTERS || hasMore(text, delimiter, MOST_SEPARATORS)) {
    throw new UserError('workbook-too-large', { file });
  }
  let cells = 0;
  try {
    return parse(text, {
      bom: true,
      delimiter,
      record_delimiter: [...LINE_ENDS],
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
    const open = hasCode(error, 'CSV_QUOTE_NOT_CLOSED') ? openQuoteIn(text, delimiter) : undefined;
    throw open === undefined ? error : new UserError('csv-quote-open', { file, ...open });
  }
}

/** Whether a text has a sign more often than so many times. */
function hasMore(text: string, sign: string, most: number): boolean {
  let count = 0;
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) if (++count > most) return true;
  return false;
}

/** Each of them ends a line, whatever the others end with: a table goes through several programs. */
const LINE_ENDS = ['\r\n', '\n', '\r'] as const;

/** As much of a text as tells it from others. */
const SHOWN = 20;

/**
 * Where the quote stands that is never closed: its line in the text, counted from 1, and what follows it there. A quote
 * opens a cell only at its beginning, and closes it only at its end, as for the parser.
 */
function openQuoteIn(text: string, separator: string): { readonly line: number; readonly text: string } | undefined {
  const endLength = (at: number) => LINE_ENDS.find((one) => text.startsWith(one, at))?.length ?? 0;
  const isEnd = (at: number) => at >= text.length || text[at] === separator || endLength(at) > 0;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += endLength(at) || 1) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close < 0) {
        const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
        const [rest = ''] = text.slice(at + 1).split(/[\r\n]/, 1);
        return { line, text: [...rest].slice(0, SHOWN).join('') };
      }
      at = close + 1;
    }
    while (!isEnd(at)) at += 1;
  }
  return undefined;
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
