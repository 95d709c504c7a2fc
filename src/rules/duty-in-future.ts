import { dutiesOf } from './duties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done on a day that has not come yet would not be asked for until long after it.
 * An error: a slip of one digit switches the duty off.
 */
export const dutyInFuture = {
  code: 'scs/duty-in-future',
  severity: 'error',
  about: 'date',
  check: ({ answers }) =>
    dutiesOf(answers).flatMap(({ id, every, lastDone }) => {
      if (lastDone === undefined) return [];
      return [{ criterion: id, args: { lastDone, every }, path: ['answers', id, 'lastDone'], wrongBefore: lastDone }];
    }),
} as const satisfies Rule;
