import { nextTurn } from '../domain/calendar.ts';
import { dutiesOf } from './duties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done longer ago is no longer met, whatever the answer says.
 * An error: the date in the file itself shows that the claim does not hold on that day.
 */
export const dutyOverdue = {
  code: 'scs/duty-overdue',
  severity: 'error',
  about: 'duty',
  check: ({ answers }) =>
    dutiesOf(answers).flatMap(({ id, every, lastDone }) => {
      if (lastDone === undefined) return [];
      const wrongAfter = nextTurn(lastDone, every);
      return [{ criterion: id, args: { lastDone, every }, path: ['answers', id, 'lastDone'], wrongAfter }];
    }),
} as const satisfies Rule;
