import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { openTerms } from '../../../terms.ts';
import type { Block } from '../block.ts';
import { type Column, type Paragraph, row } from '../columns.ts';
import type { Context } from '../context.ts';
import { type PartHeadingOptions, partHeading } from '../heading.ts';
import { paper, style, textWidth } from '../style.ts';
import { heightOf } from '../text.ts';

const GAP = 16;
const WIDTH = (textWidth - GAP) / 2;

/** What the words mean, each on a line of its own in two columns, to be found by the word. */
export function terms(context: Context, model: ReportModel, way: Pick<PartHeadingOptions, 'back'>): readonly Block[] {
  const { t, tag, typeset } = context;
  const shown = openTerms(model, t);
  if (shown.length === 0) return [];
  const list = tag('L');
  const entries = shown.map(({ term, gloss }): Paragraph => {
    const spans = [
      { text: term, style: { ...style.fine, bold: true } },
      { text: t('terms.item', { term: '', gloss }), style: style.fine },
    ];
    return { tag: tag('LBody', tag('LI', list)), lines: typeset(spans, style.fine, WIDTH), before: 1 };
  });
  return [partHeading(context, t('terms.title'), way), row(inColumns(entries), { before: 1 })];
}

/** Both columns about equally high. */
function inColumns(entries: readonly Paragraph[]): readonly Column[] {
  const heights = entries.map(({ lines }) => heightOf(lines));
  const whole = heights.reduce((sum, height) => sum + height, 0);
  let above = 0;
  const half = heights.findIndex((height) => {
    above += height;
    return above >= whole / 2;
  });
  return [
    { left: paper.left, paragraphs: entries.slice(0, half + 1) },
    { left: paper.left + WIDTH + GAP, paragraphs: entries.slice(half + 1) },
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}
