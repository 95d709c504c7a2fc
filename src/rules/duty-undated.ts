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
    answers.flatMap(({ id, criterion, answer }) => {
      const every = criterion.cadence?.every;
      if (answer.state !== 'met' || every === undefined || answer.lastDone !== undefined) return [];
      return [{ criterion: id, args: { every }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
