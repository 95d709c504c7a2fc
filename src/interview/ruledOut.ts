import { answerOf } from '../domain/answer.ts';
import { allCriteria, answersOf } from '../domain/catalogue.ts';
import { ruledOutBy } from '../domain/profile.ts';
import type { Criterion } from '../formats/catalogue.ts';
import type { Session } from './session.ts';

/** A criterion that the facts about the firm keep from applying, and why. */
export interface RuledOut {
  readonly criterion: Criterion;
  /** What the fact says of the firm where it is answered with no: the reason to give. */
  readonly reason: string;
}

/**
 * The criteria of the level that nobody has answered and that what the firm says of itself keeps from applying, in the
 * order of the edition. It is an offer: a person confirms it, or answers each.
 */
export function ruledOut({ catalogue, assessment }: Session): readonly RuledOut[] {
  if (!answersOf(catalogue).includes('not-applicable')) return [];
  return allCriteria(catalogue).flatMap((criterion) => {
    if (answerOf(assessment, criterion.id) !== undefined) return [];
    const fact = ruledOutBy(catalogue, assessment, criterion);
    return fact === undefined ? [] : [{ criterion, reason: fact.ifNot }];
  });
}
