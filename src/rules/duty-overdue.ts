import { nextTurn } from '../model/turn.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done longer ago is no longer met, whatever the answer says.
 * An error: the date in the file itself shows that the claim does not hold on that day.
 */
export const dutyOverdue = {
  code: 'scs/duty-overdue',
  severity: 'error',
  about: 'duty',
  check: ({ answers, asOf }) =>
    answers.flatMap(({ id, criterion, answer }) => {
      const every = criterion.cadence?.every;
      const { state, lastDone } = answer;
      if (state !== 'met' || every === undefined || lastDone === undefined) return [];
      if (asOf <= nextTurn(lastDone, every)) return [];
      return [{ criterion: id, args: { lastDone, every, asOf }, path: ['answers', id, 'lastDone'] }];
    }),
} as const satisfies Rule;
