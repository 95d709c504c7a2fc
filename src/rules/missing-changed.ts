import { hasSameNumbers } from '../domain/criterionHash.ts';
import type { Rule } from './rule.ts';

/** The numbers of conditions that an answer names, after the conditions were changed or put in another order. */
export const missingChanged = {
  code: 'scs/missing-changed',
  severity: 'warning',
  about: 'edition',
  words: {
    ja: {
      title: '条件が変わった、まだの条件の番号',
      says: '{criterion} の条件が、答えたあとで変わったか、並べ替えられました。まだの条件の番号を確かめて、答え直してください',
    },
    en: {
      title: 'Missing conditions of a text that has changed',
      says: 'The conditions of {criterion} were changed or put in another order after the answer. Check the numbers of the missing ones, and answer again',
    },
  },
  check: ({ answers }) =>
    answers.flatMap(({ id, criterion, answer: { missing = [], asked } }) => {
      if (missing.length === 0 || asked === undefined || hasSameNumbers(asked, criterion)) return [];
      return [{ criterion: id, path: ['answers', id, 'missing'] }];
    }),
} as const satisfies Rule;
