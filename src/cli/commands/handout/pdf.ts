import type { HandedOut } from '../../../exchange/handout.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { loadFonts } from '../../../io/fonts.ts';
import { packageVersion } from '../../../io/packageRoot.ts';
import { renderSheetPdf } from '../../../report/render/pdf/sheet.ts';
import { handoutSheet } from '../../../report/say/handout.ts';
import type { Context } from '../../context.ts';
import { noteMissingGlyphs } from '../../glyphs.ts';

/**
 * A hand-out on paper.
 * @param catalogue in the words of the reader.
 */
export async function handoutPdf(
  made: HandedOut,
  catalogue: Catalogue,
  isWhole: boolean,
  context: Context,
): Promise<Uint8Array> {
  const { t } = context;
  const tool = { name: 'scs-check', version: packageVersion() } as const;
  const sheet = handoutSheet({ made, catalogue, tool, isWhole }, t);
  const rendered = await renderSheetPdf(sheet, { t, fonts: await loadFonts() });
  noteMissingGlyphs(rendered.missingGlyphs, context);
  return rendered.bytes;
}
