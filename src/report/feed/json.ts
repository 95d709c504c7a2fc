import type { CheckReport } from '../../formats/outputs/check.ts';
import type { DiffReport } from '../../formats/outputs/diff.ts';
import type { LintReport } from '../../formats/outputs/lint.ts';
import type { Portfolio } from '../../formats/outputs/portfolio.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
import { escapeUnsafe } from '../../text/sanitize.ts';

/** A result as data, in the shape that formats/outputs has for it. */
export function renderJson(data: CheckReport | DiffReport | LintReport | Portfolio | Partial<ReportModel>): string {
  return `${escapeUnsafe(JSON.stringify(data, null, 2))}\n`;
}
