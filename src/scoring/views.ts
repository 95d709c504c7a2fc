import { answerOf } from '../domain/answer.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import { waitsForReply } from '../domain/reply.ts';
import { standingOn } from '../domain/view.ts';
import type { Assessment, View } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import {
  type AnswerState,
  type DeclaredState,
  declaredStates,
  type Verdict,
  verdicts,
  views,
} from '../formats/states.ts';

/**
 * What specialists have said of a set of criteria, each counted once. A view that does not hold counts as nothing but
 * `changed`, `rewritten` or `unshown`, and two that differ as nothing but `split`.
 */
export interface ViewCounts {
  readonly total: number;
  readonly current: Readonly<Record<View, number>>;
  /**
   * Criteria that the firm says are met, or do not apply, and on how many of them the views come to agreement: one that
   * agrees that something is not done yet says nothing for it. Left out where a result was signed before it was counted.
   */
  readonly declared?: Readonly<Record<DeclaredState, { readonly total: number; readonly agreed: number }>>;
  /** Criteria on which the views of several specialists hold and differ. */
  readonly split: number;
  /** Criteria whose last views are about something that is no longer so. */
  readonly changed: number;
  /** Criteria where what was said, or who said it, is not as it was stamped. */
  readonly rewritten: number;
  /** Criteria whose views rest on evidence that cannot be found. */
  readonly unshown: number;
  /** Criteria without any view. */
  readonly none: number;
  /** Questions to the firm in the last views of each specialist: without a reply, and with one. */
  readonly asked: number;
  readonly replied: number;
}

/**
 * Counts what the last views on each criterion come to.
 * @param criteria as they were written: a view is bound to their text.
 * @param files what was found of evidence files; left out, nobody has looked.
 */
export function countViews(
  criteria: readonly Criterion[],
  assessment: Assessment,
  files?: ReadonlyMap<string, EvidenceFile>,
): ViewCounts {
  const found = criteria.map((criterion) => ({
    state: answerOf(assessment, criterion.id)?.state,
    ...standingOn(criterion, assessment, files),
  }));
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, found.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const { split, changed, rewritten, unshown, none } = counts;
  const said = found.flatMap(({ last }) => last.map(({ review }) => review));
  return {
    total: criteria.length,
    current: Object.fromEntries(views.map((view) => [view, counts[view]])) as Record<View, number>,
    declared: declaredIn(found),
    split,
    changed,
    rewritten,
    unshown,
    none,
    asked: said.filter(waitsForReply).length,
    replied: said.filter(({ question, reply }) => question !== undefined && reply !== undefined).length,
  };
}

function declaredIn(found: readonly { readonly state: AnswerState | undefined; readonly verdict: Verdict }[]) {
  const of = (state: DeclaredState) => {
    const own = found.filter((one) => one.state === state);
    return { total: own.length, agreed: own.filter(({ verdict }) => verdict === 'agrees').length };
  };
  return Object.fromEntries(declaredStates.map((state) => [state, of(state)])) as NonNullable<ViewCounts['declared']>;
}
