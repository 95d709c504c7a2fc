import { answerOf, factOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Rule } from './rule.ts';

/** The firm says of itself that it has the very thing the criterion is about. */
export const notApplicableAgainstProfile: Rule = {
  code: 'scs/not-applicable-against-profile',
  severity: 'warning',
  check: (catalogue, assessment) =>
    allCriteria(catalogue).flatMap(({ id, appliesIf }) => {
      if (appliesIf === undefined || answerOf(assessment, id)?.state !== 'not-applicable') return [];
      if (factOf(assessment, appliesIf) !== true) return [];
      return [{ criterion: id, args: { fact: appliesIf }, path: ['answers', id, 'state'] }];
    }),
};
