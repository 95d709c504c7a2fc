import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import type { Tag } from './structure.ts';
import { paper, style, type TextStyle } from './style.ts';

export interface Item {
  readonly label: string;
  readonly text: string;
}

const BULLET = '・';
const LEAST_LABEL_WIDTH = 10;
const MOST_LABEL_WIDTH = 60;
const LABEL_GAP = 4;

/** Texts as items behind bullets. */
export function bullets(texts: readonly string[]): readonly Item[] {
  return texts.map((text) => ({ label: BULLET, text }));
}

/** A bulleted list over the whole width. */
export function bulletList(
  context: Context,
  texts: readonly string[],
  textStyle: TextStyle = style.body,
  before = textStyle === style.body ? 3 : 1,
): readonly Block[] {
  const rows = itemRows(context, context.tag('L'), bullets(texts), paper.left, textStyle);
  return rows.map((columns) => row(columns, { before }));
}

/** The columns of each item of a list that goes from `left` to the margin: its label, then its text. */
export function itemRows(
  { tag, typeset }: Context,
  list: Tag,
  items: readonly Item[],
  left: number,
  textStyle: TextStyle,
): readonly (readonly Column[])[] {
  const labels = items.map(({ label }) => typeset(label, textStyle, MOST_LABEL_WIDTH));
  const widths = labels.flatMap((lines) => lines.map(({ width }) => width + LABEL_GAP));
  const bodyLeft = left + Math.max(LEAST_LABEL_WIDTH, ...widths);
  return items.map(({ text }, index) => {
    const item = tag('LI', list);
    return [
      { left, paragraphs: [{ tag: tag('Lbl', item), lines: labels[index] ?? [] }] },
      {
        left: bodyLeft,
        paragraphs: [{ tag: tag('LBody', item), lines: typeset(text, textStyle, paper.right - bodyLeft) }],
      },
    ];
  });
}
