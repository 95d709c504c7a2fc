import type { Block } from './block.ts';
import { type RowOptions, row } from './columns.ts';
import type { Context } from './context.ts';
import { paper, style, type TextStyle, textWidth } from './style.ts';
import type { Span } from './text.ts';

/** A paragraph that leads to another place. */
export function pointer({ tag, typeset, places }: Context, text: string, textStyle: TextStyle, to: string): Block {
  const own = tag('P');
  const link = { tag: tag('Link', own), to, words: text, places };
  return row([{ left: paper.left, paragraphs: [{ tag: own, lines: typeset(text, textStyle, textWidth), link }] }], {
    before: 1,
  });
}

/** A paragraph over the whole width. */
export function paragraph(
  { tag, typeset }: Context,
  text: string | readonly Span[],
  textStyle: TextStyle = style.body,
  options: RowOptions = {},
): Block {
  const lines = typeset(text, textStyle, textWidth);
  return row([{ left: paper.left, paragraphs: [{ tag: tag('P'), lines }] }], { before: 4, ...options });
}
