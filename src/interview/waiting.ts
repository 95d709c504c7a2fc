import { allCriteria } from '../domain/catalogue.ts';
import { isReplyAwaited, waitsForReply } from '../domain/reply.ts';
import { type StandingReview, standingOn } from '../domain/view.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import { checkContradictions } from '../rules/index.ts';
import type { Grounds, RuleDiagnostic } from '../rules/rule.ts';

/** Why the firm is to look at a criterion again, what somebody else waits for first. */
export const waitingFor = ['reply', 'doubted', 'unclear', 'contradiction'] as const;
export type WaitingFor = (typeof waitingFor)[number];

/** A criterion that waits for the firm: a specialist asks, says that it is not as answered or why they cannot tell, or two answers do not fit. */
export interface Waiting {
  readonly id: string;
  readonly why: readonly WaitingFor[];
}

/**
 * What waits for the firm to look at it again, in the order of the edition. A view that no longer holds waits for the
 * specialist, and not for the firm.
 * @param catalogue narrowed to the level, and as it was written: a view is bound to the text of a criterion.
 * @param contradictions among the answers, as whoever asks has found them.
 */
export function waitingIn(
  catalogue: Catalogue,
  assessment: Assessment,
  contradictions: readonly Pick<RuleDiagnostic, 'args'>[],
): readonly Waiting[] {
  const contradicted = new Set(contradictions.map(({ args }) => args['criterion']));
  return allCriteria(catalogue).flatMap((criterion) => {
    const why: WaitingFor[] = [
      ...viewReasons(criterion, assessment),
      ...(contradicted.has(criterion.id) ? (['contradiction'] as const) : []),
    ];
    return why.length === 0 ? [] : [{ id: criterion.id, why }];
  });
}

/** What waits, and how many contradictions there are: one answer may stand in several of them. */
export interface WaitingAnswers {
  readonly answers: readonly Waiting[];
  readonly contradictions: number;
}

/** What waits for the firm, by the answers alone. @param catalogue narrowed to the level, and as it was written. */
export function waitingAnswers(catalogue: Catalogue, assessment: Assessment, grounds: Grounds): WaitingAnswers {
  const found = checkContradictions(catalogue, assessment, grounds);
  return { answers: waitingIn(catalogue, assessment, found), contradictions: found.length };
}

/** How many answers wait for one reason. */
export function countWaiting(answers: readonly Waiting[], reason: WaitingFor): number {
  return answers.filter(({ why }) => why.includes(reason)).length;
}

function viewReasons(criterion: Criterion, assessment: Assessment): readonly WaitingFor[] {
  const { last: views } = standingOn(criterion, assessment);
  return [
    ...(views.some(({ review }) => waitsForReply(review)) || isReplyAwaited(assessment, criterion.id)
      ? (['reply'] as const)
      : []),
    ...(views.some(isAgainst) ? (['doubted'] as const) : []),
    ...(views.some(isUnclear) ? (['unclear'] as const) : []),
  ];
}

function isAgainst({ review, isCurrent }: StandingReview): boolean {
  return isCurrent && review.view === 'disagrees';
}

/** Whether somebody cannot tell and says why, or what would help; where they ask, it is the reply that is waited for. */
function isUnclear({ review: { view, reason, advice, question }, isCurrent }: StandingReview): boolean {
  return isCurrent && view === 'cannot-tell' && question === undefined && (reason ?? advice) !== undefined;
}
