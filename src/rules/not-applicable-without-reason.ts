import type { Rule } from './rule.ts';

/** Not-applicable is a claim that a specialist has to follow: it needs its reason in writing. */
export const notApplicableWithoutReason = {
  code: 'scs/not-applicable-without-reason',
  severity: 'error',
  about: 'contradiction',
  words: {
    ja: {
      title: '理由のない「当てはまらない」',
      says: '{criterion} は「当てはまらない」ですが、理由がありません',
      hint: 'reason に理由を書いてください',
    },
    en: {
      title: '“Does not apply” without a reason',
      says: '{criterion} is “does not apply”, but there is no reason',
      hint: 'Write the reason under reason',
    },
  },
  check: ({ answers }) =>
    answers.flatMap(({ id, answer }) => {
      if (answer.state !== 'not-applicable' || answer.reason?.trim()) return [];
      return [{ criterion: id, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
