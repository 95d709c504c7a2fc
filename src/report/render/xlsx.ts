import type { Translate } from '../../i18n/t.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { Document, DocumentBlock, Part, Table } from '../document.ts';
import { isTabular, tabled } from './tabled.ts';

/** A sheet of a workbook as rows of texts. */
export interface TextTable {
  readonly name: string;
  readonly widths: readonly number[];
  /** Stands over the rows of a sheet that is no table. */
  readonly title?: string;
  readonly head?: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Characters in the columns of the first sheet, and for the groups of rows. */
const FIRST_WIDTHS = [28, 90];
const GROUP_WIDTH = 22;
const LEAST_WIDTH = 12;
/** Of what has no column of its own on paper. */
const JOINED_WIDTH = 24;
const NO_GROUPS = ['', ''] as const;

/** A document as the tables of a workbook: what it says in sentences first, then each of its tables. */
export function tablesOf(document: Document, t: Translate): readonly TextTable[] {
  const { title, mark, facts, notices, parts } = document;
  const told = [
    ...(mark === undefined ? [] : [[mark]]),
    ...facts,
    ...notices.map((notice) => [notice]),
    ...parts.flatMap((part) => partRows(part, t)),
  ].map((row) => (row.length === 1 ? ['', ...row] : row).map(sanitize));
  return [
    { name: title, title: sanitize(title), widths: FIRST_WIDTHS, rows: told },
    ...parts.flatMap((part) => tablesIn(part.blocks, part.title ?? title, t).map(tableOf)),
  ];
}

/** A part that is nothing but a table of its name is the sheet of that name. */
function partRows({ title, blocks }: Part, t: Translate): readonly (readonly string[])[] {
  const rows = blocks.flatMap(blockRows);
  const isSheet = rows.length === 0 && tablesIn(blocks, title ?? '', t).every((table) => table.title === title);
  return title === undefined || isSheet ? rows : [[title, ''], ...rows];
}

function blockRows(block: DocumentBlock): readonly (readonly string[])[] {
  switch (block.kind) {
    case 'text':
      return [['', block.text]];
    case 'list':
      return block.items.map((item) => ['', item]);
    case 'signature':
      return [[block.who, block.confirms], ...block.fields.map((field) => [field, ''])];
    case 'form':
      return [
        [
          block.title ?? '',
          [...(block.list ? [block.list.title, ...block.list.items] : []), ...(block.texts ?? [])].join('\n'),
        ],
        ...block.boxes.map((box) => ['□', box]),
        ...(block.choices === undefined ? [] : [['', block.choices.title]]),
        ...(block.choices?.items ?? []).map((item) => ['□', item]),
        ...block.lines.map((line) => [line, '']),
      ];
    case 'callout':
      return [['', block.text]];
    case 'folded':
      return block.blocks.flatMap(blockRows);
    case 'table':
    case 'bars':
    case 'criteria-table':
    case 'steps':
    case 'criteria':
    case 'changes':
      return [];
  }
}

/** The tables among the blocks; each is a sheet of its own. */
function tablesIn(blocks: readonly DocumentBlock[], about: string, t: Translate): readonly Table[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block];
    if (block.kind === 'folded') return tablesIn(block.blocks, block.title, t);
    return isTabular(block) ? [tabled(block, about, t)] : [];
  });
}

function tableOf({ title, columns, groupedBy = NO_GROUPS, groups }: Table): TextTable {
  const isOuter = groups.some((group) => group.title !== undefined);
  const isInner = groups.some(({ parts }) => parts.some((part) => part.title !== undefined));
  const kept = <T>([outer, inner]: readonly T[], rest: readonly T[]): T[] => [
    ...(isOuter && outer !== undefined ? [outer] : []),
    ...(isInner && inner !== undefined ? [inner] : []),
    ...rest,
  ];
  return {
    name: title,
    widths: kept(
      [GROUP_WIDTH, GROUP_WIDTH],
      columns.map(({ width }) => (width ? Math.max(LEAST_WIDTH, Math.round(width / 4)) : JOINED_WIDTH)),
    ),
    head: kept(
      groupedBy,
      columns.map((column) => column.title),
    ),
    rows: groups.flatMap((outer) =>
      outer.parts.flatMap((inner) =>
        inner.rows.map((row) =>
          kept(
            [outer.title ?? '', inner.title ?? ''],
            row.map((lines) => lines.join('\n')),
          ).map(sanitize),
        ),
      ),
    ),
  };
}
