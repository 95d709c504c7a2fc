import type { ReportModel } from '../formats/outputs/report.ts';
import { type LoadedFonts, loadFonts } from '../io/fonts.ts';
import { renderPdf } from '../report/render/pdf/index.ts';
import type { Extent } from '../report/say/gap.ts';
import type { Context } from './context.ts';
import { noteMissingGlyphs } from './glyphs.ts';

/**
 * The report as PDF; says on stderr where a character had to be replaced.
 * @throws UserError font-missing, too-long-for-pdf
 */
export async function pdfOf(
  model: ReportModel,
  context: Context,
  { fonts = loadFonts(), extent = 'full' }: { fonts?: Promise<LoadedFonts> | undefined; extent?: Extent } = {},
): Promise<Uint8Array> {
  const { t } = context;
  const { bytes, missingGlyphs } = await renderPdf(model, {
    t,
    fonts: await fonts,
    date: model.dates.reported,
    extent,
  });
  noteMissingGlyphs(missingGlyphs, context);
  return bytes;
}
