import { answerOf } from '../domain/answer.ts';
import { basesIn } from '../domain/bases.ts';
import type { Rule } from './rule.ts';

/**
 * Not-applicable where no fact of the firm, and no criterion below, keeps the criterion from applying. A catalogue that
 * asks no facts says nothing of what always applies.
 * Assumption: the scheme publishes no list of what may not apply. A criterion that rests on no fact is for every firm;
 * what a firm has not got does not count against its conditions.
 */
export const notApplicableAlways = {
  code: 'scs/not-applicable-always',
  severity: 'warning',
  about: 'contradiction',
  check: ({ catalogue, assessment, guidance, answers }) => {
    if (catalogue.profileFacts.length === 0) return [];
    const basesOf = basesIn(catalogue, guidance);
    return answers.flatMap(({ id, criterion, answer }) => {
      if (answer.state !== 'not-applicable' || criterion.appliesIf !== undefined) return [];
      // Where there is no reason, that comes first.
      if (!answer.reason?.trim()) return [];
      const bases = basesOf(criterion, answer.options);
      if (bases.some((base) => answerOf(assessment, base.id)?.state === 'not-applicable')) return [];
      return [{ criterion: id, path: ['answers', id, 'state'] }];
    });
  },
} as const satisfies Rule;
