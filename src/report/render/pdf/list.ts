import type { Block } from './block.ts';
import { type Column, row } from './columns.ts';
import type { Context } from './context.ts';
import { paper, style, type TextStyle, textWidth } from './style.ts';

interface Item {
  readonly label: string;
  readonly text: string;
}

const BULLET = '・';
const LEAST_LABEL_WIDTH = 10;
const MOST_LABEL_WIDTH = 60;
const LABEL_GAP = 4;

/** A number in brackets before a text. */
const NUMBERED = /^([（(]\d+[）)])\s*/u;

/** Texts as items behind bullets, or behind their own numbers where each has one. */
function itemsOf(texts: readonly string[]): readonly Item[] {
  const numbers = texts.flatMap((text) => NUMBERED.exec(text)?.[1] ?? []);
  if (numbers.length < texts.length) return texts.map((text) => ({ label: BULLET, text }));
  return texts.map((text, index) => ({ label: numbers[index] ?? BULLET, text: text.replace(NUMBERED, '') }));
}

/** A bulleted list over the whole width. */
export function bulletList(
  context: Context,
  texts: readonly string[],
  textStyle: TextStyle = style.body,
  before = textStyle === style.body ? 3 : 1,
): readonly Block[] {
  return closeList(context, texts, textStyle, { most: 1, before });
}

/** Free space between items beside each other. */
const BESIDE_GAP = 14;

/** Items with their labels, up to so many beside each other where each fits on a line there: read along the lines. */
export function closeList(
  { tag, typeset }: Context,
  texts: readonly string[],
  textStyle: TextStyle,
  { most, before }: { readonly most: number; readonly before: number },
): readonly Block[] {
  const items = itemsOf(texts);
  const list = tag('L', undefined, { isNumbered: items.some(({ label }) => label !== BULLET) });
  const labels = items.map(({ label }) => typeset(label, textStyle, MOST_LABEL_WIDTH));
  const labelWidth = Math.max(LEAST_LABEL_WIDTH, ...labels.flat().map(({ width }) => width + LABEL_GAP));
  const widths = items.map(({ text }) => {
    const lines = typeset(text, textStyle, Number.POSITIVE_INFINITY);
    return labelWidth + Math.max(0, ...lines.map(({ width }) => width));
  });
  return linesOfItems(widths, most).map(({ first, count, columns }) =>
    row(
      items.slice(first, first + count).flatMap(({ text }, place): readonly Column[] => {
        const left = paper.left + place * (columnWidth(columns) + BESIDE_GAP);
        const item = tag('LI', list);
        const lines = typeset(text, textStyle, columnWidth(columns) - labelWidth);
        return [
          { left, paragraphs: [{ tag: tag('Lbl', item), lines: labels[first + place] ?? [] }] },
          { left: left + labelWidth, paragraphs: [{ tag: tag('LBody', item), lines }] },
        ];
      }),
      { before },
    ),
  );
}

/** Which items share a line: as many as all fit into columns of one width. */
function linesOfItems(widths: readonly number[], most: number) {
  const lines: { readonly first: number; readonly count: number; readonly columns: number }[] = [];
  for (let first = 0; first < widths.length; first += lines.at(-1)?.count ?? 1) {
    let columns = most;
    while (columns > 1 && widths.slice(first, first + columns).some((width) => width > columnWidth(columns))) columns--;
    lines.push({ first, count: Math.min(columns, widths.length - first), columns });
  }
  return lines;
}

function columnWidth(columns: number): number {
  return (textWidth - BESIDE_GAP * (columns - 1)) / columns;
}
