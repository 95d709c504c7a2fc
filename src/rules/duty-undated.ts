import { dutiesOf } from './metDuties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty without the day it was last done cannot be followed.
 * A warning: it may well have been done.
 */
export const dutyUndated = {
  code: 'scs/duty-undated',
  severity: 'warning',
  about: 'answer',
  words: {
    ja: {
      title: '最後に行った日のない、くり返し行うこと',
      says: '{criterion} は{every}行うことですが、最後に行った日がありません',
      folded: '年1回などの間隔で行う基準のうち、最後に行った日が書かれていないものが{count}件あります',
      hint: 'lastDone に、最後に行った日を書いてください',
    },
    en: {
      title: 'Recurring duty without its last date',
      says: '{criterion} is to be done {every}, but there is no date when it was last done',
      folded: '{count} {count:criterion|criteria} to be done at an interval {count:has|have} no date when last done',
      hint: 'Write the date when it was last done under lastDone',
    },
  },
  check: ({ answers }) =>
    dutiesOf(answers)
      .filter(({ lastDone }) => lastDone === undefined)
      .map(({ id, every }) => ({ criterion: id, args: { every }, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
