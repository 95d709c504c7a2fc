import type { Rule } from './rule.ts';

/**
 * What nobody is in charge of is not done.
 * A warning: the scheme does not ask for the name of an owner.
 */
export const ownerMissing = {
  code: 'scs/owner-missing',
  severity: 'warning',
  about: 'answer',
  check: ({ answers }) =>
    answers.flatMap(({ id, answer: { state, owner } }) => {
      if ((state !== 'partial' && state !== 'unmet') || owner?.trim()) return [];
      return [{ criterion: id, args: { state }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
