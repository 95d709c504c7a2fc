import type { CriteriaTable, CriterionRow } from '../../document.ts';
import { looks } from '../bars.ts';
import type { Block } from './block.ts';
import type { Context } from './context.ts';
import { placeOfCriterion } from './heading.ts';
import { stateText } from './states.ts';
import { finePadding, style, textWidth } from './style.ts';
import { type CellParagraph, GUTTER, INSET, type TableRow, table } from './table.ts';

type Shown = CriteriaTable['columns'][number]['shows'];

/** Numbers are as long as they are; questions and notes share what numbers and states leave. */
const ID = 48;

/** Beside a state, notes take what the longest of them does, within these limits. */
const HELD = { least: 64, most: 118 } as const;

/** Many criteria, each in a row; the question of one that has been told of is cut to a line. */
export function criteriaTable(context: Context, block: CriteriaTable, about: string): readonly Block[] {
  const { columns, groups } = block;
  const hasState = columns.some(({ shows }) => shows === 'state');
  const held = Math.min(
    HELD.most,
    Math.max(HELD.least, ...groups.flatMap(({ rows }) => rows.map((row) => notesWidth(context, row)))),
  );
  const state = hasState ? stateWidth(context, block) : 0;
  const rest = textWidth - 2 * INSET - ID - state;
  const widths: Readonly<Record<Shown, number>> = {
    id: ID,
    state,
    question: hasState ? rest - held : rest * 0.45,
    notes: hasState ? held : rest * 0.55,
  };
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
    padding: finePadding,
  });
}

function stateWidth({ t, typeset }: Context, { groups }: CriteriaTable): number {
  const states = new Set(groups.flatMap(({ rows }) => rows.map(({ state }) => state)));
  const bold = { ...style.fine, bold: true };
  const words = [t('report.table.state'), ...[...states].map((state) => stateText(state, t))];
  return Math.max(...words.map((text) => typeset(text, bold, Number.POSITIVE_INFINITY)[0]?.width ?? 0)) + GUTTER + 1;
}

function notesWidth({ typeset }: Context, { notes }: CriterionRow): number {
  return Math.max(0, ...notes.map((text) => (typeset(text, style.fine, Number.POSITIVE_INFINITY)[0]?.width ?? 0) + 11));
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
      return row.isTold ? [toldCell(context, row)] : [{ text: row.question, style: style.fine }];
    case 'state':
      return [
        { text: stateText(row.state, context.t), style: { ...style.fine, bold: true, colour: looks[row.state].ink } },
      ];
    case 'notes':
      return row.notes.map((text) => ({ text, style: style.fine }));
  }
}
