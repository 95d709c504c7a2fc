import { standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/** The firm says of itself that it has the very thing the criterion is about. */
export const notApplicableAgainstProfile = {
  code: 'scs/not-applicable-against-profile',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: '会社の情報と食い違う「当てはまらない」',
      says: '{criterion} は「当てはまらない」ですが、会社の情報「{fact}」は「はい」です',
      hint: 'どちらかの答えを見直してください',
    },
    en: {
      title: '“Does not apply” against the profile',
      says: '{criterion} is “does not apply”, but the fact about the company “{fact}” is “yes”',
      hint: 'Look at both answers again.',
    },
  },
  check: ({ catalogue, answers, assessment }) =>
    answers.flatMap(({ id, criterion: { appliesIf }, answer }) => {
      if (appliesIf === undefined || answer.state !== 'not-applicable') return [];
      if (standingFact(catalogue, assessment, appliesIf) !== true) return [];
      return [{ criterion: id, args: { fact: appliesIf }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
