import type { Answer, Assessment, Review, Reviewer } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { answerOf } from './answer.ts';
import { askedOf } from './criterionHash.ts';
import { digestOf } from './digest.ts';

/** What a specialist has seen and said when a view is stamped. */
export interface Stamped {
  readonly criterion: Criterion;
  readonly answer: Answer | undefined;
  readonly reviewer: Reviewer;
  readonly review: Omit<Review, 'stamp'>;
}

/**
 * The hash a view is bound to: the criterion, what the firm said and showed, who looked, when, and what they said.
 * Who is in charge, until when, at what cost and what it waits for may change without the view meaning another thing;
 * so may the firm's reply, which comes after it.
 */
export function stampOf({ criterion, answer, reviewer, review }: Stamped): string {
  const { state, options, missing, reason, note, lastDone, evidence } = answer ?? {};
  const { by, on, view, lookedAt, advice, question } = review;
  return digestOf({
    criterion: [criterion.id, askedOf(criterion, missing)],
    answer: answer && {
      state,
      options: options?.toSorted(),
      missing: missing?.toSorted(),
      reason,
      note,
      lastDone,
      // The size of a file says nothing that its hash does not, and may be written down later.
      evidence: evidence?.map(({ size: _, ...item }) => item),
    },
    reviewer,
    review: { by, on, view, lookedAt: lookedAt?.toSorted(), advice, question },
  });
}

/** The view that counts: the newest, and whether all it was about is still as it was. */
export interface StandingReview {
  readonly review: Review;
  readonly reviewer: Reviewer;
  readonly isCurrent: boolean;
}

/** The newest view on a criterion; undefined where nobody known has said anything. */
export function reviewOf(criterion: Criterion, assessment: Assessment): StandingReview | undefined {
  const { reviewers = {} } = assessment;
  const review = newestReview(assessment, criterion.id);
  const reviewer = review && Object.hasOwn(reviewers, review.by) ? reviewers[review.by] : undefined;
  if (review === undefined || reviewer === undefined) return undefined;
  const answer = answerOf(assessment, criterion.id);
  return { review, reviewer, isCurrent: review.stamp === stampOf({ criterion, answer, reviewer, review }) };
}

/** The newest view on a criterion, whoever wrote it. */
export function newestReview({ reviews = {} }: Assessment, id: string): Review | undefined {
  return Object.hasOwn(reviews, id) ? reviews[id]?.at(-1) : undefined;
}
