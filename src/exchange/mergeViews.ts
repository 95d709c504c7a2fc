import { handedBase, shortDigest } from '../domain/answerParts.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { applyEdits, type Edit } from '../domain/edit.ts';
import { ownIn } from '../domain/ownIn.ts';
import { type Asking, replied } from '../domain/reply.ts';
import { reviewerTags } from '../domain/reviewer.ts';
import { placed } from '../domain/viewOrder.ts';
import type { Assessment, Review, Reviewer } from '../formats/assessment.ts';
import { limits } from '../formats/limits.ts';
import { type Difference, type MergeOptions, nothing, type Outcome, type Side, verdictOf } from './mergeDifference.ts';

/**
 * Who of the other side is who here, by the tags there. A tag is no person: two files give the first specialist of each the
 * same one. Whoever is not here yet gets a tag of their own.
 */
export function seat(ours: Assessment, theirs: Assessment): Seated {
  const tagOf = reviewerTags(ours);
  const here = new Set(Object.keys(ours.reviewers ?? {}));
  const edits: Edit[] = [];
  const tags = new Map<string, string>();
  for (const [there, reviewer] of Object.entries(theirs.reviewers ?? {})) {
    const id = tagOf(reviewer, there);
    tags.set(there, id);
    if (here.has(id)) continue;
    here.add(id);
    edits.push({ type: 'reviewer', id, reviewer });
  }
  return { assessment: applyEdits(ours, edits), edits, tags };
}

interface Seated {
  readonly assessment: Assessment;
  readonly edits: readonly Edit[];
  readonly tags: ReadonlyMap<string, string>;
}

/** The reply to a question that a hand-out asked, into the view that asks it here. */
export function mergeAsking(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const own = reviewsOf(ours, id);
  const asking = ownIn(theirs.asks, id);
  const known = own.find(({ stamp }) => stamp === asking?.stamp);
  if (asking === undefined || known === undefined) return nothing;
  const base = handedBase(theirs, id);
  const lent = base?.review === shortDigest(asking.stamp) ? base?.reply : undefined;
  const { review, ...found } = mergeReply(id, known, asking, lent, theirs, options);
  if (review === undefined) return { edits: [], ...found };
  return { edits: [{ type: 'reviews', id, reviews: own.map((one) => (one === known ? review : one)) }], ...found };
}

/** Views are never changed: those with a stamp we have are ours, with a reply that may come back; the others are added. */
export function mergeReviews(
  id: string,
  { assessment: ours, tags }: Seated,
  theirs: Assessment,
  options: MergeOptions,
): Outcome {
  const own = reviewsOf(ours, id);
  const theirReviews = reviewsOf(theirs, id).map((review) => underTag(review, tags));
  let reviews = own;
  const found: { taken: Difference[]; conflicts: Difference[] } = { taken: [], conflicts: [] };
  theirReviews.forEach((review) => {
    const at = reviews.findIndex(({ stamp }) => stamp === review.stamp);
    const known = reviews[at];
    if (known !== undefined) {
      const outcome = mergeReply(id, known, review, undefined, theirs, options);
      found.taken.push(...outcome.taken);
      found.conflicts.push(...outcome.conflicts);
      if (outcome.review !== undefined) reviews = reviews.with(at, outcome.review);
      return;
    }
    const difference: Difference = {
      key: `${id} view ${review.stamp}`,
      id,
      subject: 'view',
      ours: {},
      theirs: viewSide(review, ours),
    };
    if (reviews.length >= limits.reviews) {
      found.conflicts.push(difference);
      return;
    }
    const isSameVoice = ({ by }: Review) => by === review.by;
    const said = reviews.findLast(isSameVoice);
    reviews = placed(reviews, review, theirReviews);
    const last = reviews.findLast(isSameVoice);
    if (last !== undefined && last !== review) {
      found.taken.push({ ...difference, stays: viewSide(last, ours) });
      return;
    }
    // What comes in of somebody in the same file takes the place of what they said here.
    const speaks = new Set(theirReviews.filter((one) => !isIn(own, one)).map(({ by }) => by));
    const others = own.filter(({ by }, at) => !speaks.has(by) && own.findLastIndex((one) => one.by === by) === at);
    found.taken.push({
      ...difference,
      ...(said === undefined ? {} : { ours: viewSide(said, ours) }),
      ...(others.length === 0 ? {} : { beside: others.map((one) => viewSide(one, ours)) }),
    });
  });
  return { edits: reviews === own ? [] : [{ type: 'reviews', id, reviews }], ...found };
}

/** Whether views stand there that are not here, or not in these words, or as said by somebody else. */
export function isForged(id: string, ours: Assessment, theirs: Assessment): boolean {
  const said = (assessment: Assessment, { reply: _, repliedBy: __, repliedOn: ___, ...view }: Review) =>
    canonicalJson([view, reviewerOf(assessment, view.by)]);
  const own = new Set(reviewsOf(ours, id).map((review) => said(ours, review)));
  return reviewsOf(theirs, id).some((review) => !own.has(said(theirs, review)));
}

interface MergedReply extends Pick<Outcome, 'taken' | 'conflicts'> {
  /** The view with the reply, where it has become another. */
  readonly review?: Review;
}

/** @param lent the digest of the reply that went out with a hand-out. */
function mergeReply(
  id: string,
  known: Review,
  back: Asking,
  lent: string | undefined,
  theirs: Assessment,
  options: MergeOptions,
): MergedReply {
  // Who has a reply of their own name on it keeps it; else it is whoever the hand-out was made for.
  const by = back.repliedBy ?? options.by ?? theirs.handout?.to;
  const on = back.repliedOn ?? options.on;
  const key = `${id} reply ${back.stamp}`;
  const difference: Difference = {
    key,
    id,
    subject: 'reply',
    ours: { reply: known.reply },
    theirs: { reply: back.reply, by, on },
  };
  const verdict = verdictOf(lent, known.reply, back.reply);
  const isTaken = verdict === 'theirs' || (verdict === 'conflict' && options.decisions?.get(key) === 'theirs');
  return {
    taken: verdict === 'theirs' ? [difference] : [],
    conflicts: verdict === 'conflict' ? [difference] : [],
    ...(isTaken ? { review: replied(known, { reply: back.reply, by, on }) } : {}),
  };
}

/** A view under the tag that its specialist has here; the one it was stamped with stays with it. */
function underTag({ wasBy, ...review }: Review, tags: Seated['tags']): Review {
  const by = tags.get(review.by) ?? review.by;
  const stampedBy = wasBy ?? review.by;
  return { ...review, by, ...(stampedBy === by ? {} : { wasBy: stampedBy }) };
}

function reviewerOf({ reviewers }: Assessment, id: string): Reviewer | undefined {
  return ownIn(reviewers, id);
}

function reviewsOf({ reviews }: Assessment, id: string): readonly Review[] {
  return ownIn(reviews, id) ?? [];
}

function viewSide(review: Review, assessment: Assessment): Side {
  return { view: review, by: reviewerOf(assessment, review.by)?.name ?? review.by, on: review.on };
}

function isIn(reviews: readonly Review[], { stamp }: Review): boolean {
  return reviews.some((one) => one.stamp === stamp);
}
