import type { Portfolio, PortfolioRow, ReadRow } from '../../formats/outputs/portfolio.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Document, TableColumn, TableRow } from '../document.ts';
import { type Column, columns } from './portfolioColumns.ts';
import {
  copyNotes,
  firmOf,
  isReviewPast,
  legend,
  placeOf,
  problemOf,
  tellsOfViews,
  totalLines,
} from './portfolioWords.ts';

/** What a page has no room for: the parts of sums, and what another cell says as well. JSON and CSV have them. */
const left: readonly Column['name'][] = [
  'portfolio.firm',
  'portfolio.copy-of',
  'portfolio.catalogue',
  'portfolio.total',
  'portfolio.partial',
  'portfolio.unmet',
  'portfolio.unknown',
  'portfolio.unanswered',
  'portfolio.because',
];

/** Counts of what is out of date. */
const loud: readonly Column['name'][] = [
  'portfolio.over',
  'portfolio.without-option',
  'portfolio.errors',
  'portfolio.due.past',
  'portfolio.views.changed',
];

/** What views come to: left out where no file has anything to tell of them. */
const ofViews: readonly Column['name'][] = [
  'portfolio.views.agrees',
  'portfolio.views.other',
  'portfolio.views.changed',
  'portfolio.views.rewritten',
  'portfolio.views.unshown',
  'portfolio.views.none',
  'portfolio.questions.firm',
  'portfolio.questions.specialist',
];

function shownIn({ rows }: Portfolio): readonly Column[] {
  const hasViews = rows.some((row) => row.outcome === 'read' && tellsOfViews(row));
  return columns.filter(({ name }) => !left.includes(name) && (hasViews || !ofViews.includes(name)));
}

/** The table of many firms, with as much of each as a page has room for. */
export function portfolioDocument(portfolio: Portfolio, t: Translate): Document {
  const title = t('portfolio.title');
  const copies = copyNotes(portfolio, t);
  const shown = shownIn(portfolio);
  return {
    title,
    facts: [],
    notices: [t('portfolio.privacy')],
    parts: [
      {
        blocks: [
          { kind: 'list', items: totalLines(portfolio, t) },
          {
            kind: 'table',
            title,
            caption: legend(portfolio, t, []).join(t('sentence.separator')),
            columns: [
              { title: t('portfolio.firm'), isHeader: true },
              ...shown.map((column) => columnOf(column, portfolio, t)),
            ],
            groups: [{ parts: [{ rows: portfolio.rows.map((row) => rowOf(row, shown, portfolio.terms.asOf, t)) }] }],
          },
          ...(copies.length === 0 ? [] : [{ kind: 'list' as const, items: copies }]),
        ],
      },
    ],
  };
}

function columnOf({ name, value }: Column, { rows }: Portfolio, t: Translate): TableColumn {
  const isNumeric =
    name === 'portfolio.met' || rows.some((row) => row.outcome === 'read' && typeof value(row, t) === 'number');
  return { title: t(name), isNumeric, isLoud: loud.includes(name) };
}

function rowOf(row: PortfolioRow, shown: readonly Column[], asOf: string, t: Translate): TableRow {
  if (row.outcome === 'read') return [[firmOf(row, t)], ...shown.map((column) => [cellOf(column, row, asOf, t)])];
  const { code, told } = problemOf(row, t);
  return [[t('portfolio.unread')], [`${placeOf(row, t)} ${code} ${told}`]];
}

function cellOf({ name, value }: Column, row: ReadRow, asOf: string, t: Translate): string {
  if (name === 'portfolio.met') return `${row.criteria.met}/${row.criteria.total}`;
  return name === 'portfolio.next-review' ? reviewCell(row, asOf, t) : String(value(row, t));
}

function reviewCell(row: ReadRow, asOf: string, t: Translate): string {
  const { nextReview } = row;
  if (nextReview === undefined) return '';
  const because = t(`portfolio.occasion.${nextReview.because}`);
  const told = isReviewPast(row, asOf) ? [because, t('portfolio.past')] : [because];
  return nextReview.on + t('text.aside', { text: told.join(t('list.comma')) });
}
