import type { Translate } from '../../i18n/t.ts';
import { criterionStates } from '../../scoring/result.ts';
import { sanitize, sanitizeLine } from '../../text/sanitize.ts';
import { widthOf } from '../../text/width.ts';
import type { Bars, Document, DocumentBlock, Part, Table } from '../document.ts';
import { stateWords } from '../states.ts';
import { describeBars, looks } from './bars.ts';
import { fittedWidths, leastWidth } from './fittedWidths.ts';
import { narrowed } from './narrowed.ts';
import { isTabular, tabled } from './tabled.ts';

/** A sheet of a workbook as rows of texts. */
export interface TextTable {
  readonly name: string;
  readonly widths: readonly number[];
  /** Stands over the rows of a sheet that is no table. */
  readonly title?: string;
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold figures, and columns to be filled in; columns count from 1. */
  readonly figures?: readonly number[];
  readonly inputs?: {
    readonly columns: readonly number[];
    readonly closed?: readonly (readonly [column: number, row: number])[];
  };
  /** How many of the first columns name a row, where it is not one. */
  readonly naming?: number;
  readonly charts?: readonly Chart[];
  readonly goesOn?: boolean;
}

/** Bars in a row of a sheet; their figures are a sheet of their own. */
interface Chart {
  /** Counts from 0. */
  readonly row: number;
  readonly title: string;
  readonly description: string;
  /** The place of the sheet with the figures. */
  readonly figures: number;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

interface Series extends Pick<(typeof looks)[keyof typeof looks], 'fill' | 'hatch' | 'onFill'> {
  readonly name: string;
  readonly column: number;
  readonly values: readonly number[];
}

/** Characters in the columns of the first sheet, and for the groups of rows. */
const FIRST_WIDTHS = [26, 124];
const GROUP_WIDTH = 22;
const LEAST_WIDTH = 12;
/** Where columns share a page. */
const LEAST_SHARE = 8;
/** Of what has no column of its own on paper. */
const JOINED_WIDTH = 24;
/** Of figures, which take less than the word over them. */
const FIGURE_WIDTH = 15;
const NO_GROUPS = ['', ''] as const;

/**
 * A document as the tables of a workbook: what it says in sentences first, with bars where they stand in it, then each of
 * its tables, and at last the figures of the bars.
 * @param page units of width on one page of paper.
 */
export function tablesOf(document: Document, t: Translate, page = 0): readonly TextTable[] {
  const { title, mark, facts, notices, parts } = document;
  const told: readonly Told[] = [
    ...(mark === undefined ? [] : [{ cells: [mark] }]),
    ...facts.map((cells) => ({ cells })),
    ...notices.map((notice) => ({ cells: [notice] })),
    ...parts.flatMap((part) => partRows(part, t)),
  ];
  const found = parts.flatMap((part) => tablesIn(part.blocks, part.title ?? title, t));
  // Whoever looks for the figures of bars has seen the bars.
  const tables = [...found.filter(({ bars }) => bars === undefined), ...found.filter(({ bars }) => bars !== undefined)];
  const charts = told.flatMap(({ bars }, row) => {
    const figures = tables.findIndex((table) => table.bars === bars) + 1;
    return bars === undefined ? [] : [chartOf(bars, tables[figures - 1]?.table.title ?? '', { row, figures }, t)];
  });
  return [
    {
      name: title,
      title: sanitize(title),
      widths: FIRST_WIDTHS,
      goesOn: true,
      rows: told.map(({ cells }) => (cells.length === 1 ? ['', ...cells] : cells).map(sanitize)),
      ...(charts.length === 0 ? {} : { charts }),
    },
    // The bars name the rows of their figures by number.
    ...tables.map(({ table, bars }) => ({ ...tableOf(onOnePage(table), page), goesOn: bars === undefined })),
  ];
}

/** A row of the first sheet; one with bars is theirs. */
interface Told {
  readonly cells: readonly string[];
  readonly bars?: Bars;
}

function chartOf(bars: Bars, title: string, place: Pick<Chart, 'row' | 'figures'>, t: Translate): Chart {
  const { rows } = bars;
  return {
    ...place,
    title: sanitizeLine(title),
    description: sanitizeLine(describeBars(bars, t)),
    labels: rows.map((row) => sanitize(row.title)),
    series: criterionStates.flatMap((state, index) => {
      const values = rows.map(({ counts }) => counts[state]);
      const { fill, hatch, onFill } = looks[state];
      const look = { fill, onFill, ...(hatch === undefined ? {} : { hatch }) };
      // The first column names the bars.
      return values.every((value) => value === 0)
        ? []
        : [{ name: stateWords(state, t), column: index + 2, values, ...look }];
    }),
  };
}

/** A part that is nothing but tables is the sheets of them; where they are called otherwise, it names them. */
function partRows({ title, blocks }: Part, t: Translate): readonly Told[] {
  const rows = blocks.flatMap(blockRows);
  const sheets = rows.length > 0 ? [] : tablesIn(blocks, title ?? '', t).map(({ table }) => table.title);
  const isSheet = rows.length === 0 && sheets.every((name) => name === title);
  return title === undefined || isSheet ? rows : [{ cells: [title, sheets.join(t('list.separator'))] }, ...rows];
}

function blockRows(block: DocumentBlock): readonly Told[] {
  const told = (...rows: readonly (readonly string[])[]) => rows.map((cells) => ({ cells }));
  switch (block.kind) {
    case 'text':
      return block.isForOperator ? [] : told(['', block.text]);
    case 'list':
      return told(...block.items.map((item) => ['', item]));
    case 'signature':
      return told([block.who, block.confirms], ...block.fields.map((field) => [field, '']));
    case 'form':
      return told(
        [
          block.title ?? '',
          [...(block.list ? [block.list.title, ...block.list.items] : []), ...(block.texts ?? [])].join('\n'),
        ],
        ...block.boxes.map((box) => ['□', box]),
        ...(block.choices === undefined ? [] : [['', block.choices.title]]),
        ...(block.choices?.items ?? []).map((item) => ['□', item]),
        ...block.lines.map((line) => [line, '']),
      );
    case 'callout':
      return told(['', block.text]);
    case 'folded':
      return block.blocks.flatMap(blockRows);
    case 'bars':
      return [{ cells: ['', ''], bars: block }];
    case 'table':
    case 'criteria-table':
    case 'steps':
    case 'criteria':
    case 'changes':
      return [];
  }
}

/** The tables among the blocks; each is a sheet of its own. */
function tablesIn(
  blocks: readonly DocumentBlock[],
  about: string,
  t: Translate,
): readonly { readonly table: Table; readonly bars?: Bars }[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [{ table: block }];
    if (block.kind === 'folded') return tablesIn(block.blocks, block.title, t);
    if (!isTabular(block)) return [];
    return [{ table: tabled(block, about, t), ...(block.kind === 'bars' ? { bars: block } : {}) }];
  });
}

/** The table with what has no width in the column before it, but for what is filled in or looked for. */
function onOnePage(table: Table): Table {
  if (!table.onePage) return table;
  const { columns, cells } = narrowed(table, ({ width, isInput, isSought }) => width !== 0 || !!isInput || !!isSought);
  const groups = table.groups.map((group) => ({
    ...group,
    parts: group.parts.map((part) => ({ ...part, rows: part.rows.map(cells) })),
  }));
  return { ...table, columns, groups };
}

/**
 * A table with what names its rows first, before what they are grouped by: on paper the first columns are what is
 * repeated where a row goes on beside the page.
 */
function tableOf({ title, columns, groupedBy = NO_GROUPS, groups, onePage }: Table, page: number): TextTable {
  const isOuter = groups.some((group) => group.title !== undefined);
  const isInner = groups.some(({ parts }) => parts.some((part) => part.title !== undefined));
  const naming = columns.findLastIndex(({ isHeader }) => isHeader === true) + 1;
  const kept = <T>([outer, inner]: readonly T[], own: readonly T[]): T[] => [
    ...own.slice(0, naming),
    ...(isOuter && outer !== undefined ? [outer] : []),
    ...(isInner && inner !== undefined ? [inner] : []),
    ...own.slice(naming),
  ];
  const groupColumns = Number(isOuter) + Number(isInner);
  const placesOf = (isOne: (column: Table['columns'][number]) => boolean | undefined) =>
    columns.flatMap((column, index) => (isOne(column) ? [(index < naming ? 0 : groupColumns) + index + 1] : []));
  const figures = placesOf(({ isNumeric }) => isNumeric);
  const inputs = placesOf(({ isInput }) => isInput);
  const closed = columns.flatMap((column, index) =>
    (column.closed ?? []).map((row) => [(index < naming ? 0 : groupColumns) + index + 1, row] as const),
  );
  const rows = groups.flatMap((outer) =>
    outer.parts.flatMap((inner) =>
      inner.rows.map((row) =>
        kept(
          [outer.title ?? '', inner.title ?? ''],
          row.map((lines) => lines.join('\n')),
        ).map(sanitize),
      ),
    ),
  );
  const widths = kept(
    [GROUP_WIDTH, GROUP_WIDTH],
    columns.map(({ width, isNumeric }) =>
      width ? Math.max(LEAST_WIDTH, Math.round(width / 4)) : isNumeric ? FIGURE_WIDTH : JOINED_WIDTH,
    ),
  );
  const least = widths.map((width, column) => {
    const texts = rows.map((row) => row[column] ?? '');
    if (inputs.includes(column + 1)) return LEAST_WIDTH;
    return column < naming ? neededOf(width, rows, column) : leastWidth(texts, LEAST_SHARE);
  });
  return {
    name: title,
    ...(figures.length === 0 ? {} : { figures }),
    ...(inputs.length === 0 ? {} : { inputs: { columns: inputs, ...(closed.length === 0 ? {} : { closed }) } }),
    ...(naming > 1 ? { naming } : {}),
    widths: onePage
      ? fittedWidths(rows, least, page)
      : widths.map((width, column) =>
          figures.includes(column + 1) || inputs.includes(column + 1) ? width : neededOf(width, rows, column),
        ),
    head: kept(
      groupedBy,
      columns.map((column) => column.title),
    ),
    rows,
  };
}

/** What a column needs of its width: one with nothing but short texts leaves room on paper for the others. */
function neededOf(width: number, rows: readonly (readonly string[])[], column: number): number {
  const longest = rows
    .flatMap((row) => (row[column] ?? '').split('\n'))
    .reduce((most, line) => Math.max(most, widthOf(line)), 0);
  // The cell has a margin.
  return Math.min(width, Math.max(LEAST_WIDTH, longest + 2));
}
