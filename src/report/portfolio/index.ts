import type { Portfolio } from '../../formats/outputs/portfolio.ts';
import { portfolioCsv } from './csv.ts';
import { portfolioHtml } from './html.ts';
import { portfolioJson } from './json.ts';
import { portfolioText, type TableOptions } from './text.ts';

/** The table in each of its formats. */
export const portfolioRenderers = {
  text: portfolioText,
  json: portfolioJson,
  csv: (portfolio, { t }) => portfolioCsv(portfolio, t),
  html: (portfolio, { t }) => portfolioHtml(portfolio, t),
} as const satisfies Record<string, (portfolio: Portfolio, options: TableOptions) => string>;
