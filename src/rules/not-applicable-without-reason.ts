import type { Rule } from './rule.ts';

/** Not-applicable is a claim that a specialist has to follow: it needs its reason in writing. */
export const notApplicableWithoutReason = {
  code: 'scs/not-applicable-without-reason',
  severity: 'error',
  about: 'contradiction',
  check: ({ answers }) =>
    answers.flatMap(({ id, answer }) => {
      if (answer.state !== 'not-applicable' || answer.reason?.trim()) return [];
      return [{ criterion: id, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
