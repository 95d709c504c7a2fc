import { applyEdits, type Edit } from '../domain/edit.ts';
import type { Assessment } from '../formats/assessment.ts';
import { mergeAnswer, mergeUnasked } from './mergeAnswer.ts';
import { type Difference, joined, type MergeOptions } from './mergeDifference.ts';
import { mergeDraft, mergeUnaskedDraft } from './mergeDraft.ts';
import { mergeFacts, mergeGlances, mergeTargets } from './mergeRecords.ts';
import { isForged, mergeAsking, mergeReviews, seat } from './mergeViews.ts';

export interface Merge {
  readonly merged: Assessment;
  /** What makes `merged` of the assessment here. */
  readonly edits: readonly Edit[];
  readonly taken: readonly Difference[];
  /** Changed on both sides in different ways; undecided ones stay as they are here. */
  readonly conflicts: readonly Difference[];
  /** Criteria that come back and that the catalogues here do not know. */
  readonly strangers: readonly string[];
  /** Criteria of which a hand-out says something as a specialist that nobody has said here: it brings no view home. */
  readonly forged: readonly string[];
}

/**
 * Brings back what others answered: three-way where the file knows what it was made from, else both sides' additions.
 * Name, scope, aim and what was put aside stay those of the file here.
 */
export function mergeAssessment(ours: Assessment, theirs: Assessment, options: MergeOptions): Merge {
  const { drafts = {}, asks = {}, reviews = {}, handout } = theirs;
  const { knowsRequirement = () => false } = options;
  const ids = [...new Set([theirs.answers, drafts, asks, reviews].flatMap((record) => Object.keys(record)))];
  const known = ids.filter(options.knows);
  const isHandout = handout !== undefined;
  const seated = isHandout ? undefined : seat(ours, theirs);
  const isAsked = askedIn(theirs);
  const answers = known.map((id) => (isAsked(id) ? mergeAnswer : mergeUnasked)(id, ours, theirs, options));
  const answered = applyEdits(
    ours,
    answers.flatMap(({ edits }) => edits),
  );
  const {
    edits: said,
    taken,
    conflicts,
  } = joined([
    mergeFacts(ours, theirs, options),
    mergeTargets(ours, theirs, options),
    mergeGlances(ours, theirs, options),
    ...answers,
    ...known.map((id) => (isAsked(id) ? mergeDraft : mergeUnaskedDraft)(id, answered, theirs, options)),
    ...known.map((id) =>
      seated === undefined ? mergeAsking(id, ours, theirs, options) : mergeReviews(id, seated, theirs, options),
    ),
  ]);
  // That somebody is new shows with what they say.
  const edits = [...(seated?.edits ?? []), ...said];
  return {
    merged: applyEdits(ours, edits),
    edits,
    taken,
    conflicts,
    strangers: [
      ...ids.filter((id) => !options.knows(id)),
      ...Object.keys(theirs.overview ?? {}).filter((id) => !knowsRequirement(id)),
    ],
    forged: isHandout ? known.filter((id) => isForged(id, ours, theirs)) : [],
  };
}

/** Whether a criterion was part of what went out; of a whole file all of it is. */
function askedIn({ handout }: Assessment): (id: string) => boolean {
  if (handout === undefined) return () => true;
  const asked = new Set(handout.ids);
  return (id) => asked.has(id);
}
