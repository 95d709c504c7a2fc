import { shortDigestOf } from '../domain/digest.ts';
import { stateReadIn } from '../formats/stateWords.ts';
import { columnName } from '../office/ooxml.ts';
import { columnOf, type Sheet } from '../office/sheet.ts';
import type { Workbook } from '../office/xlsx.ts';
import { normalized, seenSigns } from '../text/normalized.ts';
import { idFinder, typedId } from '../text/typed.ts';
import { DATA_SHEET, type HandoutColumn } from './handoutWorkbook.ts';
import { headingWords } from './headingWords.ts';

/** What may stand in the columns of a table of somebody's own, by the word of `--columns`. */
export const ownColumns = {
  id: 'id',
  answer: 'state',
  options: 'options',
  missing: 'missing',
  reason: 'reason',
  note: 'note',
  'last-done': 'lastDone',
  evidence: 'evidence',
  owner: 'owner',
  due: 'due',
} as const satisfies Readonly<Record<string, HandoutColumn>>;
export type OwnColumn = keyof typeof ownColumns;

const ownWords = Object.keys(ownColumns).filter((word): word is OwnColumn => Object.hasOwn(ownColumns, word));

/** Which column of a table holds what, each counted from 1. */
export type ColumnsOfTable = ReadonlyMap<OwnColumn, number>;

/** A sheet of somebody's own that lists criteria. */
export interface OwnTable {
  readonly name: string;
  readonly sheet: Sheet;
  /** The first row with the id of a criterion. */
  readonly firstRow: number;
  /** A short hash of what stands over its rows, by which a table of the same form is known. */
  readonly head: string;
  /** The columns that hold something, from the left. */
  readonly columns: readonly OwnTableColumn[];
}

export interface OwnTableColumn {
  readonly at: number;
  /** What stands over it, the nearest first. */
  readonly headings: readonly string[];
  /** What stands in it first, from the first row with an id on. */
  readonly values: readonly string[];
  /** Rows in which it names criteria. */
  readonly ids: number;
  /** Rows in which a state can be read. */
  readonly states: number;
  /** Rows in which it can be nothing else. */
  readonly sure: number;
}

/** A head of more rows than this is a page of its own. */
const HIGHEST_HEAD = 6;
/** No cell with ids is longer. */
const LONGEST_ID_CELL = 300;
/** The number of a finding is that of its criterion behind this. */
const FINDING = /^\s*F-/i;
const LONGEST_HEADING = 100;
const ROWS_LOOKED_AT = 40;
const SHOWN_VALUES = 3;

/** Whether a cell has the number of a finding, of a criterion or not. */
export function isFinding(text: string): boolean {
  return FINDING.test(normalized(text, 'NFKC'));
}

/** Reads the ids of a cell: one, however it is typed and broken, or several, where all of them are known. */
export function idsReader(ids: readonly string[]): (text: string) => readonly string[] {
  const find = idFinder(ids);
  const longest = longestTyped(ids);
  const beforeId = [/^\s*no\s*[.:]?/i, FINDING];
  const one = remembered((text) => {
    if (text.length > longest) return undefined;
    const found = find(text);
    if (found !== undefined) return found;
    const plain = normalized(text, 'NFKC');
    return beforeId.flatMap((before) => (before.test(plain) ? (find(plain.replace(before, '')) ?? []) : []))[0];
  });
  // Cells of a column say the same again and again: 「済」, 「○」, the name of a department.
  return remembered((text) => {
    if (text.length > LONGEST_ID_CELL || !/\S/.test(text)) return [];
    const whole = one(text);
    if (whole !== undefined) return [whole];
    const parts = text.split(/[\s、,，;；・／/]+/).filter((part) => part !== '');
    if (parts.length < 2 && parts[0] === text) return [];
    const each = new Set<string>();
    for (const part of parts) {
      const id = one(part);
      if (id === undefined) return [];
      each.add(id);
    }
    return [...each];
  });
}

/** The same for texts that come again. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly found: T }>();
  return (text) => {
    const { found } = known.get(text) ?? { found: read(text) };
    known.set(text, { found });
    return found;
  };
}

/** In letters, with room for how somebody types it: blanks around each mark, signs of no shape, 「No.」 before it. */
function longestTyped(ids: readonly string[]): number {
  return 3 * ids.reduce((most, { length }) => Math.max(most, length), 0) + 30;
}

/** The sheets that list criteria, those with most of them first. */
export function ownTables({ sheets }: Workbook, ids: readonly string[]): readonly OwnTable[] {
  const idsIn = idsReader(ids);
  const tables = sheets.flatMap(({ name, read }) => (name === DATA_SHEET ? [] : (tableIn(name, read(), idsIn) ?? [])));
  return tables.toSorted((a, b) => mostIds(b) - mostIds(a));
}

function mostIds({ columns }: OwnTable): number {
  return Math.max(0, ...columns.map(({ ids }) => ids));
}

/** What the cells of a column were found to hold so far. */
interface Count {
  ids: number;
  states: number;
  sure: number;
}

function tableIn(name: string, sheet: Sheet, idsIn: (text: string) => readonly string[]): OwnTable | undefined {
  const counts = new Map<number, Count>();
  const firsts: number[] = [];
  for (const row of sheet.rows) {
    for (const column of sheet.columnsIn(row)) {
      const { text = '' } = sheet.cellAt(column, row) ?? {};
      const count = counts.get(column) ?? { ids: 0, states: 0, sure: 0 };
      if (idsIn(text).length > 0) {
        count.ids += 1;
        firsts.push(row);
      } else {
        const reading = stateReadIn(text);
        if (reading !== undefined) count.states += 1;
        if (reading?.isSure) count.sure += 1;
      }
      counts.set(column, count);
    }
  }
  const [firstRow] = firsts;
  if (firstRow === undefined) return undefined;
  const heads = sheet.rows.filter((row) => row < firstRow && row >= firstRow - HIGHEST_HEAD).toReversed();
  const textsIn = (at: number, rows: readonly number[]) => {
    const texts = rows.map((row) => (sheet.cellAt(at, row)?.text ?? '').replace(/\s+/g, ' ').trim());
    return [...new Set(texts)].filter((text) => text !== '');
  };
  const below = sheet.rows.filter((row) => row >= firstRow).slice(0, ROWS_LOOKED_AT);
  const columns = [...counts.keys()]
    .toSorted((a, b) => a - b)
    .map((at): OwnTableColumn => {
      const { ids = 0, states = 0, sure = 0 } = counts.get(at) ?? {};
      const values = textsIn(at, below).slice(0, SHOWN_VALUES);
      return { at, headings: textsIn(at, heads), values, ids, states, sure };
    });
  const head = shortDigestOf(
    columns.map(({ at, headings }) => [at, ...headings]).filter(([, one]) => one !== undefined),
  );
  return { name, sheet, firstRow, head, columns };
}

/** What is left of a heading however it is typed; a longer text is none, and stays as it is. */
export function headingKey(text: string): string {
  if (text.length > LONGEST_HEADING) return text;
  return seenSigns(text).toLowerCase();
}

/**
 * What the columns of a table most likely hold: by the words over them and, for the ids, by what is in them.
 * @param named further words over columns, such as those of a hand-out in each language.
 */
export function proposedColumns(
  { columns }: OwnTable,
  named: (column: HandoutColumn) => readonly string[] = () => [],
): ColumnsOfTable {
  const found = new Map<OwnColumn, number>();
  const isFree = ({ at }: OwnTableColumn) => ![...found.values()].includes(at);
  const keys = new Map(columns.map(({ at, headings }) => [at, headings.map(headingKey)]));
  for (const word of ownWords) {
    const own = ownColumns[word];
    const words = new Set([...named(own), ...(headingWords[own] ?? [])].map(headingKey));
    const fits = columns.filter((column) => isFree(column) && keys.get(column.at)?.some((key) => words.has(key)));
    const [first] = word === 'id' ? mostOf(columns, fits, ({ ids }) => ids) : fits;
    if (first !== undefined) found.set(word, first.at);
  }
  return found;
}

/** Those of `preferred` that hold any, else of all, the most first. */
function mostOf(
  all: readonly OwnTableColumn[],
  preferred: readonly OwnTableColumn[],
  countOf: (column: OwnTableColumn) => number,
): readonly OwnTableColumn[] {
  const most = (some: readonly OwnTableColumn[]) =>
    some.filter((one) => countOf(one) > 0).toSorted((a, b) => countOf(b) - countOf(a));
  const [first] = most(preferred);
  return first === undefined ? most(all) : [first];
}

/**
 * The column in which most states can be read, for a guess that somebody looks at. One whose words are states for sure
 * comes first: ● in a column of the official table says at which level a criterion is, and no answer.
 */
export function likelyAnswers({ columns }: OwnTable): number | undefined {
  const sure = columns.filter((column) => column.sure > 0);
  return mostOf(columns, sure, ({ states }) => states)[0]?.at;
}

/** `id=A,answer=C`: as `--columns` takes it, and as the history keeps it. */
export function columnsText(columns: ColumnsOfTable): string {
  return ownWords
    .flatMap((word) => {
      const at = columns.get(word);
      return at === undefined ? [] : [`${word}=${columnName(at)}`];
    })
    .join(',');
}

/** 27 for `aa`, in letters of any width; undefined where it is none. */
export function columnMeant(typed: string): number | undefined {
  const letters = typedId(typed).toUpperCase();
  return /^[A-Z]{1,3}$/.test(letters) ? columnOf(letters) : undefined;
}

/** What a person wrote for `--columns`. */
export interface ColumnsTold {
  readonly sheet?: string;
  /** Letters or headings, as typed. */
  readonly columns: ReadonlyMap<OwnColumn, string>;
}

/**
 * Reads `id=A,answer=C,note=備考,sheet=点検`: words in the language of the reader, or those of `ownColumns`.
 * @param wordsOf what else a column may be called.
 * @returns undefined where it cannot be read, or names no column for the ids or the answers.
 */
export function readColumns(
  typed: string,
  wordsOf: (column: HandoutColumn) => readonly string[] = () => [],
): ColumnsTold | undefined {
  const parts = typed.split(/[,、，]/).filter((part) => part.trim() !== '');
  const columns = new Map<OwnColumn, string>();
  let sheet: string | undefined;
  for (const part of parts) {
    const [, name = '', value = ''] = /^([^=＝]*)[=＝](.*)$/s.exec(part) ?? [];
    const key = headingKey(name);
    const word = ownWords.find((one) =>
      [one, ownColumns[one], ...wordsOf(ownColumns[one])].some((other) => headingKey(other) === key),
    );
    if (value.trim() === '') return undefined;
    if (key === 'sheet' || key === 'シート') sheet = value.trim();
    else if (word === undefined || columns.has(word)) return undefined;
    else columns.set(word, value.trim());
  }
  if (!columns.has('id') || !columns.has('answer')) return undefined;
  return { columns, ...(sheet === undefined ? {} : { sheet }) };
}

/** A table, and which of its columns holds what. */
export interface MappedTable {
  readonly table: OwnTable;
  readonly columns: ColumnsOfTable;
}

/**
 * The table that somebody has told the columns of: a heading goes before a letter, since a column may be called A.
 * @param isToFill whether the columns are to be written into, and may be empty.
 * @returns undefined where there is no such sheet or column, or no id in the one for the ids.
 */
export function mappedTable(
  tables: readonly OwnTable[],
  { sheet, columns }: ColumnsTold,
  isToFill = false,
): MappedTable | undefined {
  const wanted = tables.filter(({ name }) => sheet === undefined || headingKey(name) === headingKey(sheet));
  const mapped = wanted.flatMap((table): readonly MappedTable[] => {
    const placed = [...columns].map(([word, typed]) => [word, placeOf(table, typed, isToFill)] as const);
    const whole = placed.flatMap(([word, at]) => (at === undefined ? [] : [[word, at] as const]));
    return whole.length < placed.length ? [] : [{ table, columns: new Map(whole) }];
  });
  const idsOf = ({ table, columns: own }: MappedTable) =>
    table.columns.find(({ at }) => at === own.get('id'))?.ids ?? 0;
  const [first] = mapped.filter((one) => idsOf(one) > 0).toSorted((a, b) => idsOf(b) - idsOf(a));
  return first;
}

function placeOf({ columns }: OwnTable, typed: string, isToFill: boolean): number | undefined {
  const key = headingKey(typed);
  const called = columns.find(({ headings }) => headings.some((heading) => headingKey(heading) === key));
  if (called !== undefined) return called.at;
  const meant = columnMeant(typed);
  return isToFill || columns.some(({ at }) => at === meant) ? meant : undefined;
}
