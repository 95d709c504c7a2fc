import { nextTurn } from '../domain/calendar.ts';
import { dutiesOf } from './metDuties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty that was last done longer ago is no longer met, whatever the answer says.
 * An error: the date in the file itself shows that the claim does not hold on that day.
 */
export const dutyOverdue = {
  code: 'scs/duty-overdue',
  severity: 'error',
  about: 'duty',
  words: {
    ja: {
      title: '期限を過ぎた、くり返し行うこと',
      says: '{criterion} は{every}行うことですが、最後に行ったのは {lastDone} です（{asOf} の時点）',
      hint: '行ったなら lastDone を直し、まだなら state を見直してください',
    },
    en: {
      title: 'Recurring duty that is overdue',
      says: '{criterion} is to be done {every}, but it was last done on {lastDone} (as of {asOf})',
      hint: 'If it has been done, correct lastDone; if not, review state',
    },
  },
  check: ({ answers }) =>
    dutiesOf(answers).flatMap(({ id, every, lastDone }) => {
      if (lastDone === undefined) return [];
      const wrongAfter = nextTurn(lastDone, every);
      return [{ criterion: id, args: { lastDone, every }, path: ['answers', id, 'lastDone'], wrongAfter }];
    }),
} as const satisfies Rule;
