import type { Translate } from '../../../i18n/t.ts';
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
  const [field] = block.groups.flatMap((group) => group.steps.flatMap(({ fields = [] }) => fields));
  return field === undefined ? listed(context, block, most) : filledIn(context, block, field[0]);
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

/** What is told of each step beside what it is takes no more. */
const MOST_TOLD = 96;

/** A line to write on is at least as wide as a name or a day. */
const TO_WRITE = 48;

/** A row for each step: its number with a box to tick, what it is, and what is agreed on or is to be, one under the other. */
function filledIn(context: Context, block: Steps, label: string): readonly Block[] {
  const { t, typeset } = context;
  const all = block.groups.flatMap((group) => group.steps);
  const widthOf = (text: string, textStyle: TextStyle) =>
    Math.max(...typeset(text, textStyle, Number.POSITIVE_INFINITY).map(({ width }) => width));
  const widest = (texts: readonly string[], textStyle: TextStyle) =>
    Math.max(0, ...texts.map((text) => widthOf(text, textStyle)));
  const told = all.flatMap((step) => agreedOn(step, t));
  const toWrite = told.filter(({ isBlank }) => isBlank).map(({ text }) => text);
  const done = Math.max(
    widthOf(t('report.plan.order'), headStyle),
    ...all.map(({ number }) => widthOf(`□ ${number}`, style.fine)),
  );
  const agreed = Math.min(
    MOST_TOLD,
    Math.max(
      widthOf(label, headStyle),
      widest(
        told.map(({ text }) => text),
        style.fine,
      ),
      toWrite.length === 0 ? 0 : widest(toWrite, style.fine) + TO_WRITE,
    ),
  );
  return table(context, {
    columns: [
      { title: t('report.plan.order'), width: done + GUTTER },
      { title: t('report.plan.what'), width: textWidth - 2 * INSET - done - agreed - 2 * GUTTER, isHeader: true },
      { title: label, width: agreed + GUTTER, isBox: toWrite.length > 0 },
    ],
    rows: block.groups.flatMap(({ title, steps: own }): TableRow[] => [
      ...(title === undefined ? [] : [{ kind: 'group', title } as const]),
      ...own.map((step) => ({ kind: 'cells' as const, cells: cellsOf(context, step) })),
    ]),
    continued: t('report.table.continued', { title: t('report.plan') }),
    padding: finestPadding,
  });
}

/** The first stands below its title, the others with theirs in front; what is blank is to be written. */
function agreedOn(
  { fields = [] }: Step,
  t: Translate,
): readonly { readonly text: string; readonly isBlank: boolean }[] {
  return fields.map(([label, value], index) => ({
    text: index === 0 ? value : t('report.detail', { label, value }).trimEnd(),
    isBlank: value === '',
  }));
}

function cellsOf({ t }: Context, step: Step): readonly CellParagraph[][] {
  const { id, number, title, state, lines } = step;
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
      },
      ...lines.map((text) => ({ text, style: style.fine })),
    ],
    agreedOn(step, t).map(({ text }) => ({ text, style: style.fine })),
  ];
}
