import { standingFact } from '../domain/profile.ts';
import type { Rule } from './rule.ts';

/**
 * What a firm says it does not have cannot be in place there.
 * A warning: the fact may be the one that is wrong, and a criterion may be met beforehand.
 */
export const contradictoryProfile = {
  code: 'scs/contradictory-profile',
  severity: 'warning',
  about: 'contradiction',
  check: ({ catalogue, answers, assessment }) =>
    answers.flatMap(({ id, criterion: { appliesIf }, answer }) => {
      if (appliesIf === undefined || answer.state !== 'met') return [];
      if (standingFact(catalogue, assessment, appliesIf) !== false) return [];
      return [{ criterion: id, args: { fact: appliesIf }, path: ['answers', id, 'state'] }];
    }),
} as const satisfies Rule;
