import type { Answer, Review, Reviewer } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { type ChangeKind, states } from '../formats/states.ts';
import { askedHashOf, askedOf } from './criterionHash.ts';
import { digestOf, SHORT_DIGEST, shortDigestOf } from './digest.ts';
import { type EvidenceFile, isChanged, isMissing } from './evidence.ts';

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
export type Files = ReadonlyMap<string, EvidenceFile>;

/**
 * What has changed since a view was given; nothing where it still holds. The files of evidence count as far as anybody
 * looked at them: one that is another than its hash says, or cannot be found or read, is not what the view was about.
 */
export function changesSince(review: Review, seen: Stamped, files: Files): readonly Change[] {
  const isAsStamped = review.stamp === stampOf(seen) || isShort(review, seen);
  return [
    ...(isAsStamped ? [] : whatChanged(review, seen)),
    ...(isAsStamped && isSeenForged(review, seen) ? [{ what: 'rewritten' } as const] : []),
    ...(isAsStamped && lacksAnswer(review, seen.answer) ? [{ what: 'unanswered' } as const] : []),
    // Whoever saw another file said nothing of the one on record, even where that has come back.
    ...(review.unrecorded ?? []).map((number) => ({ what: 'unrecorded', number }) as const),
    ...fileChanges(seen.answer, files),
  ];
}

/** Whether a view agrees with an answer where there is none: nobody can confirm what nobody has said. */
export function lacksAnswer({ view }: Pick<Review, 'view'>, answer: Answer | undefined): boolean {
  return view === 'agrees' && answer === undefined;
}

/** Whether a view is bound to what was seen by an earlier version, with a short hash of the criterion. */
export function isShort({ stamp }: Review, seen: Stamped): boolean {
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

/**
 * Whether what was written down as seen is another thing than the stamp holds: a later change would be told by it. What an
 * earlier version did not write down is no sign of that.
 */
function isSeenForged({ seen: then = {} }: Review, seen: Stamped): boolean {
  const now = partsOf(seen);
  const isOther = (part: keyof Parts) => then[part] !== undefined && String(then[part]) !== String(now[part]);
  return isOther('evidence') || wholeParts.some(([part]) => part !== 'criterion' && isOther(part));
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

/** What has changed since a view was given. */
interface Changed {
  readonly changes: readonly Change[];
}

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
