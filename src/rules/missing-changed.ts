import { hasSameNumbers } from '../domain/criterionHash.ts';
import type { Rule } from './rule.ts';

/** The numbers of conditions that an answer names, after the conditions were changed or put in another order. */
export const missingChanged = {
  code: 'scs/missing-changed',
  severity: 'warning',
  about: 'edition',
  check: ({ answers }) =>
    answers.flatMap(({ id, criterion, answer: { missing = [], asked } }) => {
      if (missing.length === 0 || asked === undefined || hasSameNumbers(asked, criterion)) return [];
      return [{ criterion: id, path: ['answers', id, 'missing'] }];
    }),
} as const satisfies Rule;
