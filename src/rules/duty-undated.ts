import type { FirmRule } from './rule.ts';

/**
 * A yearly or monthly duty without the day it was last done cannot be followed.
 * A warning: it may well have been done.
 */
export const dutyUndated: FirmRule = {
  code: 'scs/duty-undated',
  severity: 'warning',
  check: ({ answers }) =>
    answers.flatMap(({ id, criterion, answer }) => {
      const every = criterion.cadence?.every;
      if (answer.state !== 'met' || every === undefined || answer.lastDone !== undefined) return [];
      return [{ criterion: id, args: { every }, path: ['answers', id, 'state'] }];
    }),
};
