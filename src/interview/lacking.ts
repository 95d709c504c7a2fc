import { answerOf, type Lack, lackOf } from '../domain/answer.ts';
import { claimedIn } from '../domain/bases.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { hasParts } from '../domain/conditions.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';

/** What the interview would still ask of an answer: what its state cannot stand without, and what it leaves open. */
export type Lacking = Lack | 'lastDone' | 'missing';

/**
 * What an answer still lacks; undefined where it is whole. The day of a duty and the conditions of a partial answer may
 * be unknown, so that the state stands without them: nobody is kept from going on.
 * @param isClaimed whether another answer claims it.
 */
export function lackingIn(criterion: Criterion, answer: Answer | undefined, isClaimed = false): Lacking | undefined {
  if (answer === undefined) return undefined;
  const lack = lackOf(criterion, answer, isClaimed);
  if (lack !== undefined) return lack;
  switch (answer.state) {
    case 'met':
      return criterion.cadence?.every !== undefined && answer.lastDone === undefined ? 'lastDone' : undefined;
    case 'partial':
      return hasParts(criterion) && (answer.missing ?? []).length === 0 ? 'missing' : undefined;
    default:
      return undefined;
  }
}

/** A criterion whose answer lacks something. */
export interface LackingAnswer {
  readonly id: string;
  readonly lacking: Lacking;
}

/** The answers to a catalogue that lack something, in its order. */
export function lackingAnswers(catalogue: Catalogue, assessment: Assessment): readonly LackingAnswer[] {
  const claimed = claimedIn(catalogue, assessment);
  return allCriteria(catalogue).flatMap((criterion) => {
    const lacking = lackingIn(criterion, answerOf(assessment, criterion.id), claimed.has(criterion.id));
    return lacking === undefined ? [] : [{ id: criterion.id, lacking }];
  });
}

/** What answers lack, each kind once, in the order in which it is said. */
export function kindsLacking(answers: readonly LackingAnswer[]): readonly Lacking[] {
  return kinds.filter((kind) => answers.some(({ lacking }) => lacking === kind));
}

const kinds = ['lastDone', 'missing', 'options', 'reason'] as const satisfies readonly Lacking[];

/** Whether a state stands without it: what it cannot stand without is asked like what nobody has answered. */
export function isLeftOpen({ lacking }: Pick<LackingAnswer, 'lacking'>): boolean {
  return lacking === 'lastDone' || lacking === 'missing';
}
