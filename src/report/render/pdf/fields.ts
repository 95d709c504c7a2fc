import type { Block } from './block.ts';
import { type RowOptions, row } from './columns.ts';
import type { Context } from './context.ts';
import { paper, style, type TextStyle } from './style.ts';

/** A field of a description: its name at the left, its text at the right. */
export interface Field {
  readonly label: string;
  readonly content: string;
  readonly style?: TextStyle;
  /** The rest is left out; only for what stands in full elsewhere. */
  readonly maxLines?: number;
}

export interface FieldOptions extends Pick<RowOptions, 'before' | 'onNewPage'> {
  readonly labelWidth: number;
}

const LABEL_GAP = 8;

/** Names and values under each other, as a list of labelled items. */
export function fieldList(
  { tag, typeset }: Context,
  fields: readonly Field[],
  { labelWidth, before = 3, ...options }: FieldOptions,
): readonly Block[] {
  const list = tag('L');
  return fields.map(({ label, content, style: textStyle = style.body, maxLines }) => {
    const item = tag('LI', list);
    const left = paper.left + labelWidth;
    // As high as what stands beside it, so that small lines can stand close.
    const labelStyle = { ...style.label, size: Math.min(style.label.size, textStyle.size), leading: textStyle.leading };
    const most = maxLines === undefined ? {} : { maxLines };
    return row(
      [
        {
          left: paper.left,
          paragraphs: [{ tag: tag('Lbl', item), lines: typeset(label, labelStyle, labelWidth - LABEL_GAP) }],
        },
        {
          left,
          paragraphs: [{ tag: tag('LBody', item), lines: typeset(content, textStyle, paper.right - left, most) }],
        },
      ],
      { before, ...options },
    );
  });
}
