import type { Block } from './block.ts';
import { type Column, heightOfColumn, row } from './columns.ts';
import type { Context } from './context.ts';
import { type Item, itemRows } from './list.ts';
import type { Tag } from './structure.ts';
import { paper, style, type TextStyle } from './style.ts';
import type { Line } from './text.ts';

/** A field of a description: its name at the left, one text or a list at the right. */
export interface Field {
  readonly label: string;
  readonly content: string | readonly Item[];
  readonly style?: TextStyle;
  /** The rest is left out; only for what stands in full elsewhere. */
  readonly maxLines?: number;
}

export interface FieldOptions {
  readonly labelWidth: number;
  readonly before?: number;
}

const LABEL_GAP = 8;

/** Names and values under each other, as a list of labelled items. */
export function fieldList(context: Context, fields: readonly Field[], options: FieldOptions): readonly Block[] {
  const list = context.tag('L');
  return fields.flatMap((field) => fieldRows(context, list, field, options));
}

function fieldRows(context: Context, list: Tag, field: Field, options: FieldOptions): readonly Block[] {
  const { tag, typeset } = context;
  const { labelWidth, before = 3 } = options;
  const item = tag('LI', list);
  const labelTag = tag('Lbl', item);
  const body = tag('LBody', item);
  const left = paper.left + labelWidth;
  const textStyle = field.style ?? style.body;
  // As high as what stands beside it, so that small lines can stand close.
  const labelStyle = { ...style.label, size: Math.min(style.label.size, textStyle.size), leading: textStyle.leading };
  const label = typeset(field.label, labelStyle, labelWidth - LABEL_GAP);
  const rows =
    typeof field.content === 'string'
      ? [[textColumn(context, field, field.content, body, left, textStyle)]]
      : itemRows(context, tag('L', body), field.content, left, textStyle);
  const labels = spread(label, rows, labelStyle.leading);
  return rows.map((columns, index) => {
    const lines = labels[index] ?? [];
    const labelColumn = { left: paper.left, paragraphs: [{ tag: labelTag, lines }] };
    return row(lines.length > 0 ? [labelColumn, ...columns] : columns, {
      before: index === 0 ? before : Math.min(1, before),
    });
  });
}

function textColumn(
  { typeset }: Context,
  { maxLines }: Field,
  text: string,
  tag: Tag,
  left: number,
  textStyle: TextStyle,
): Column {
  const options = maxLines === undefined ? {} : { maxLines };
  return { left, paragraphs: [{ tag, lines: typeset(text, textStyle, paper.right - left, options) }] };
}

/** Lines of a label go down beside as many rows as they are high, so that it does not push the second row away from the first. */
function spread(
  label: readonly Line[],
  rows: readonly (readonly Column[])[],
  leading: number,
): readonly (readonly Line[])[] {
  let rest = label;
  return rows.map((columns, index) => {
    const height = Math.max(...columns.map(heightOfColumn));
    const count = index === rows.length - 1 ? rest.length : Math.max(1, Math.floor(height / leading));
    const own = rest.slice(0, count);
    rest = rest.slice(count);
    return own;
  });
}
