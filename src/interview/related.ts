import { factOf } from '../domain/answer.ts';
import { askedFrom, type Leading, saysOf, targetsOf } from '../domain/crosswalk.ts';
import type { Assessment, Fact } from '../formats/assessment.ts';
import type { CriterionState } from '../formats/states.ts';

/** An answer to another catalogue that touches a criterion, and what it says of it. */
export interface RelatedAnswer {
  readonly from: string;
  readonly state: Exclude<CriterionState, 'unanswered'>;
  /** What a fact asks, and what the firm says. */
  readonly fact?: { readonly question: string; readonly said: Fact };
  /** Left out where the answer is not the one that it holds for. */
  readonly reason?: string;
}

/**
 * The answers to other catalogues that touch a criterion, in the order of the crosswalks: also those that propose
 * nothing, because how far an answer reaches is what helps to give the next one.
 * @param crosswalks those that lead into the catalogue of the criterion, in the language of the person.
 */
export function relatedAnswers(
  id: string,
  assessment: Assessment,
  crosswalks: readonly Leading[],
): readonly RelatedAnswer[] {
  return crosswalks
    .flatMap(({ mappings }) => mappings)
    .filter((mapping) => targetsOf(mapping).includes(id))
    .flatMap(({ from, relation, reason }): readonly RelatedAnswer[] => {
      const state = saysOf(from, assessment);
      if (state === undefined) return [];
      // That who has the more has the less says nothing of who does not have it.
      const isFor = relation !== 'superset' || state === 'met';
      return [{ from, state, ...factFrom(from, assessment, crosswalks), ...(isFor ? { reason } : {}) }];
    });
}

/** What is asked and said of a fact that a crosswalk leads from; nothing of a criterion, which its number names. */
export function factFrom(
  id: string,
  assessment: Assessment,
  crosswalks: readonly Leading[],
): Pick<RelatedAnswer, 'fact'> {
  const said = factOf(assessment, id);
  const question = said === undefined ? undefined : askedFrom(id, crosswalks);
  return said === undefined || question === undefined ? {} : { fact: { question, said } };
}
