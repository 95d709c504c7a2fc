import type { Portfolio, ReadRow, UnreadRow } from '../../formats/outputs/portfolio.ts';
import type { Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { type Column, columns } from './columns.ts';
import { firmOf, legend, placeOf, problemOf, totalLines } from './words.ts';

/** Nothing is loaded and nothing runs, even where a text should get through as more than text. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What a page has no room for: the parts of sums, and what another cell says as well. JSON and CSV have them. */
const left: readonly Column['name'][] = [
  'portfolio.firm',
  'portfolio.catalogue',
  'portfolio.total',
  'portfolio.partial',
  'portfolio.unmet',
  'portfolio.unknown',
  'portfolio.unanswered',
  'portfolio.because',
];

const STYLE = `
body { font: 14px/1.6 system-ui, "Hiragino Sans", "BIZ UDPGothic", "Yu Gothic", Meiryo, sans-serif; margin: 1.5rem; color: #111; background: #fff; }
h1 { font-size: 1.3rem; margin: 0 0 .5rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; vertical-align: top; text-align: right; }
thead th { background: #eee; text-align: left; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody th, td.text { text-align: left; overflow-wrap: anywhere; min-width: 6em; }
td.day { white-space: nowrap; text-align: left; }
td.some { font-weight: bold; }
tr.unread th, tr.unread td { text-align: left; border-style: dashed; }
code { font-family: ui-monospace, monospace; }
@page { size: A4 landscape; margin: 10mm; }
@media print { body { margin: 0; font-size: 8px; } .scroll { overflow: visible; } th, td { padding: 1px 3px; } tbody th, td.text { min-width: 4em; } }
`;

/** One page for a browser or a printer: no script, nothing from elsewhere, readable without colour. */
export function portfolioHtml(portfolio: Portfolio, t: Translate): string {
  const { rows } = portfolio;
  const shown = columns.filter(({ name }) => !left.includes(name));
  const head = [t('portfolio.firm'), ...shown.map(({ name }) => t(name))];
  return `<!DOCTYPE html>
<html lang="${escaped(t('language.tag'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t('portfolio.title'))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(t('portfolio.title'))}</h1>
<p>${escaped(t('portfolio.privacy'))}</p>
<ul>
${totalLines(portfolio, t)
  .map((line) => `<li>${escaped(line)}</li>`)
  .join('\n')}
</ul>
<div class="scroll">
<table>
<caption>${escaped(legend(portfolio, t, false).join(t('sentence.separator')))}</caption>
<thead>
<tr>${head.map((name) => `<th scope="col">${escaped(name)}</th>`).join('')}</tr>
</thead>
<tbody>
${rows.map((row) => (row.outcome === 'read' ? readRow(row, shown, t) : unreadRow(row, shown.length, t))).join('\n')}
</tbody>
</table>
</div>
</body>
</html>
`;
}

function readRow(row: ReadRow, shown: readonly Column[], t: Translate): string {
  const cells = shown.map((column) => cellOf(column, row, t)).join('');
  return `<tr><th scope="row">${escaped(firmOf(row, t))}</th>${cells}</tr>`;
}

function cellOf({ name, value }: Column, row: ReadRow, t: Translate): string {
  const told = value(row, t);
  if (name === 'portfolio.met') return `<td>${row.criteria.met}/${row.criteria.total}</td>`;
  if (name === 'portfolio.next-review') return `<td class="text">${escaped(reviewCell(row, t))}</td>`;
  if (typeof told === 'number') return `<td${told > 0 && loud.includes(name) ? ' class="some"' : ''}>${told}</td>`;
  return `<td class="${/^\d{4}-\d{2}-\d{2}$/.test(told) ? 'day' : 'text'}">${escaped(told)}</td>`;
}

/** Counts of what is out of date stand out where there are any. */
const loud: readonly Column['name'][] = ['portfolio.errors', 'portfolio.due.past', 'portfolio.views.changed'];

function reviewCell({ nextReview }: ReadRow, t: Translate): string {
  if (nextReview === undefined) return '';
  const because = t(`portfolio.occasion.${nextReview.because}`);
  return nextReview.on + t('text.aside', { text: because });
}

function unreadRow(row: UnreadRow, width: number, t: Translate): string {
  const { code, told } = problemOf(row, t);
  const place = `<code>${escaped(placeOf(row, t))}</code> <code>${escaped(code)}</code> ${escaped(told)}`;
  return `<tr class="unread"><th scope="row">${escaped(t('portfolio.unread'))}</th><td colspan="${width}">${place}</td></tr>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text, wherever it stands. */
function escaped(text: string): string {
  return sanitizeLine(text).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
