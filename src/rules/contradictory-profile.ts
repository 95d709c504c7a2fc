import { answerOf, factOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Rule } from './rule.ts';

/**
 * What a firm says it does not have cannot be in place there.
 * A warning: the fact may be the one that is wrong, and a criterion may be met beforehand.
 */
export const contradictoryProfile: Rule = {
  code: 'scs/contradictory-profile',
  severity: 'warning',
  check: (catalogue, assessment) =>
    allCriteria(catalogue).flatMap(({ id, appliesIf }) => {
      if (appliesIf === undefined || answerOf(assessment, id)?.state !== 'met') return [];
      if (factOf(assessment, appliesIf) !== false) return [];
      return [{ criterion: id, args: { fact: appliesIf }, path: ['answers', id, 'state'] }];
    }),
};
