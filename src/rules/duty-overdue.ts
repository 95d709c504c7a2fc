import type { Cadence } from '../model/catalogue.ts';
import type { FirmRule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done longer ago is no longer met, whatever the answer says.
 * An error: the date in the file itself shows that the claim does not hold on that day.
 * Assumption: a year ends on the same day of the next year, a month on the same day of the next month; that day still counts.
 */
export const dutyOverdue: FirmRule = {
  code: 'scs/duty-overdue',
  severity: 'error',
  check: ({ answers, asOf }) =>
    answers.flatMap(({ id, criterion, answer }) => {
      const every = criterion.cadence?.every;
      const { state, lastDone } = answer;
      if (state !== 'met' || every === undefined || lastDone === undefined) return [];
      if (numberOf(asOf) <= nextTurn(lastDone, every)) return [];
      return [{ criterion: id, args: { lastDone, every, asOf }, path: ['answers', id, 'lastDone'] }];
    }),
};

/** 20260401 for 2026-04-01: days in order, whatever the year. */
function numberOf(date: string): number {
  return Number(date.replaceAll('-', ''));
}

/** The same day of the next year or month; a 31st that a month does not have stands for its last day. */
function nextTurn(date: string, every: NonNullable<Cadence['every']>): number {
  const day = numberOf(date);
  if (every === 'year') return day + 1_00_00;
  return date.slice(5, 7) === '12' ? day + 1_00_00 - 11_00 : day + 1_00;
}
