import type { Answer, Assessment, Review, Reviewer, View } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { type ChangeKind, states, type Verdict } from '../formats/states.ts';
import { answerOf } from './answer.ts';
import { askedHashOf, askedOf } from './criterionHash.ts';
import { digestOf, SHORT_DIGEST, shortDigestOf } from './digest.ts';
import { type EvidenceFile, isChanged, isMissing } from './evidence.ts';

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

/** A view before it is stamped. */
export type Unstamped = Omit<Review, 'stamp' | 'seen' | 'was'>;

/** What a specialist has seen and said when a view is stamped. */
export interface Stamped {
  readonly criterion: Criterion;
  readonly answer: Answer | undefined;
  readonly reviewer: Reviewer;
  readonly review: Unstamped;
}

/**
 * The hash a view is bound to: the criterion, what the firm said and showed, who looked, when, and what they said.
 * Who is in charge, until when, at what cost and what it waits for may change without the view meaning another thing;
 * so may the firm's reply, which comes after it.
 */
export function stampOf(seen: Stamped): string {
  return stampWith(askedHashOf(seen.criterion, seen.answer?.missing), seen);
}

/** How views were stamped before: by 48 bits of what a criterion asks, for which another can be found in minutes. */
function shortStampOf(seen: Stamped): string {
  return stampWith(askedOf(seen.criterion, seen.answer?.missing), seen);
}

function stampWith(asked: string, { criterion, answer, reviewer, review }: Stamped): string {
  const { state, options, missing, reason, note, lastDone, evidence } = answer ?? {};
  return digestOf({
    criterion: [criterion.id, asked],
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
    review: saidIn(review),
  });
}

/** The view with its stamp, and with the parts of it apart: only these can tell later what has changed. */
export function stamped(seen: Stamped): Review {
  return { ...seen.review, seen: partsOf(seen), stamp: stampOf(seen) };
}

function saidIn({ by, wasBy = by, on, at, view, lookedAt, reason, advice, question, unrecorded, settles }: Unstamped) {
  return {
    by: wasBy,
    on,
    at,
    view,
    lookedAt: lookedAt?.toSorted(),
    reason,
    advice,
    question,
    unrecorded,
    settles: settles?.toSorted(),
  };
}

type Parts = NonNullable<Review['seen']>;

/**
 * Every part of a stamp by itself; what there was nothing of has no hash.
 * @param then of the view to compare with: the number that its criterion had, and whether an earlier version gave it a
 * short hash of that criterion.
 */
function partsOf(
  { criterion, answer, reviewer, review }: Stamped,
  then: { readonly was: string | undefined; readonly isOldForm: boolean } = { was: undefined, isOldForm: false },
): Parts {
  const { state, options, missing, reason, lastDone, note, evidence } = answer ?? {};
  const parts = {
    state,
    options: options?.toSorted(),
    missing: missing?.toSorted(),
    reason,
    lastDone,
    note,
    // A view that was moved to another criterion is not what was said there.
    said: [then.was ?? criterion.id, saidIn(review)],
    reviewer,
  };
  const hashed = Object.entries(parts).flatMap(([part, value]) =>
    value === undefined ? [] : [[part, shortDigestOf(value)] as const],
  );
  return {
    criterion: criterionPart(criterion, then.isOldForm),
    ...Object.fromEntries(hashed),
    ...(evidence === undefined ? {} : { evidence: evidence.map(({ size: _, ...item }) => shortDigestOf(item)) }),
  };
}

function criterionPart(criterion: Criterion, isOldForm: boolean): string {
  if (isOldForm) return shortDigestOf([criterion.id, askedOf(criterion), criterion.metWhen]);
  return digestOf([criterion.id, askedHashOf(criterion), criterion.metWhen]).slice('sha256:'.length);
}

/** One thing that is not as it was when a view was given. */
export interface Change {
  readonly what: ChangeKind;
  /** Of the piece of evidence, counted from 1: where it is now, or where it was if it is gone. */
  readonly number?: number;
  /** What the state was then, of which there are so few that its hash tells. */
  readonly from?: (typeof states)[number] | 'unanswered';
}

/** What was found of evidence files, by the path as it stands in the assessment. */
type Files = ReadonlyMap<string, EvidenceFile>;

/** Nobody has looked at any evidence file. */
const unseen: Files = new Map();

/**
 * What has changed since a view was given; nothing where it still holds. The files of evidence count as far as anybody
 * looked at them: one that is another than its hash says, or cannot be found or read, is not what the view was about.
 */
function changesSince(review: Review, seen: Stamped, files: Files): readonly Change[] {
  return [
    ...(review.stamp === stampOf(seen) || isShort(review, seen) ? [] : whatChanged(review, seen)),
    // Whoever saw another file said nothing of the one on record, even where that has come back.
    ...(review.unrecorded ?? []).map((number) => ({ what: 'unrecorded', number }) as const),
    ...fileChanges(seen.answer, files),
  ];
}

/** Whether a view is bound to what was seen by an earlier version, with a short hash of the criterion. */
function isShort({ stamp }: Review, seen: Stamped): boolean {
  return stamp === shortStampOf(seen);
}

/** A stamp that is wrong while every part is right was not made with them. */
function whatChanged({ seen: then, was }: Review, seen: Stamped): readonly Change[] {
  if (then === undefined) return [{ what: 'unknown' }];
  const now = partsOf(seen, { was, isOldForm: then.criterion?.length === SHORT_DIGEST });
  const changed = wholeParts
    .filter(([part]) => then[part] !== now[part])
    .map(([, what]) => ({ what, ...(what === 'state' ? stateIn(then) : {}) }));
  const all = [...changed, ...evidenceChanges(then.evidence ?? [], now.evidence ?? [])];
  return all.length === 0 ? [{ what: 'rewritten' }] : all;
}

/** The state that a view was given on; nothing where the hash is of none that we know. */
function stateIn({ state: hash }: Parts): Pick<Change, 'from'> {
  const from = hash === undefined ? 'unanswered' : states.find((state) => shortDigestOf(state) === hash);
  return from === undefined ? {} : { from };
}

const wholeParts = [
  ['said', 'rewritten'],
  ['reviewer', 'reviewer'],
  ['criterion', 'criterion'],
  ['state', 'state'],
  ['options', 'options'],
  ['missing', 'missing'],
  ['reason', 'reason'],
  ['lastDone', 'lastDone'],
  ['note', 'note'],
] as const satisfies readonly (readonly [keyof Parts, ChangeKind])[];

/** A new piece where one is gone is that one, changed. */
function evidenceChanges(then: readonly string[], now: readonly string[]): readonly Change[] {
  const isGone = (index: number) => index < then.length && !now.includes(then[index] ?? '');
  const isNew = (index: number) => index < now.length && !then.includes(now[index] ?? '');
  const places = Array.from({ length: Math.max(then.length, now.length) }, (_, index) => index);
  const changes = places.flatMap((index): Change[] => {
    const number = index + 1;
    if (isGone(index) && isNew(index)) return [{ what: 'evidence', number }];
    return [
      ...(isGone(index) ? [{ what: 'evidence-removed', number } as const] : []),
      ...(isNew(index) ? [{ what: 'evidence-added', number } as const] : []),
    ];
  });
  const isSame = then.length === now.length && then.every((digest, index) => digest === now[index]);
  return changes.length === 0 && !isSame ? [{ what: 'evidence-order' }] : changes;
}

function fileChanges(answer: Answer | undefined, files: Files): readonly Change[] {
  return (answer?.evidence ?? []).flatMap((item, index): Change[] => {
    const found = item.file === undefined ? undefined : files.get(item.file);
    const number = index + 1;
    if (isMissing(item, found)) return [{ what: 'file-missing', number }];
    return isChanged(item, found) ? [{ what: 'file-changed', number }] : [];
  });
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

type Changed = Pick<StandingReview, 'changes'>;

/**
 * The numbers of the evidence whose file is not the one on record. Only the firm can mend that, and nobody can tell
 * whether it was so before or after a view.
 */
export function unrecordedIn({ changes }: Changed): readonly number[] {
  return changes.flatMap(({ what, number }) => (what === 'file-changed' && number !== undefined ? [number] : []));
}

/** The same of an answer that a view is about to be given on. */
export function unrecordedOf(answer: Answer | undefined, files: Files): readonly number[] {
  return unrecordedIn({ changes: fileChanges(answer, files) });
}

/** Whether what was said, or who said it, is not as it was stamped: no change of the answer makes that. */
export function isRewritten({ changes }: Changed): boolean {
  return changes.some(({ what }) => what === 'rewritten' || what === 'reviewer');
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
  const all = allReviews(assessment, criterion.id);
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
function allReviews({ reviews = {} }: Assessment, id: string): readonly Review[] {
  return Object.hasOwn(reviews, id) ? (reviews[id] ?? []) : [];
}

/** The newest view on a criterion, whoever wrote it. */
export function newestReview(assessment: Assessment, id: string): Review | undefined {
  return allReviews(assessment, id).at(-1);
}

/** What a specialist says to the firm, without their view. */
export type Asking = NonNullable<Assessment['asks']>[string];

/**
 * What a specialist says to the firm: in the newest view that waits for a reply, and else in the newest. Their question is
 * closed by a reply or by a view of their own, never by what somebody else says. A hand-out has it without the view.
 */
export function askingIn(assessment: Assessment, id: string): Asking | undefined {
  const { handout, asks = {} } = assessment;
  if (handout !== undefined && Object.hasOwn(asks, id)) return asks[id];
  const all = allReviews(assessment, id);
  const isLast = ({ by }: Review, index: number) => all.findLastIndex((one) => one.by === by) === index;
  return all.filter(isLast).findLast(waitsForReply) ?? all.at(-1);
}

/** Whether a view asks something that the firm has not replied to. */
export function waitsForReply({ question, reply }: Pick<Review, 'question' | 'reply'>): boolean {
  return question !== undefined && reply === undefined;
}

/** Whether what a specialist asked about a criterion still waits for the firm's reply. */
export function isReplyAwaited(assessment: Assessment, id: string): boolean {
  const asking = askingIn(assessment, id);
  return asking !== undefined && waitsForReply(asking);
}

type ReplyField = 'reply' | 'repliedBy' | 'repliedOn';

/** The same with the firm's reply, by whom and when as far as anybody said; with '' there is none. */
export function replied<T extends Pick<Review, ReplyField>>(
  asking: T,
  {
    reply = '',
    by,
    on,
  }: { readonly reply?: string | undefined; readonly by?: string | undefined; readonly on?: string | undefined },
): Omit<T, ReplyField> & Pick<Review, ReplyField> {
  const { reply: _, repliedBy: __, repliedOn: ___, ...rest } = asking;
  if (reply === '') return rest;
  return {
    ...rest,
    reply,
    ...(by === undefined ? {} : { repliedBy: by }),
    ...(on === undefined ? {} : { repliedOn: on }),
  };
}
