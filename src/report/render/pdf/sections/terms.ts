import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { openTerms } from '../../../terms.ts';
import { type Block, stackHeight } from '../block.ts';
import { type Column, type Paragraph, row } from '../columns.ts';
import type { Context } from '../context.ts';
import { type PartHeadingOptions, partHeading } from '../heading.ts';
import { paper, style, type TextStyle, textWidth } from '../style.ts';
import { heightOf } from '../text.ts';

const GAP = 16;
const WIDTH = (textWidth - GAP) / 2;

export interface TermsOptions extends Pick<PartHeadingOptions, 'back'> {
  /** Nothing else is on their page: they are as large as it holds. */
  readonly isAlone: boolean;
}

/** What the words mean, each on a line of its own in two columns, to be found by the word. */
export function terms(context: Context, model: ReportModel, { isAlone, ...way }: TermsOptions): readonly Block[] {
  const sizes = isAlone ? [style.body, style.small, style.fine] : [style.fine];
  const tried = sizes.map((size) => termsIn(context, model, way, size));
  return tried.find((blocks) => stackHeight(blocks) <= paper.bottom - paper.top) ?? tried.at(-1) ?? [];
}

function termsIn(context: Context, model: ReportModel, way: PartHeadingOptions, size: TextStyle): readonly Block[] {
  const { t, tag, typeset } = context;
  const shown = openTerms(model, t);
  if (shown.length === 0) return [];
  const list = tag('L');
  const entries = shown.map(({ term, gloss }): Paragraph => {
    const spans = [
      { text: term, style: { ...size, bold: true } },
      { text: t('terms.item', { term: '', gloss }), style: size },
    ];
    return { tag: tag('LBody', tag('LI', list)), lines: typeset(spans, size, WIDTH), before: 1 };
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
