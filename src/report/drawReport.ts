import { leavingFields } from '../formats/outputs/leaving.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import { renderJson } from './feed/json.ts';
import { type DocumentFormatName, documentFormats, isDocumentFormat } from './formats.ts';
import type { TextOptions } from './render/text.ts';
import { type Extent, gapDocument } from './say/gap.ts';
import { wordsFor } from './words/item.ts';

/** The formats of a report that need nothing but what it says: no fonts, and no dates beside it. */
export type DrawnFormat = DocumentFormatName | 'json' | 'oscal' | 'oscal-poam' | 'xlsx';

/**
 * Draws a report in one format.
 * @returns undefined where a plan is wanted (oscal-poam) and nothing is open
 */
export async function drawReport(
  model: ReportModel,
  format: DrawnFormat,
  options: TextOptions & { readonly extent: Extent },
): Promise<string | Uint8Array | undefined> {
  const t = wordsFor(model.summary, options.t);
  const { extent } = options;
  if (isDocumentFormat(format)) {
    const document = gapDocument(model, t, extent, format === 'text' ? 'first-and-last' : 'first');
    return documentFormats[format].draw(document, { ...options, t });
  }
  switch (format) {
    case 'json':
      return renderJson(leavingFields(model));
    case 'oscal':
      return (await import('./feed/oscalResults.ts')).oscalResults(model, t);
    case 'oscal-poam':
      return (await import('./feed/oscalPlan.ts')).oscalPlan(model, t);
    case 'xlsx': {
      const [{ gapWorkbook }, { workbookOf }] = await Promise.all([
        import('./say/gapWorkbook.ts'),
        import('./workbook.ts'),
      ]);
      return workbookOf(gapWorkbook(model, t, extent), t);
    }
  }
}
