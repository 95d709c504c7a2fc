import { reviewOf } from '../domain/view.ts';
import type { Assessment, View } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { views } from '../formats/states.ts';

/** What specialists have said of a set of criteria. A view that is not current counts as nothing but `changed`. */
export interface ViewCounts {
  readonly total: number;
  readonly current: Readonly<Record<View, number>>;
  /** Criteria whose last view is about something that is no longer so. */
  readonly changed: number;
  /** Criteria without any view. */
  readonly none: number;
  /** Questions to the firm in the last views: without a reply, and with one. */
  readonly asked: number;
  readonly replied: number;
}

/**
 * Counts the last view of each criterion.
 * @param criteria as they were written: a view is bound to their text.
 */
export function countViews(criteria: readonly Criterion[], assessment: Assessment): ViewCounts {
  const found = criteria.map((criterion) => reviewOf(criterion, assessment));
  const count = (isWanted: (standing: NonNullable<(typeof found)[number]>) => boolean) =>
    found.filter((standing) => standing !== undefined && isWanted(standing)).length;
  const current = Object.fromEntries(
    views.map((view) => [view, count(({ isCurrent, review }) => isCurrent && review.view === view)]),
  ) as Record<View, number>;
  return {
    total: criteria.length,
    current,
    changed: count(({ isCurrent }) => !isCurrent),
    none: found.filter((standing) => standing === undefined).length,
    asked: count(({ review }) => review.question !== undefined && review.reply === undefined),
    replied: count(({ review }) => review.question !== undefined && review.reply !== undefined),
  };
}
