import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Rule } from './rule.ts';

/** Not-applicable is a claim that a specialist has to follow: it needs its reason in writing. */
export const notApplicableWithoutReason: Rule = {
  code: 'scs/not-applicable-without-reason',
  severity: 'error',
  check: (catalogue, assessment) =>
    allCriteria(catalogue).flatMap(({ id }) => {
      const answer = answerOf(assessment, id);
      if (answer?.state !== 'not-applicable' || answer.reason?.trim()) return [];
      return [{ criterion: id, path: ['answers', id, 'state'] }];
    }),
};
