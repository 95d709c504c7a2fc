import type { Step, Steps } from '../../document.ts';
import { looks } from '../bars.ts';
import { counted } from '../steps.ts';
import type { Block } from './block.ts';
import { type Paragraph, row } from './columns.ts';
import type { Context } from './context.ts';
import { placeOfCriterion } from './heading.ts';
import { paragraph } from './paragraph.ts';
import { stateText } from './states.ts';
import type { Tag } from './structure.ts';
import { finePadding, paper, style, type TextStyle, textWidth } from './style.ts';
import { GUTTER, INSET, type TableRow, table } from './table.ts';

const BODY_LEFT = paper.left + 22;
const STATE = 68;

/** As many lines of the title and of each text of a listed step as are set; all where left out. */
export interface StepLines {
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
        labels.map(([label]) => label),
      );
}

function listed(context: Context, block: Steps, most: StepLines): readonly Block[] {
  const list = context.tag('L');
  return counted(block).flatMap(({ title, steps: own }) => [
    ...(title === undefined ? [] : [paragraph(context, title, style.strong, { keepWithNext: true })]),
    ...own.map(({ step, number }) => stepRow(context, step, number, list, most)),
  ]);
}

function stepRow({ t, tag, typeset }: Context, step: Step, number: number, list: Tag, most: StepLines): Block {
  const item = tag('LI', list);
  const label = { ...style.figure, leading: style.body.leading, size: 12 };
  const body = tag('LBody', item);
  const head = tag('P', body);
  const state = { ...style.small, colour: looks[step.state].ink };
  const width = paper.right - BODY_LEFT;
  const cutTo = (maxLines: number | undefined) => (maxLines === undefined ? {} : { maxLines });
  const lines = step.lines.map(
    (text): Paragraph => ({ tag: tag('P', body), lines: typeset(text, style.fine, width, cutTo(most.texts)) }),
  );
  return row(
    [
      { left: paper.left, paragraphs: [{ tag: tag('Lbl', item), lines: typeset(String(number), label, 18) }] },
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

/** A box of the plan is at least as wide as a name or a day written by hand. */
const FIELD = 66;
const DONE = 34;

/** As wide as any day, YYYY-MM-DD. */
const WIDEST_DAY = '0000-00-00';

/** A row of boxes for each: done, and what is agreed on. */
function filledIn(context: Context, block: Steps, labels: readonly string[]): readonly Block[] {
  const { t, typeset } = context;
  const widthOf = (text: string, textStyle: TextStyle) =>
    Math.max(...typeset(text, textStyle, Number.POSITIVE_INFINITY).map((line) => line.width)) + GUTTER;
  const head = { ...style.smallQuiet, bold: true };
  const done = Math.max(DONE, widthOf(t('report.plan.done'), head));
  const fields = labels.map((title) => Math.max(FIELD, widthOf(title, head), widthOf(WIDEST_DAY, style.fine)));
  const width = textWidth - 2 * INSET - done - fields.reduce((sum, field) => sum + field, 0);
  return table(context, {
    columns: [
      { title: t('report.plan.done'), width: done },
      { title: t('report.plan.what'), width, isHeader: true },
      ...labels.map((title, index) => ({ title, width: fields[index] ?? FIELD, isBox: true })),
    ],
    rows: counted(block).flatMap(({ title, steps: own }): TableRow[] => [
      ...(title === undefined ? [] : [{ kind: 'group', title } as const]),
      ...own.map(({ step, number }) => ({
        kind: 'cells' as const,
        cells: [
          [{ text: `□ ${number}`, style: style.fine }],
          [
            {
              to: placeOfCriterion(step.id),
              text: [
                { text: `${step.id}  ${step.title}　`, style: style.smallStrong },
                { text: stateText(step.state, t), style: { ...style.small, colour: looks[step.state].ink } },
              ],
            },
            ...step.lines.slice(0, 1).map((text) => ({ text, style: style.fine })),
            ...(step.lines.length > 1
              ? [{ text: step.lines.slice(1).join(t('text.label.separator')), style: style.fineQuiet }]
              : []),
          ],
          ...(step.fields ?? []).map(([, value]) => [{ text: value, style: style.fine }]),
        ],
      })),
    ]),
    continued: t('report.table.continued', { title: t('report.plan') }),
    padding: finePadding,
  });
}
