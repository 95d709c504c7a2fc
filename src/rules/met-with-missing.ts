import type { Rule } from './rule.ts';

/** All conditions of a criterion are needed: an answer cannot name one that is missing and say that it is met. */
export const metWithMissing = {
  code: 'scs/met-with-missing',
  severity: 'error',
  about: 'contradiction',
  words: {
    ja: {
      title: 'まだの条件がある「できている」',
      says: '{criterion} は「できている」ですが、まだの条件（{numbers}）も書かれています。「一部だけ」にするか、missing を消してください',
    },
    en: {
      title: '“In place” with conditions missing',
      says: '{criterion} is answered “in place”, but conditions are named that are still missing ({numbers}). Make it “partly”, or delete missing',
    },
  },
  check: ({ answers }) =>
    answers.flatMap(({ id, answer: { state, missing = [] } }) => {
      if (state !== 'met' || missing.length === 0) return [];
      const numbers = missing.toSorted((a, b) => a - b).join(' ');
      return [{ criterion: id, args: { numbers }, path: ['answers', id, 'missing'] }];
    }),
} as const satisfies Rule;
