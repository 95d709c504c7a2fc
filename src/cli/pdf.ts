import { type LoadedFonts, loadFonts } from '../io/fonts.ts';
import type { ReportModel } from '../report/model.ts';
import { describeDiagnostic } from '../report/render/diagnostics.ts';
import { renderPdf } from '../report/render/pdf/index.ts';
import type { Context } from './context.ts';

/**
 * The report as PDF; says on stderr where a character had to be replaced.
 * @throws UserError font-missing
 */
export async function pdfOf(
  model: ReportModel,
  { t, note, paint }: Context,
  fonts: Promise<LoadedFonts> = loadFonts(),
): Promise<Uint8Array> {
  const { bytes, missingGlyphs } = await renderPdf(model, {
    t,
    fonts: await fonts,
    date: model.dates.reported,
    describeDiagnostic: (diagnostic) => describeDiagnostic(t, diagnostic),
  });
  if (missingGlyphs.length > 0) {
    const sample = missingGlyphs.slice(0, 5).join(' ');
    note(paint.stderr.middling(t('report.glyph-missing', { count: missingGlyphs.length, sample })));
  }
  return bytes;
}
