import type { Portfolio } from '../../formats/outputs/portfolio.ts';
import { escapeUnsafe } from '../../text/sanitize.ts';

/** The table as data; its type is Portfolio. */
export function portfolioJson(portfolio: Portfolio): string {
  return `${escapeUnsafe(JSON.stringify(portfolio, null, 2))}\n`;
}
