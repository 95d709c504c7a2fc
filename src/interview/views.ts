import { isSame } from '../domain/canonical.ts';
import type { Edit } from '../domain/edit.ts';
import { isMissing } from '../domain/evidence.ts';
import { type Files, lacksAnswer, stamped } from '../domain/stamp.ts';
import {
  isAsGiven,
  isOpenDoubt,
  isUndecided,
  ownView,
  type StandingReview,
  type ViewLack,
  viewLack,
} from '../domain/view.ts';
import { momentOf } from '../domain/viewOrder.ts';
import type { Answer, Assessment, Review, Reviewer, View } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { limits } from '../formats/limits.ts';
import { type ReviewSession, voicesOn, writtenCriterion } from './review.ts';

/** What a specialist says of one criterion. */
export type Said = Pick<Review, 'view' | 'lookedAt' | 'reason' | 'advice' | 'question'>;

/** Who says it, and when. */
export interface Signed {
  readonly by: string;
  readonly reviewer: Reviewer;
  /** YYYY-MM-DD. */
  readonly on: string;
}

/**
 * What was looked at for the view before, as far as it can be true of another answer: nobody reads what is not there, and
 * whoever has read some of several documents says so anew.
 */
export function seenAgain(
  seen: NonNullable<Review['lookedAt']>,
  answer: Answer | undefined,
  files: Files,
): NonNullable<Review['lookedAt']> {
  const isUnsure = noDocument(answer, files) === 'bare' || missingIn(answer, files).length > 0;
  return isUnsure ? seen.filter((thing) => thing !== 'document') : seen;
}

/** The numbers of the evidence whose file is not there, as far as anybody looked. */
export function missingIn(answer: Answer | undefined, files: Files): readonly number[] {
  return (answer?.evidence ?? []).flatMap((item, index) =>
    isMissing(item, files.get(item.file ?? '')) ? [index + 1] : [],
  );
}

/**
 * Why nobody can have read a document for an answer: no evidence is named, or none that is named can be found here.
 * Undefined where one can be read. Evidence that is no file lies wherever the firm keeps it.
 */
export function noDocument(answer: Answer | undefined, files: Files): 'bare' | 'missing' | undefined {
  const { evidence = [] } = answer ?? {};
  if (evidence.length === 0) return 'bare';
  return missingIn(answer, files).length === evidence.length ? 'missing' : undefined;
}

/** When a view is given, and what was decided with it. */
export interface Given {
  /** ISO 8601 with an offset from UTC. */
  readonly now: string;
  /** The stamps of the doubts of others that this view takes the place of, as was decided with them in sight. */
  readonly settles?: readonly string[];
  /** The numbers of the evidence whose file was not the one on record. */
  readonly unrecorded?: readonly number[];
}

/** The edit that adds a view, or why there is none: the file takes no more of them, it agrees with no answer, or it is not whole. */
export type ViewEdit =
  | { readonly edit: Extract<Edit, { type: 'reviews' }> }
  | { readonly refused: 'full' | 'answer' | ViewLack };

/**
 * Adds a view to those on a criterion.
 * @param answer the answer as it was shown: the view is about that one, whatever stands in the file by now.
 */
export function viewEdit(
  { criterion, answer, assessment }: { criterion: Criterion; answer: Answer | undefined; assessment: Assessment },
  said: Said,
  { by, reviewer, on }: Signed,
  { now, settles = [], unrecorded = [] }: Given,
): ViewEdit {
  if (lacksAnswer(said, answer)) return { refused: 'answer' };
  const { view, reason = '', advice = '', question = '' } = said;
  // What lies out of the look was not looked at, and only who cannot tell has a reason for it.
  const lookedAt = view === 'out-of-scope' ? [] : (said.lookedAt ?? []);
  const lack = viewLack({ ...said, lookedAt });
  if (lack !== undefined) return { refused: lack };
  const known = reviewsOf(assessment, criterion.id);
  const before = known.findLast((review) => review.by === by);
  // Words that are added to a view leave what was decided with it.
  const decided = [...new Set([...(before?.view === view ? (before.settles ?? []) : []), ...settles])];
  const review = {
    by,
    on,
    view,
    ...(lookedAt.length === 0 ? {} : { lookedAt: [...lookedAt] }),
    ...(reason === '' || view !== 'cannot-tell' ? {} : { reason }),
    ...(advice === '' ? {} : { advice }),
    ...(question === '' ? {} : { question }),
    ...(unrecorded.length === 0 ? {} : { unrecorded: [...unrecorded] }),
    ...(decided.length === 0 ? {} : { settles: decided }),
  };
  const made = (at: string | undefined) =>
    stamped({ criterion, answer, reviewer, review: { ...review, ...(at === undefined ? {} : { at }) } });
  const isThere = before !== undefined && isSame(made(before.at), before);
  const reviews = isThere ? known : withReview(known, made(momentOf(review, known, now)));
  return reviews.length > limits.reviews
    ? { refused: 'full' }
    : { edit: { type: 'reviews', id: criterion.id, reviews } };
}

/**
 * The views that a new one would take the place of or speak against: one's own that says something else and would be
 * replaced or still holds, those of others that hold, and their doubts that something has changed under. Where there are
 * any, a single key is not enough.
 */
export function spokenAgainst(
  session: ReviewSession,
  id: string,
  view: View,
  { by, on }: Omit<Signed, 'reviewer'>,
): readonly StandingReview[] {
  const { last } = voicesOn(session, id);
  return last.filter((one) => {
    const { review } = one;
    // Until a view is chosen, a question or advice stands with one that says nothing.
    const isPlaceholder = review.by === by && isUndecided(review);
    if (review.by !== by && isOpenDoubt(one, view)) return one.settledBy === undefined;
    if (review.view === view || isPlaceholder) return false;
    return isAsGiven(one) || (review.by === by && review.on === on && review.reply === undefined);
  });
}

/** The stamps of those views that a view settles: doubts of others, which nobody can look at as they were given. */
export function settledBy(
  against: readonly StandingReview[],
  view: View,
  { by }: Pick<Signed, 'by'>,
): readonly string[] {
  return against.filter((one) => one.review.by !== by && isOpenDoubt(one, view)).map(({ review }) => review.stamp);
}

/**
 * The views with a new one as the newest. It takes the place of what the same specialist said last on the same day,
 * unless the firm has replied to that: what others have written is not ours to drop.
 */
export function withReview(known: readonly Review[], review: Review): readonly Review[] {
  const last = known.findLastIndex(({ by, on }) => by === review.by && on === review.on);
  const isReplaced = last !== -1 && known[last]?.reply === undefined;
  return [...(isReplaced ? known.toSpliced(last, 1) : known), review];
}

/** All views on exactly this criterion, the newest last. */
export function reviewsOf({ reviews = {} }: Assessment, id: string): readonly Review[] {
  return Object.hasOwn(reviews, id) ? (reviews[id] ?? []) : [];
}

/**
 * What a specialist goes on from at a criterion: all they said of it today, and else the question that still waits for
 * a reply. A question that was replied to is closed by the next view.
 */
export function draftOf(assessment: Assessment, id: string, { by, on }: Omit<Signed, 'reviewer'>): Partial<Said> {
  const last = reviewsOf(assessment, id).findLast((review) => review.by === by);
  if (last === undefined || last.reply !== undefined) return {};
  const { lookedAt, reason, advice, question } = last;
  const open = question === undefined ? {} : { question };
  if (last.on !== on) return open;
  return {
    ...open,
    ...(lookedAt ? { lookedAt } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(advice === undefined ? {} : { advice }),
  };
}

/** Views that an advice is to say something to mend with. */
const doubtViews: readonly View[] = ['disagrees', 'cannot-tell'];

/**
 * The advice of one's own that a new view finds, and that a key alone neither keeps nor drops: all of another day or with
 * the firm's reply, and what says what to mend where there is nothing more to mend. What was written today for the view
 * to come is not among it.
 */
export function adviceBefore(
  { assessment }: Pick<ReviewSession, 'assessment'>,
  id: string,
  view: View,
  { by, on }: Omit<Signed, 'reviewer'>,
): string | undefined {
  const own = reviewsOf(assessment, id).filter((review) => review.by === by);
  const last = own.at(-1);
  if (last?.advice === undefined) return undefined;
  if (last.on !== on || last.reply !== undefined) return last.advice;
  if (last.view === view || doubtViews.includes(view)) return undefined;
  const isCarried = own.slice(0, -1).some(({ advice }) => advice === last.advice);
  return isUndecided(last) && !isCarried ? undefined : last.advice;
}

/** The view that a word beside it belongs to: the specialist's own while it holds; until there is one, nobody can tell. */
export function standingView(session: ReviewSession, id: string, by: string): View {
  const own = standingOf(session, id, by);
  return own !== undefined && isAsGiven(own) ? own.review.view : 'cannot-tell';
}

/** What one specialist said last of a criterion. */
export function standingOf(session: ReviewSession, id: string, by: string): StandingReview | undefined {
  return ownView(writtenCriterion(session, id), session.assessment, by, session.facts.evidence);
}
