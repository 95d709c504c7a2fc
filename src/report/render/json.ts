import type { ReportModel } from '../../formats/outputs/report.ts';
import { escapeUnsafe } from '../../text/sanitize.ts';

/** The report as data; its type is ReportModel. */
export function renderJson(model: ReportModel): string {
  return `${escapeUnsafe(JSON.stringify(model, null, 2))}\n`;
}
