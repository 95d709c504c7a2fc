import type { ReportModel } from '../../../../formats/outputs/report.ts';
import { assumptionsOf } from '../../../say/gap.ts';
import { type Block, keepTogether } from '../block.ts';
import type { Context } from '../context.ts';
import { type PartHeadingOptions, partHeading } from '../heading.ts';
import { bulletList } from '../list.ts';
import { style } from '../style.ts';

const SAMPLE = 10;

/** What the report rests on; set last, because it also says which characters could not be set. */
export function assumptions(
  context: Context,
  model: ReportModel,
  { told, ...way }: Pick<PartHeadingOptions, 'back'> & { readonly told: readonly string[] },
): readonly Block[] {
  const items = [...told, ...assumptionsOf(model, context.t), ...missingGlyphsLine(context)];
  const heading = partHeading(context, context.t('report.assumptions'), way);
  // They end the report: a line or two on a page of their own would look lost.
  return keepTogether([heading, ...bulletList(context, items, style.fine)]);
}

function missingGlyphsLine({ t, missingGlyphs }: Context): readonly string[] {
  const missing = missingGlyphs();
  if (missing.length === 0) return [];
  const sample = missing.slice(0, SAMPLE).map(codePointsOf).join(t('list.comma'));
  return [t('report.glyph-missing', { count: missing.length, sample })];
}

/** The characters themselves cannot be shown here. */
function codePointsOf(grapheme: string): string {
  return Array.from(grapheme, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  }).join(' ');
}
