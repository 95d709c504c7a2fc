import type { Rule } from './rule.ts';

/**
 * 「わからない」 is a good answer as long as somebody is there to find out.
 * A warning: the scheme does not ask for the name of an owner.
 */
export const unknownWithoutOwner = {
  code: 'scs/unknown-without-owner',
  severity: 'warning',
  about: 'answer',
  check: ({ answers }) =>
    answers
      .filter(({ answer: { state, owner } }) => state === 'unknown' && !owner?.trim())
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'state'] })),
} as const satisfies Rule;
