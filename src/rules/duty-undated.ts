import { dutiesOf } from './duties.ts';
import type { Rule } from './rule.ts';

/**
 * A yearly or monthly duty without the day it was last done cannot be followed.
 * A warning: it may well have been done.
 */
export const dutyUndated = {
  code: 'scs/duty-undated',
  severity: 'warning',
  about: 'answer',
  check: ({ answers }) =>
    dutiesOf(answers)
      .filter(({ lastDone }) => lastDone === undefined)
      .map(({ id, every }) => ({ criterion: id, args: { every }, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
