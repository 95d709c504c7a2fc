import type { CriteriaTable, CriterionRow } from '../../document.ts';
import { looks } from '../bars.ts';
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import { placeOfCriterion } from './heading.ts';
import { stateText } from './states.ts';
import { finePadding, finestPadding, style, type TextStyle, textWidth } from './style.ts';
import { type CellParagraph, GUTTER, headStyle, INSET, type TableRow, table } from './table.ts';

type Shown = CriteriaTable['columns'][number]['shows'];

/** Numbers take what the longest does, and no more than this; questions and notes share what numbers and states leave. */
const MOST_OF_IDS = 64;

/** Notes take no less, and beside a state no more. */
const NOTES = { least: 64, most: 118, step: 10 } as const;

/** Many criteria, each in a row; the question of one that has been told of is cut to a line. */
export function criteriaTable(context: Context, block: CriteriaTable, about: string): readonly Block[] {
  const { columns, groups } = block;
  const hasState = columns.some(({ shows }) => shows === 'state');
  const state = hasState ? stateWidth(context, block) : 0;
  const id = idWidth(context, block);
  const shared = textWidth - 2 * INSET - id - state;
  const notes = notesWidth(context, block, shared, hasState ? NOTES.most : shared * MOST_OF_NOTES);
  const widths: Readonly<Record<Shown, number>> = { id, state, question: shared - notes, notes };
  return table(context, {
    columns: columns.map(({ title, shows }) => ({ title, width: widths[shows], isHeader: shows === 'id' })),
    rows: groups.flatMap(({ title, rows }): TableRow[] => [
      ...(title === undefined ? [] : [{ kind: 'group', title } as const]),
      ...rows.map((row) => ({
        kind: 'cells' as const,
        cells: [...columns.map(({ shows }) => cellOf(context, row, shows))],
        // Where each has a state, all are listed, and what a row is about has been told of before.
        ...(hasState ? {} : { place: placeOfCriterion(row.id) }),
      })),
    ]),
    continued: context.t('report.table.continued', { title: about }),
    padding: hasState ? finestPadding : finePadding,
  });
}

function idWidth(context: Context, { columns, groups }: CriteriaTable): number {
  const head = columns.flatMap(({ title, shows }) => (shows === 'id' ? [title] : []));
  const ids = groups.flatMap(({ rows }) => rows.map((row) => row.id));
  return Math.min(MOST_OF_IDS, widthOfBold(context, head, ids));
}

function stateWidth(context: Context, { groups }: CriteriaTable): number {
  const { t } = context;
  const states = new Set(groups.flatMap(({ rows }) => rows.map(({ state }) => state)));
  const words = [...states].map((state) => stateText(state, t));
  return widthOfBold(context, [t('report.table.state')], words);
}

/** Of the longest of the titles and words of a column with the space beside them, and a hair for rounding. */
function widthOfBold({ typeset }: Context, titles: readonly string[], words: readonly string[]): number {
  const widthIn = (textStyle: TextStyle) => (text: string) =>
    typeset(text, textStyle, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
  const bold = { ...style.fine, bold: true };
  return Math.max(...titles.map(widthIn(headStyle)), ...words.map(widthIn(bold))) + GUTTER + 1;
}

/** Of the width for both: questions need room, too. */
const MOST_OF_NOTES = 0.55;

/** The width of notes with which the rows take the fewest lines; the widest of several. */
function notesWidth({ typeset }: Context, { groups }: CriteriaTable, shared: number, most: number): number {
  const widthOf = (text: string) => typeset(text, style.fine, Number.POSITIVE_INFINITY)[0]?.width ?? 0;
  const rows = groups.flatMap((group) =>
    group.rows.map(({ isTold = false, question, notes }) => ({
      question: isTold ? 0 : widthOf(question),
      notes: notes.map((note) => note.split(BETWEEN).map(widthOf)),
    })),
  );
  const longest = Math.max(0, ...rows.flatMap(({ notes }) => notes.map(sumOf))) + GUTTER + 1;
  const widest = Math.max(NOTES.least, Math.min(most, longest));
  const heightWith = (width: number) =>
    sumOf(
      rows.map(({ question, notes }) =>
        Math.max(
          linesOf([question], shared - width - GUTTER),
          sumOf(notes.map((note) => linesOf(note, width - GUTTER))),
        ),
      ),
    );
  let best = { width: widest, height: heightWith(widest) };
  for (let width = widest - NOTES.step; width >= NOTES.least; width -= NOTES.step) {
    const height = heightWith(width);
    if (height < best.height) best = { width, height };
  }
  return best.width;
}

/** After what a line of notes may end; within, only what is longer than a line. */
const BETWEEN = /(?<= [／/] )/;

/** Lines are not full to their ends. */
const FULL = 0.92;

/** How many lines pieces take that follow each other, near enough to choose between widths. */
function linesOf(pieces: readonly number[], room: number): number {
  let lines = 1;
  let used = 0;
  for (const width of pieces) {
    if (used > 0 && used + width > room) {
      lines++;
      used = 0;
    }
    used += width;
    const more = Math.ceil(used / (room * FULL)) - 1;
    if (used > room) {
      lines += more;
      used -= more * room * FULL;
    }
  }
  return lines;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** On which page a criterion is told of, then as much of its question as fits beside. */
function toldCell({ t, places }: Context, { id, question }: CriterionRow): CellParagraph {
  const to = placeOfCriterion(id);
  const fill = () => {
    const page = places.pageOf(to);
    return page === undefined ? question : t('report.table.told-on', { page, question });
  };
  return { text: question, style: style.fine, maxLines: 1, to, fill };
}

function cellOf(context: Context, row: CriterionRow, shows: Shown): readonly CellParagraph[] {
  switch (shows) {
    case 'id':
      return [{ text: row.id, style: { ...style.fine, bold: true } }];
    case 'question':
      if (row.isTold) return [toldCell(context, row)];
      return [
        ...(row.ownTitle === undefined ? [] : [{ text: row.ownTitle, style: { ...style.fine, bold: true } }]),
        { text: row.question, style: style.fine },
      ];
    case 'state':
      return [
        { text: stateText(row.state, context.t), style: { ...style.fine, bold: true, colour: looks[row.state].ink } },
      ];
    case 'notes':
      return row.notes.map((text) => ({ text, style: style.fine }));
  }
}
