import type { Assessment, Review, Reviewer, View } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import type { Verdict } from '../formats/states.ts';
import { answerOf } from './answer.ts';
import { type Change, changesSince, type Files, isRewritten, isShort } from './stamp.ts';

/** What makes a view whole. */
type ViewSaid = Pick<Review, 'view' | 'reason' | 'advice' | 'question'> & {
  readonly lookedAt?: readonly unknown[] | undefined;
};

/** What a view cannot be taken without. */
export type ViewLack = 'looked-at' | 'words';

/**
 * What a view lacks; undefined where it is whole.
 * Assumption: who says that it is so, or that it is not, has looked at something; who says that it is not tells the firm
 * what to mend, or asks; who cannot tell may have been shown nothing, and says why, asks, or advises; what is out of the
 * look needs neither.
 */
export function viewLack({
  view,
  lookedAt = [],
  reason = '',
  advice = '',
  question = '',
}: ViewSaid): ViewLack | undefined {
  const hasSeen = lookedAt.length > 0;
  switch (view) {
    case 'agrees':
      return hasSeen ? undefined : 'looked-at';
    case 'disagrees':
      if (!hasSeen) return 'looked-at';
      return advice === '' && question === '' ? 'words' : undefined;
    case 'cannot-tell':
      return reason === '' && advice === '' && question === '' ? 'words' : undefined;
    case 'out-of-scope':
      return undefined;
  }
}

/** Whether a view speaks against an answer, or cannot tell, and says nothing of why: the firm cannot know what to do. */
export function isWordless(review: ViewSaid): boolean {
  // In a file of before, or one that was written by hand, it may lack more.
  return (review.reason ?? '') === '' && viewLack({ ...review, lookedAt: ['interview'] }) === 'words';
}

/**
 * Whether a view is there for a question or advice alone: whoever has not decided yet asks, and is filed as one who
 * cannot tell.
 */
export function isUndecided({ view, reason, advice, question }: ViewSaid): boolean {
  return view === 'cannot-tell' && reason === undefined && (advice !== undefined || question !== undefined);
}

/** A view, who gave it, and what has changed since. */
export interface StandingReview {
  readonly review: Review;
  readonly reviewer: Reviewer;
  readonly changes: readonly Change[];
  /** Whether it counts: nothing has changed, and what it rests on is there, as far as anybody looked. */
  readonly isCurrent: boolean;
  /** Whether all that keeps it from counting is that evidence cannot be found. */
  readonly isUnshown: boolean;
  /** Whether it was bound by an earlier version, with a short hash of the criterion. */
  readonly isShort: boolean;
  /** Who has read this doubt, gave a view in its place, and when. */
  readonly settledBy?: { readonly name: string; readonly on: string };
}

/** Whether a view was put under another name: whose last word is missing then, nobody can tell. */
function isUnderOtherName({ review, changes }: Pick<StandingReview, 'review' | 'changes'>): boolean {
  const whats = changes.map(({ what }) => what);
  return whats.includes('reviewer') && (whats.includes('rewritten') || review.wasBy !== undefined);
}

/** Whether a view is about what is in the file now; whoever was sent the file alone has no evidence to look at. */
export function isAsGiven({ isCurrent, isUnshown }: Pick<StandingReview, 'isCurrent' | 'isUnshown'>): boolean {
  return isCurrent || isUnshown;
}

/** Nobody has looked at any evidence file. */
const unseen: Files = new Map();

/** All that specialists have said of a criterion, and what it comes to. */
export interface Standing {
  /** What each of them said last, the newest last: nobody's view hides that of another. */
  readonly last: readonly StandingReview[];
  /** All that was said before that, the newest first. */
  readonly earlier: readonly StandingReview[];
  readonly verdict: Verdict;
}

/**
 * How the views on a criterion stand. Whatever counts, shows or signs views takes it from here, with the same files: two
 * papers of one day must not differ.
 * @param files what was found of evidence files, by the path as it stands in the assessment; left out, nobody has looked.
 */
export function standingOn(criterion: Criterion, assessment: Assessment, files = unseen): Standing {
  const all = reviewsOn(assessment, criterion.id);
  const isLast = ({ by }: Review, index: number) => all.findLastIndex((one) => one.by === by) === index;
  const of = (reviews: readonly Review[]) => standing(reviews, criterion, assessment, files);
  const last = withSettlers(of(all.filter(isLast)));
  const earlier = of(all.filter((review, index) => !isLast(review, index))).toReversed();
  return { last, earlier, verdict: earlier.some(isUnderOtherName) ? 'rewritten' : verdictOf(last) };
}

/** The views, each with the one that holds and was given in its place by somebody who had read it. */
function withSettlers(views: readonly StandingReview[]): readonly StandingReview[] {
  return views.map((one) => {
    const settler = views.find((other) => isAsGiven(other) && other.review.settles?.includes(one.review.stamp));
    if (settler === undefined) return one;
    return { ...one, settledBy: { name: settler.reviewer.name, on: settler.review.on } };
  });
}

function standing(reviews: readonly Review[], criterion: Criterion, assessment: Assessment, files: Files) {
  const { reviewers = {} } = assessment;
  const answer = answerOf(assessment, criterion.id);
  return reviews.flatMap((review): StandingReview[] => {
    const reviewer = Object.hasOwn(reviewers, review.by) ? reviewers[review.by] : undefined;
    // No file with a view by nobody is read.
    if (reviewer === undefined) return [];
    const seen = { criterion, answer, reviewer, review };
    const changes = changesSince(review, seen, files);
    const isUnshown = changes.length > 0 && changes.every(({ what }) => what === 'file-missing');
    return [{ review, reviewer, changes, isCurrent: changes.length === 0, isUnshown, isShort: isShort(review, seen) }];
  });
}

/** The view of one specialist on a criterion. */
export function ownView(
  criterion: Criterion,
  assessment: Assessment,
  by: string,
  files = unseen,
): StandingReview | undefined {
  return standingOn(criterion, assessment, files).last.find(({ review }) => review.by === by);
}

/**
 * What the last views on a criterion come to. Those that are as they were given decide; who says that a criterion is out
 * of what they look at does not speak against who has looked. Who only asks speaks against nobody either, but until they
 * have decided nothing is agreed. One that was rewritten may have said anything, and a doubt does not go away because the
 * answer was touched after it.
 */
function verdictOf(views: readonly StandingReview[]): Verdict {
  if (views.length === 0) return 'none';
  if (views.some(isRewritten)) return 'rewritten';
  const given = views.filter(isAsGiven);
  const decided = given.filter(({ review }) => !isUndecided(review)).map(({ review }) => review.view);
  const [one, ...others] = new Set<View>(decided.some(looked) ? decided.filter(looked) : decided);
  const isAsking = decided.length < given.length;
  const first = isAsking && (one === undefined || doubts[one] < doubts['cannot-tell']) ? 'cannot-tell' : one;
  if (first === undefined) return 'changed';
  const isDoubted = views.some((one) => isOpenDoubt(one, first) && one.settledBy === undefined);
  if (others.length === 0 && isDoubted) return 'changed';
  if (given.some(({ isUnshown }) => isUnshown)) return 'unshown';
  return others.length === 0 ? first : 'split';
}

function looked(view: View): boolean {
  return view !== 'out-of-scope';
}

/** How far each view speaks against an answer. */
const doubts: Readonly<Record<View, number>> = { 'out-of-scope': 0, agrees: 1, 'cannot-tell': 2, disagrees: 3 };

/** How far a view speaks against an answer, as a number. */
export function doubtIn(view: View): number {
  return doubts[view];
}

/**
 * Whether a view that something has changed under says more against the answer than another view: it waits for whoever
 * gave it, or for somebody who has read it and decides.
 */
export function isOpenDoubt(one: StandingReview, view: View): boolean {
  if (isAsGiven(one) || isRewritten(one)) return false;
  // Where nobody can tell what has changed, it may be the view.
  const own = one.changes.some(({ what }) => what === 'unknown') ? 'disagrees' : one.review.view;
  return doubts[own] > doubts[view];
}

/** What stands in the file of a criterion, in its order, whoever wrote it. */
export function reviewsOn({ reviews = {} }: Assessment, id: string): readonly Review[] {
  return Object.hasOwn(reviews, id) ? (reviews[id] ?? []) : [];
}

/** The newest view on a criterion, whoever wrote it. */
export function newestReview(assessment: Assessment, id: string): Review | undefined {
  return reviewsOn(assessment, id).at(-1);
}
