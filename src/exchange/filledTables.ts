import { UserError } from '../errors.ts';
import type { Sheet } from '../office/sheet.ts';
import type { Workbook } from '../office/xlsx.ts';
import type { FillOptions } from './filledCells.ts';
import { DATA_SHEET, type HandoutColumn, type HandoutWords, handoutColumns } from './handoutWorkbook.ts';
import { headingWords } from './headingWords.ts';
import { headingKey as keyOf, type MappedTable, ownColumns } from './ownTable.ts';

export interface Table {
  readonly name: string;
  readonly sheet: Sheet;
  readonly headRow: number;
  readonly columns: ReadonlyMap<HandoutColumn, number>;
  /** Of those columns, the ones under another word than ours. */
  readonly inOtherWords: readonly HandoutColumn[];
  /** What stands over a column. */
  readonly headingOf: (column: number) => string;
  readonly isDate1904: boolean;
}

/**
 * What people call the columns that stand beside any answer. Where a table has no such column under our own word, one
 * under another word is it: nobody writes 備考 beside answers for something else.
 */
const otherNames: ReadonlyMap<string, HandoutColumn> = new Map(
  (['options', 'missing', 'note', 'evidence', 'owner', 'due'] as const).flatMap((column) =>
    (headingWords[column] ?? []).map((word) => [keyOf(word), column] as const),
  ),
);

/** Headings further down are none. */
const LAST_HEAD_ROW = 20;

/** Every sheet with the headings: a copy may hold the answers. */
export function tablesIn(
  { name: file, sheets, isDate1904 }: Workbook,
  { languages, mapped }: FillOptions,
): readonly Table[] {
  if (mapped !== undefined) return mapped.map((one) => mappedAs(one, isDate1904));
  const tables = ourTables({ sheets, isDate1904 }, languages);
  if (tables.length === 0) throw new UserError('workbook-without-handout', { file, sheet: DATA_SHEET });
  return tables;
}

/** Whether one of the sheets has the headings of a hand-out over its columns, or those of a list of findings. */
export function hasOurHeadings(workbook: Workbook, languages: readonly HandoutWords[]): boolean {
  return ourTables(workbook, languages).some(({ columns }) => columns.has('state') || columns.has('reply'));
}

function ourTables(
  { sheets, isDate1904 }: Pick<Workbook, 'sheets' | 'isDate1904'>,
  languages: readonly HandoutWords[],
): readonly Table[] {
  const names = new Map(
    languages.flatMap(({ headings }) => handoutColumns.map((column) => [keyOf(headings[column]), column] as const)),
  );
  return sheets.flatMap(({ name, read }): readonly Table[] => {
    if (name === DATA_SHEET) return [];
    const sheet = read();
    for (const row of sheet.rows) {
      if (row > LAST_HEAD_ROW) break;
      const columns = headingsIn(sheet, row, names);
      if (!columns.has('id') || columns.size === 1) continue;
      const headingOf = (at: number) => sheet.cellAt(at, row)?.text ?? '';
      const others = headingsIn(sheet, row, otherNames, columns);
      const all = new Map([...columns, ...others]);
      return [{ name, sheet, headRow: row, columns: all, inOtherWords: [...others.keys()], headingOf, isDate1904 }];
    }
    return [];
  });
}

function mappedAs(
  { table: { name, sheet, firstRow, columns: all }, columns }: MappedTable,
  isDate1904: boolean,
): Table {
  return {
    name,
    sheet,
    headRow: firstRow - 1,
    columns: new Map([...columns].map(([word, at]) => [ownColumns[word], at])),
    inOtherWords: [],
    headingOf: (column) => all.find(({ at }) => at === column)?.headings[0] ?? '',
    isDate1904,
  };
}

function headingsIn(
  sheet: Sheet,
  row: number,
  names: ReadonlyMap<string, HandoutColumn>,
  known: ReadonlyMap<HandoutColumn, number> = new Map(),
): ReadonlyMap<HandoutColumn, number> {
  const found = new Map<HandoutColumn, number>();
  for (const column of sheet.columnsIn(row)) {
    const own = names.get(keyOf(sheet.cellAt(column, row)?.text ?? ''));
    if (own !== undefined && !known.has(own) && !found.has(own)) found.set(own, column);
  }
  return found;
}
