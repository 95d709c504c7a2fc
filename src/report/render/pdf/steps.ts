import type { Step, Steps } from '../../document.ts';
import { looks } from '../bars.ts';
import type { Block } from './block.ts';
import { type Paragraph, row } from './columns.ts';
import type { Context } from './context.ts';
import { placeOfCriterion } from './heading.ts';
import { paragraph } from './paragraph.ts';
import { stateText } from './states.ts';
import type { Tag } from './structure.ts';
import { finestPadding, paper, style, type TextStyle, textWidth } from './style.ts';
import { type CellParagraph, GUTTER, headStyle, INSET, type TableRow, table } from './table.ts';

const BODY_LEFT = paper.left + 22;
const STATE = 68;

/** As much of a listed step as is set: texts, lines of the title, and lines of each text; all where left out. */
export interface StepLines {
  /** Texts, the first of them. */
  readonly count?: number;
  readonly title?: number;
  readonly texts?: number;
}

/** What to do, in order: as a list, or as a table where something is to be filled in. */
export function steps(context: Context, block: Steps, most: StepLines = {}): readonly Block[] {
  const labels =
    block.groups.flatMap((group) => group.steps).find(({ fields = [] }) => fields.length > 0)?.fields ?? [];
  return labels.length === 0
    ? listed(context, block, most)
    : filledIn(
        context,
        block,
        most,
        labels.map(([label]) => label),
      );
}

function listed(context: Context, block: Steps, most: StepLines): readonly Block[] {
  const list = context.tag('L', undefined, { isNumbered: true });
  return block.groups.flatMap(({ title, steps: own }) => [
    ...(title === undefined ? [] : [paragraph(context, title, style.strong, { keepWithNext: true })]),
    ...own.map((step) => stepRow(context, step, list, most)),
  ]);
}

function stepRow({ t, tag, typeset }: Context, step: Step, list: Tag, most: StepLines): Block {
  const item = tag('LI', list);
  const label = { ...style.figure, leading: style.body.leading, size: 12 };
  const body = tag('LBody', item);
  const head = tag('P', body);
  const state = { ...style.small, colour: looks[step.state].ink };
  const width = paper.right - BODY_LEFT;
  const cutTo = (maxLines: number | undefined) => (maxLines === undefined ? {} : { maxLines });
  const lines = step.lines
    .slice(0, most.count)
    .map((text): Paragraph => ({ tag: tag('P', body), lines: typeset(text, style.fine, width, cutTo(most.texts)) }));
  return row(
    [
      { left: paper.left, paragraphs: [{ tag: tag('Lbl', item), lines: typeset(String(step.number), label, 18) }] },
      {
        left: BODY_LEFT,
        paragraphs: [
          { tag: head, lines: typeset(`${step.id}  ${step.title}`, style.strong, width - STATE, cutTo(most.title)) },
          ...lines,
        ],
      },
      {
        left: paper.right - STATE,
        paragraphs: [{ tag: head, lines: typeset(stateText(step.state, t), state, STATE, { align: 'right' }) }],
      },
    ],
    { before: 3 },
  );
}

/** A box is at least as wide as a name or a day written by hand, and no wider than it takes to know whose name it is. */
const BOX = { least: 56, most: 74 } as const;

/** What is told of each step beside what it is takes no more. */
const MOST_TOLD = 96;

/** A row for each step: its number with a box to tick, what it is, and what is agreed on or is to be. */
function filledIn(context: Context, block: Steps, most: StepLines, labels: readonly string[]): readonly Block[] {
  const { t, typeset } = context;
  const all = block.groups.flatMap((group) => group.steps);
  const widest = (texts: readonly string[], textStyle: TextStyle) =>
    Math.max(...texts.flatMap((text) => typeset(text, textStyle, Number.POSITIVE_INFINITY).map(({ width }) => width))) +
    GUTTER;
  const ticks = all.map(({ number }) => `□ ${number}`);
  const done = Math.max(widest([t('report.plan.order')], headStyle), widest(ticks, style.fine));
  const fields = labels.map((label, index) => {
    const values = all.map((step) => step.fields?.[index]?.[1] ?? '');
    const isBox = values.includes('');
    const width = Math.max(widest([label], headStyle), widest(values, style.fine));
    return {
      title: label,
      width: Math.min(isBox ? BOX.most : MOST_TOLD, Math.max(isBox ? BOX.least : 0, width)),
      isBox,
    };
  });
  const width = textWidth - 2 * INSET - done - fields.reduce((sum, field) => sum + field.width, 0);
  return table(context, {
    columns: [
      { title: t('report.plan.order'), width: done },
      { title: t('report.plan.what'), width, isHeader: true },
      ...fields,
    ],
    rows: block.groups.flatMap(({ title, steps: own }): TableRow[] => [
      ...(title === undefined ? [] : [{ kind: 'group', title } as const]),
      ...own.map((step) => ({ kind: 'cells' as const, cells: cellsOf(context, step, most) })),
    ]),
    continued: t('report.table.continued', { title: t('report.plan') }),
    padding: finestPadding,
  });
}

function cellsOf(
  { t }: Context,
  { id, number, title, state, lines, fields = [] }: Step,
  most: StepLines,
): readonly CellParagraph[][] {
  return [
    [{ text: `□ ${number}`, style: style.fine }],
    [
      {
        to: placeOfCriterion(id),
        text: [
          { text: `${id} `, style: { ...style.fine, bold: true } },
          { text: `${t(`mark.${state}`)} `, style: { ...style.fine, colour: looks[state].ink } },
          { text: title, style: style.fine },
        ],
        // Whole with its criterion, where the number leads.
        maxLines: most.title ?? 1,
      },
      ...lines.map((text) => ({ text, style: style.fine })),
    ],
    // A name of any length stands whole in the title of its group.
    ...fields.map(([, value]) => [{ text: value, style: style.fine, maxLines: 1 }]),
  ];
}
