import type { PortfolioRow, ReadRow } from '../../formats/outputs/portfolio.ts';
import { openOf, undecidedOf } from '../../formats/portfolioCounts.ts';
import type { MessageKey, Translate } from '../../i18n/t.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import { firmOf, placeOf, problemOf } from './portfolioWords.ts';

/** A column of the formats that have room for all of them. */
export interface Column {
  readonly name: MessageKey;
  /** What stands in it for a file that was read; empty where there is nothing to say. */
  readonly value: (row: ReadRow, t: Translate) => string | number;
}

/** All that is said of a file, in the order in which it is asked. */
export const columns: readonly Column[] = [
  { name: 'portfolio.firm', value: firmOf },
  { name: 'portfolio.file', value: ({ file }) => sanitizeLine(file) },
  { name: 'portfolio.catalogue', value: ({ catalogue }) => sanitizeLine(catalogue.title) },
  { name: 'portfolio.edition', value: ({ catalogue }) => sanitizeLine(catalogue.edition) },
  { name: 'portfolio.level', value: ({ level }) => sanitizeLine(level.title) },
  { name: 'portfolio.met', value: ({ criteria }) => criteria.met },
  { name: 'portfolio.over', value: ({ lapsed }) => lapsed.met },
  { name: 'portfolio.without-option', value: ({ withoutOption = 0 }) => withoutOption },
  { name: 'portfolio.total', value: ({ criteria }) => criteria.total },
  { name: 'portfolio.open', value: openOf },
  { name: 'portfolio.partial', value: ({ criteria }) => criteria.partial },
  { name: 'portfolio.unmet', value: ({ criteria }) => criteria.unmet },
  { name: 'portfolio.undecided', value: undecidedOf },
  { name: 'portfolio.unknown', value: ({ criteria }) => criteria.unknown },
  { name: 'portfolio.unanswered', value: ({ criteria }) => criteria.unanswered },
  { name: 'portfolio.other-text', value: ({ otherText = 0 }) => otherText },
  { name: 'portfolio.not-applicable', value: ({ criteria }) => criteria['not-applicable'] },
  { name: 'portfolio.errors', value: ({ errors }) => errors.total },
  { name: 'portfolio.errors.evidence', value: ({ errors }) => errors.evidence },
  { name: 'portfolio.errors.duty', value: ({ errors }) => errors.duty },
  { name: 'portfolio.errors.waiver', value: ({ errors }) => errors.waiver },
  { name: 'portfolio.errors.other', value: ({ errors }) => errors.other },
  { name: 'portfolio.due.past', value: ({ due }) => due.past },
  { name: 'portfolio.due.next', value: ({ due }) => due.next ?? '' },
  { name: 'portfolio.views.agrees', value: ({ views }) => views.agrees },
  { name: 'portfolio.views.other', value: ({ views }) => views.other },
  { name: 'portfolio.views.changed', value: ({ views }) => views.changed },
  { name: 'portfolio.views.rewritten', value: ({ views }) => views.rewritten },
  { name: 'portfolio.views.unshown', value: ({ views }) => views.unshown },
  { name: 'portfolio.views.none', value: ({ views }) => views.none },
  { name: 'portfolio.questions.firm', value: ({ questions }) => questions.firm },
  { name: 'portfolio.questions.specialist', value: ({ questions }) => questions.specialist },
  { name: 'portfolio.last-answered', value: ({ lastAnswered }) => lastAnswered ?? '' },
  { name: 'portfolio.next-review', value: ({ nextReview }) => nextReview?.on ?? '' },
  {
    name: 'portfolio.because',
    value: ({ nextReview }, t) => (nextReview ? t(`portfolio.occasion.${nextReview.because}`) : ''),
  },
  { name: 'portfolio.copy-of', value: ({ copyOf = '' }) => sanitizeLine(copyOf) },
];

/** Why a file could not be read; empty where it could. */
export function problemCell(row: PortfolioRow, t: Translate): string {
  if (row.outcome === 'read') return '';
  const { code, told } = problemOf(row, t);
  return `${placeOf(row, t)} ${code} ${told}`;
}
