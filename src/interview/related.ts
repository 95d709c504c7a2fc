import { answerOf, factOf } from '../domain/answer.ts';
import { targetsOf } from '../domain/crosswalk.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Crosswalk } from '../formats/crosswalk.ts';
import type { CriterionState } from '../formats/states.ts';

/** An answer to another catalogue that touches a criterion, and what it says of it. */
export interface RelatedAnswer {
  readonly from: string;
  readonly state: Exclude<CriterionState, 'unanswered'>;
  readonly reason: string;
}

/**
 * The answers to other catalogues that touch a criterion, in the order of the crosswalks: also those that propose
 * nothing, because how far an answer reaches is what helps to give the next one.
 * @param crosswalks those that lead into the catalogue of the criterion, in the language of the person.
 */
export function relatedAnswers(
  id: string,
  assessment: Assessment,
  crosswalks: readonly Crosswalk[],
): readonly RelatedAnswer[] {
  return crosswalks
    .flatMap(({ mappings }) => mappings)
    .filter((mapping) => targetsOf(mapping).includes(id))
    .flatMap(({ from, reason }) => {
      const state = saysOf(from, assessment);
      return state === undefined ? [] : [{ from, state, reason }];
    });
}

/** How a criterion was answered; a fact about the firm is met where the answer is yes. */
export function saysOf(id: string, assessment: Assessment): RelatedAnswer['state'] | undefined {
  const fact = factOf(assessment, id);
  if (fact === undefined) return answerOf(assessment, id)?.state;
  return fact === 'unknown' ? fact : fact ? 'met' : 'unmet';
}
