import { printable } from './cellText.ts';
import type { looks } from './styles.ts';
import type { WrittenSheet } from './written.ts';

/** A row with how each of its cells looks. */
export interface WrittenRow {
  readonly cells: readonly WrittenCell[];
}

interface WrittenCell {
  readonly text: string;
  /** The same as every output may hold it. */
  readonly shown: string;
  readonly look: keyof typeof looks;
}

function cellOf(text: string, look: WrittenCell['look']): WrittenCell {
  return { text, shown: printable(text), look };
}

/** A count, as far as a figure of a report goes; not what only looks like one, such as 007. */
const COUNT = /^(?:0|[1-9]\d{0,8})$/;

/** By how much a count has changed. */
const CHANGE = /^[+-][1-9]\d{0,8}$/;

/** The title, the head and the rows of a sheet, from above. */
export function rowsOf({ head, title, rows, inputs, figures = [] }: WrittenSheet): readonly WrittenRow[] {
  const isInput = (column: number) => inputs?.columns.includes(column + 1) === true;
  const isOpen = (column: number, row: number) =>
    isInput(column) &&
    (inputs?.rows?.includes(row) ?? true) &&
    inputs?.closed?.some((cell) => cell[0] === column + 1 && cell[1] === row) !== true;
  const isTable = head !== undefined;
  return [
    ...(title === undefined ? [] : [{ cells: [cellOf(title, 'title')] }]),
    ...(head === undefined
      ? []
      : [{ cells: head.map((text, column) => cellOf(text, isInput(column) ? 'inputHead' : 'head')) }]),
    ...rows.map((cells, row) => ({
      cells: cells.map((text, column) => {
        const isCounted = figures.includes(column + 1);
        if (isOpen(column, row)) return cellOf(text, 'input');
        if (isCounted && COUNT.test(text)) return cellOf(text, 'figure');
        if (isCounted && CHANGE.test(text)) return cellOf(text, 'change');
        return cellOf(text, isTable ? 'cell' : column === 0 ? 'label' : 'text');
      }),
    })),
  ];
}
