import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import type { Tag } from './structure.ts';
import { paper, style, type TextStyle } from './style.ts';

export interface Item {
  readonly label: string;
  readonly text: string;
}

const BULLET_WIDTH = 10;
const MAX_LABEL_WIDTH = 60;
const LABEL_GAP = 4;

/** A bulleted list over the whole width. */
export function bulletList(
  context: Context,
  texts: readonly string[],
  textStyle: TextStyle = style.body,
): readonly Block[] {
  const list = context.tag('L');
  return texts.map((text) =>
    row(itemColumns(context, list, { label: '・', text }, paper.left, BULLET_WIDTH, textStyle), { before: 3 }),
  );
}

/** A field of a description: its name at the left, one text or a list at the right. */
export interface Field {
  readonly label: string;
  readonly content: string | readonly Item[];
  readonly style?: TextStyle;
  /** Lines of about equal length. */
  readonly balance?: boolean;
}

export interface FieldOptions {
  readonly labelWidth: number;
  readonly before?: number;
}

/** Names and values under each other, as a list of labelled items. */
export function fieldList(context: Context, fields: readonly Field[], options: FieldOptions): readonly Block[] {
  const list = context.tag('L');
  return fields.flatMap((field) => fieldRows(context, list, field, options));
}

function fieldRows(context: Context, list: Tag, field: Field, options: FieldOptions): readonly Block[] {
  const { tag, typeset } = context;
  const { labelWidth, before = 3 } = options;
  const item = tag('LI', list);
  const label: Column = {
    left: paper.left,
    paragraphs: [{ tag: tag('Lbl', item), lines: typeset(field.label, style.label, labelWidth - 8) }],
  };
  const body = tag('LBody', item);
  const left = paper.left + labelWidth;
  const textStyle = field.style ?? style.body;
  if (typeof field.content === 'string') {
    const lines = typeset(field.content, textStyle, paper.right - left, { balance: field.balance ?? false });
    return [row([label, { left, paragraphs: [{ tag: body, lines }] }], { before })];
  }
  const inner = tag('L', body);
  const itemLabelWidth = widestLabel(context, field.content, textStyle);
  return field.content.map((content, index) => {
    const columns = itemColumns(context, inner, content, left, itemLabelWidth, textStyle);
    return row(index === 0 ? [label, ...columns] : columns, { before: index === 0 ? before : 1 });
  });
}

function widestLabel({ typeset }: Context, items: readonly Item[], textStyle: TextStyle): number {
  const widths = items.flatMap(({ label }) => typeset(label, textStyle, MAX_LABEL_WIDTH)).map(({ width }) => width);
  return Math.max(BULLET_WIDTH, ...widths.map((width) => width + LABEL_GAP));
}

function itemColumns(
  { tag, typeset }: Context,
  list: Tag,
  { label, text }: Item,
  left: number,
  labelWidth: number,
  textStyle: TextStyle,
): readonly Column[] {
  const item = tag('LI', list);
  const bodyLeft = left + labelWidth;
  return [
    { left, paragraphs: [{ tag: tag('Lbl', item), lines: typeset(label, textStyle, labelWidth) }] },
    {
      left: bodyLeft,
      paragraphs: [{ tag: tag('LBody', item), lines: typeset(text, textStyle, paper.right - bodyLeft) }],
    },
  ];
}
