import type { Portfolio, PortfolioRow } from '../../formats/outputs/portfolio.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { columns, problemCell } from '../say/portfolioColumns.ts';

/** Excel in Japan takes a file without it for Shift_JIS. */
const BOM = '\ufeff';

/** What spreadsheets take for the start of a formula; those of Japan also in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/;

/** RFC 4180, a line for each file; numbers are numbers, and no text is a formula. */
export function portfolioCsv({ rows }: Portfolio, t: Translate): string {
  const head = [...columns.map(({ name }) => t(name)), t('portfolio.problem')];
  const lines = [head, ...rows.map((row) => [...cells(row, t), problemCell(row, t)])];
  return BOM + lines.map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}

function cells(row: PortfolioRow, t: Translate): readonly (string | number)[] {
  if (row.outcome === 'read') return columns.map(({ value }) => value(row, t));
  return columns.map(({ name }) => (name === 'portfolio.file' ? row.file : ''));
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const line = withoutCommands(sanitizeLine(value));
  const harmless = FORMULA.test(line) ? `'${line}` : line;
  return /[",]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
