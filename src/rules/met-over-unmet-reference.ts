import { answerOf } from '../domain/answer.ts';
import { allCriteria, referenceResolver, referencesOf } from '../domain/catalogue.ts';
import type { AnswerState } from '../formats/assessment.ts';
import type { Rule } from './rule.ts';

/** Unknown and unanswered are not contradictions yet: nobody has said that the base is missing. */
const contradicting: readonly AnswerState[] = ['unmet', 'partial', 'not-applicable'];

/**
 * A criterion cannot be met while one it builds on is not.
 * Source: the cross references inside the criteria of the edition (for example 1-2-1-3 on 1-2-1-1 and 1-2-1-2).
 * Assumption: an unmet base is a contradiction; the scheme does not say so.
 */
export const metOverUnmetReference: Rule = {
  code: 'scs/met-over-unmet-reference',
  severity: 'warning',
  check: (catalogue, assessment) => {
    const resolve = referenceResolver(catalogue);
    return allCriteria(catalogue).flatMap((criterion) => {
      const answer = answerOf(assessment, criterion.id);
      if (answer?.state !== 'met') return [];
      const open = referencesOf(criterion, answer.options)
        .flatMap(resolve)
        .filter((id) => contradicting.some((state) => answerOf(assessment, id)?.state === state));
      return [...new Set(open)].map((reference) => ({
        criterion: criterion.id,
        args: { reference, state: answerOf(assessment, reference)?.state ?? 'unanswered' },
        path: ['answers', criterion.id, 'state'],
      }));
    });
  },
};
