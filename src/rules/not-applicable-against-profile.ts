import { standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/** The firm says of itself that it has the very thing the criterion is about. */
export const notApplicableAgainstProfile = {
  code: 'scs/not-applicable-against-profile',
  severity: 'warning',
  about: 'contradiction',
  check: ({ catalogue, answers, assessment }) =>
    answers.flatMap(({ id, criterion: { appliesIf }, answer }) => {
      if (appliesIf === undefined || answer.state !== 'not-applicable') return [];
      if (standingFact(catalogue, assessment, appliesIf) !== true) return [];
      return [{ criterion: id, args: { fact: appliesIf }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
