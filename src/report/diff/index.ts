import type { DiffReport } from '../../formats/outputs/diff.ts';
import { renderJson } from '../feed/json.ts';
import { type DocumentFormatName, documentFormats } from '../formats.ts';
import type { TextOptions } from '../render/text.ts';
import { diffDocument } from '../say/diff.ts';

/** What changed, in a format of `diff`. On a terminal people see the last lines, everywhere else the first. */
export async function renderDiff(
  report: DiffReport,
  format: DocumentFormatName | 'json',
  options: TextOptions,
): Promise<string> {
  if (format === 'json') return renderJson(report);
  const document = diffDocument(report, options.t, format === 'text' ? 'last' : 'first');
  return documentFormats[format].draw(document, options);
}
