import { widthOf } from '../../text/width.ts';

/** The longest word that no line breaks: a date, and the number of a criterion or a piece of evidence. */
const LONGEST_WORD = 12;
/** What a cell leaves free at its sides. */
const MARGIN = 2;
/** How far ahead a column is tried: a wider one may need as many lines until a whole sign more fits into each. */
const AHEAD = 6;

/**
 * Widths of columns that together take a page, so that the rows are as low as they can be: each unit goes where it saves
 * the most, and high cells weigh far more than low ones.
 * @param least what each column needs in any case.
 */
export function fittedWidths(
  rows: readonly (readonly string[])[],
  least: readonly number[],
  page: number,
): readonly number[] {
  const cells = least.map((_, column) => rows.map((row) => (row[column] ?? '').split('\n').map(widthOf)));
  const known = new Map<string, number>();
  const cost = (column: number, width: number) => {
    const key = `${column} ${width}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = (cells[column] ?? []).reduce((sum, lines) => sum + heightOf(lines, width - MARGIN) ** 3, 0);
    known.set(key, made);
    return made;
  };
  const widths = [...least];
  let left = page - widths.reduce((sum, width) => sum + width, 0);
  while (left > 0) {
    const steps = widths.flatMap((width, column) =>
      Array.from({ length: Math.min(AHEAD, left) }, (_, at) => at + 1).map((by) => {
        return { column, by, saved: (cost(column, width) - cost(column, width + by)) / by };
      }),
    );
    const best = steps.reduce((most, step) => (step.saved > most.saved ? step : most), { column: 0, by: 0, saved: 0 });
    if (best.by === 0) break;
    widths[best.column] = (widths[best.column] ?? 0) + best.by;
    left -= best.by;
  }
  return widths;
}

/** What a column needs in any case: room for each word that is to stay whole. */
export function leastWidth(texts: readonly string[], least: number): number {
  const words = texts.flatMap((text) => text.match(/[!-~]+/g) ?? []).map(({ length }) => length);
  return words
    .filter((length) => length <= LONGEST_WORD)
    .reduce((most, length) => Math.max(most, length + MARGIN), least);
}

/** Lines that a cell takes. */
function heightOf(lines: readonly number[], room: number): number {
  return lines.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / room)), 0);
}
