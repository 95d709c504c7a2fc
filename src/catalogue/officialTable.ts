import { UserError } from '../errors.ts';
import { addressOf, type Cell, columnOf, type Sheet } from '../office/sheet.ts';
import type { Workbook } from '../office/xlsx.ts';
import { normalized } from '../text/normalized.ts';
import { typedId } from '../text/typed.ts';

/** The name of the sheet in the workbook as published. */
export const OFFICIAL_SHEET = '★3・★4要求事項・評価基準';

/** Longest text taken over, as for what a person types. */
const LONGEST_TEXT = 4_000;

/** What a row of the official workbook says of its criterion. */
export const officialFields = [
  'categoryId',
  'category',
  'sectionId',
  'section',
  'requirementId',
  'title',
  'level',
  'criterionId',
  'text',
] as const;
export type OfficialField = (typeof officialFields)[number];

export interface OfficialRow {
  /** The number of the criterion, as plain text. */
  readonly id: string;
  readonly cells: Readonly<Record<OfficialField, OfficialCell>>;
}

export interface OfficialCell {
  readonly text: string;
  /** Where the value stands: of a merged range, its first cell. */
  readonly address: string;
  readonly hasFormula: boolean;
}

/** The criteria as the official workbook lists them. */
export interface OfficialTable {
  readonly sheet: string;
  readonly headerRow: number;
  /** Fields for which there is no column. */
  readonly missing: readonly OfficialField[];
  readonly rows: readonly OfficialRow[];
}

type Columns = Readonly<Record<OfficialField, number | undefined>>;

/** The layout of 20260327001-c.xlsx, edition 2026-03-27: headings on row 2. */
const published = {
  headerRow: 2,
  columns: {
    categoryId: columnOf('B'),
    category: columnOf('C'),
    sectionId: columnOf('D'),
    section: columnOf('E'),
    requirementId: columnOf('F'),
    title: columnOf('I'),
    level: columnOf('K'),
    criterionId: columnOf('L'),
    text: columnOf('M'),
  },
} as const;

/**
 * Assumption: only the headings of K, L and M are confirmed. The others are recognised by these words where a copy has
 * moved its columns; in the published layout they are taken by their place.
 */
const headings: Readonly<Record<OfficialField, RegExp>> = {
  categoryId: /^大分類(no|番号)$/,
  category: /^大分類(名|名称)?$/,
  sectionId: /^中分類(no|番号)$/,
  section: /^中分類(名|名称)?$/,
  requirementId: /^要求事項(no|番号)$/,
  title: /^(要求事項)?\(?(見出し|要求事項名)\)?$/,
  level: /^(★3\/★4|段階|レベル)$/,
  criterionId: /^評価基準(no|番号)$/,
  text: /^評価基準$/,
};

const LAST_HEADER_ROW = 10;
const LAST_HEADER_COLUMN = 60;

/** A number of the scheme: `4-1-3-2`. Longer things in its column are notes below the table. */
const NUMBER = /^[0-9a-z]+(?:[-.][0-9a-z]+)*$/i;
const LONGEST_NUMBER = 20;

/**
 * Finds the criteria by the headings over them, whatever the sheet is called.
 * @throws UserError workbook-without-criteria
 */
export function readOfficial(workbook: Workbook): OfficialTable {
  const byName = workbook.sheets.filter(({ name }) => name === OFFICIAL_SHEET);
  const others = workbook.sheets.filter(({ name }) => name !== OFFICIAL_SHEET);
  for (const { name, read } of [...byName, ...others]) {
    const sheet = read();
    const headerRow = findHeaderRow(sheet);
    if (headerRow !== undefined) return readTable(name, sheet, headerRow);
  }
  throw new UserError('workbook-without-criteria', { file: workbook.name });
}

function findHeaderRow(sheet: Sheet): number | undefined {
  return sheet.rows
    .filter((row) => row <= LAST_HEADER_ROW)
    .find((row) => findColumn(sheet, row, 'criterionId') !== undefined && findColumn(sheet, row, 'text') !== undefined);
}

function findColumn(sheet: Sheet, row: number, field: OfficialField): number | undefined {
  return sheet
    .columnsIn(row)
    .filter((column) => column <= LAST_HEADER_COLUMN)
    .find((column) => headings[field].test(plainHeading(sheet.cellAt(column, row))));
}

function plainHeading(cell: Cell | undefined): string {
  return squeeze(cell?.text ?? '')
    .replace(/[.:]/g, '')
    .toLowerCase();
}

function readTable(name: string, sheet: Sheet, headerRow: number): OfficialTable {
  const columns = findColumns(sheet, headerRow);
  const idColumn = columns.criterionId ?? 0;
  const rows = sheet.rows.filter((row) => row > headerRow && sheet.cellAt(idColumn, row) !== undefined);
  return {
    sheet: name,
    headerRow,
    missing: officialFields.filter((field) => columns[field] === undefined),
    rows: rows.map((row) => readRow(sheet, columns, row)).filter(({ id }) => isNumber(id)),
  };
}

function findColumns(sheet: Sheet, headerRow: number): Columns {
  const found = mapFields((field) => findColumn(sheet, headerRow, field));
  const isPublished =
    headerRow === published.headerRow &&
    (['level', 'criterionId', 'text'] as const).every((field) => found[field] === published.columns[field]);
  if (!isPublished) return found;
  return mapFields((field) => {
    const column = published.columns[field];
    return sheet.cellAt(column, headerRow) === undefined ? found[field] : column;
  });
}

function readRow(sheet: Sheet, columns: Columns, row: number): OfficialRow {
  const cells = mapFields((field) => readCell(sheet, columns[field], row));
  return { id: plainNumber(cells.criterionId.text), cells };
}

function readCell(sheet: Sheet, column: number | undefined, row: number): OfficialCell {
  if (column === undefined) return { text: '', address: '', hasFormula: false };
  const cell = sheet.cellAt(column, row);
  const text = (cell?.text ?? '').trim().slice(0, LONGEST_TEXT).toWellFormed();
  return { text, address: cell?.address ?? addressOf(column, row), hasFormula: cell?.hasFormula ?? false };
}

function isNumber(id: string): boolean {
  return id.length <= LONGEST_NUMBER && NUMBER.test(id) && /\d/.test(id);
}

/** `No.４−１−３−２` is 4-1-3-2. */
export function plainNumber(text: string): string {
  return typedId(squeeze(text)).replace(/^no\.?/i, '');
}

/** Full-width and half-width signs are the same here, and spaces and line breaks do not count. */
export function squeeze(text: string): string {
  return normalized(text, 'NFKC').replace(/\s+/g, '');
}

function mapFields<T>(make: (field: OfficialField) => T): Record<OfficialField, T> {
  return {
    categoryId: make('categoryId'),
    category: make('category'),
    sectionId: make('sectionId'),
    section: make('section'),
    requirementId: make('requirementId'),
    title: make('title'),
    level: make('level'),
    criterionId: make('criterionId'),
    text: make('text'),
  };
}
