import { dutiesOf } from './metDuties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done on a day that has not come yet would not be asked for until long after it.
 * An error: a slip of one digit switches the duty off.
 */
export const dutyInFuture = {
  code: 'scs/duty-in-future',
  severity: 'error',
  about: 'date',
  words: {
    ja: {
      title: 'まだ来ていない、最後に行った日',
      says: '{criterion} は{every}行うことですが、最後に行った日が、まだ来ていない {lastDone} です（{asOf} の時点）',
      hint: 'lastDone を、行った日に直してください',
    },
    en: {
      title: 'Last date of a duty in the future',
      says: '{criterion} is to be done {every}, but {lastDone}, when it was last done, has not come yet (as of {asOf})',
      hint: 'Set lastDone to the day on which it was done',
    },
  },
  check: ({ answers }) =>
    dutiesOf(answers).flatMap(({ id, every, lastDone }) => {
      if (lastDone === undefined) return [];
      return [{ criterion: id, args: { lastDone, every }, path: ['answers', id, 'lastDone'], wrongBefore: lastDone }];
    }),
} as const satisfies Rule;
