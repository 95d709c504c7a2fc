import { escapeUnsafe } from '../../text/sanitize.ts';
import type { ReportModel } from '../model.ts';

/** The report as data; its type is ReportModel. */
export function renderJson(model: ReportModel): string {
  return `${escapeUnsafe(JSON.stringify(model, null, 2))}\n`;
}
