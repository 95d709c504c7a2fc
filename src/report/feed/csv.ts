import type { Portfolio, PortfolioRow } from '../../formats/outputs/portfolio.ts';
import type { Translate } from '../../i18n/t.ts';
import { csvOf, withoutFormula } from '../../text/csv.ts';
import { sanitizeLine, withoutCommands } from '../../text/sanitize.ts';
import { columns, problemCell } from '../say/portfolioColumns.ts';

/** A line for each file; numbers are numbers, and no text is a formula. */
export function portfolioCsv({ rows }: Portfolio, t: Translate): string {
  const head = [...columns.map(({ name }) => t(name)), t('portfolio.problem')];
  const lines = [head, ...rows.map((row) => [...cells(row, t), problemCell(row, t)])];
  return csvOf(lines.map((line) => line.map(cellOf)));
}

function cells(row: PortfolioRow, t: Translate): readonly (string | number)[] {
  if (row.outcome === 'read') return columns.map(({ value }) => value(row, t));
  return columns.map(({ name }) => (name === 'portfolio.file' ? row.file : ''));
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return withoutFormula(withoutCommands(sanitizeLine(value)));
}
