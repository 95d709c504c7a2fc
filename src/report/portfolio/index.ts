import type { Portfolio } from '../../formats/outputs/portfolio.ts';
import { portfolioCsv } from '../feed/csv.ts';
import { renderJson } from '../feed/json.ts';
import { renderHtml } from '../render/html.ts';
import { portfolioDocument } from '../say/portfolio.ts';
import { portfolioText, type TextOptions } from './text.ts';

/** The table in each of its formats. */
export const portfolioRenderers = {
  text: portfolioText,
  json: renderJson,
  csv: (portfolio, { t }) => portfolioCsv(portfolio, t),
  html: (portfolio, { t }) => renderHtml(portfolioDocument(portfolio, t), t),
} as const satisfies Record<string, (portfolio: Portfolio, options: TextOptions) => string>;
