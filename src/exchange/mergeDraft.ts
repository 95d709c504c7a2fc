import { answerOf, draftOf } from '../domain/answer.ts';
import { draftParts, handedBase, partIn } from '../domain/answerParts.ts';
import { isSame } from '../domain/canonical.ts';
import { type Edit, withDraft } from '../domain/edit.ts';
import type { Assessment, Draft } from '../formats/assessment.ts';
import { addedBy, type Charge, chargeIn, withCharge } from './mergeAnswer.ts';
import { type Difference, type MergeOptions, nothing, type Outcome, verdictOf } from './mergeDifference.ts';

/**
 * What was written there before an answer goes beside what is here: two notes are no conflict, both are kept. Of two
 * owners or due dates one stays: the one that was changed, where only one side has changed what was handed out.
 */
export function mergeDraft(id: string, ours: Assessment, theirs: Assessment, { by, decisions }: MergeOptions): Outcome {
  const returned = draftOf(theirs, id);
  if (returned === undefined) return nothing;
  const answer = answerOf(ours, id);
  const here: Draft = Object.assign({}, ...draftParts.map((part) => partIn(answer ?? draftOf(ours, id), part)));
  const base = handedBase(theirs, id) ?? {};
  const verdict = (part: keyof Charge | 'note') => verdictOf(base[part], partIn(here, part), partIn(returned, part));
  const { note, evidence, ...rest } = returned;
  const added = addedBy(evidence, here.evidence, base);
  const draft: Draft = {
    ...withCharge(
      rest,
      chargeIn(returned, (part) => verdict(part) !== 'ours'),
    ),
    ...(note === undefined || verdict('note') === 'ours' ? {} : { note }),
    ...(added.length === 0 ? {} : { evidence: added }),
  };
  const isNoteChanged = base.note !== undefined && verdict('note') === 'theirs';
  const { note: own, ...kept } = here;
  const both = withDraft(
    {
      ...kept,
      ...(own === undefined || isNoteChanged ? {} : { note: own }),
      ...chargeIn(returned, (part) => verdict(part) === 'theirs'),
    },
    draft,
  );
  if (both !== undefined && isSame(both, here)) return nothing;
  const difference: Difference = {
    key: `${id} draft`,
    id,
    subject: 'draft',
    ours: { answer: here },
    theirs: { answer: draft, by: by ?? theirs.handout?.to },
  };
  const written = (whole: Draft): Edit =>
    answer === undefined
      ? { type: 'draft', id, draft: whole }
      : { type: 'answer', id, answer: { ...answer, ...whole } };
  if (both !== undefined) return { edits: [written(both)], taken: [difference], conflicts: [] };
  const named = [partIn(draft, 'owner'), partIn(draft, 'due')];
  const theirsFirst = withDraft(Object.assign({}, here, ...named), draft) ?? { ...here, ...draft };
  const edits = decisions?.get(difference.key) === 'theirs' ? [written(theirsFirst)] : [];
  return { edits, taken: [], conflicts: [difference] };
}

/** A draft to what they were not asked: never taken over without a decision. */
export function mergeUnaskedDraft(id: string, ours: Assessment, theirs: Assessment, options: MergeOptions): Outcome {
  const { edits, taken, conflicts } = mergeDraft(id, ours, theirs, options);
  const differences = [...taken, ...conflicts].map((one): Difference => ({ ...one, isUnasked: true }));
  const isAgreed = differences.every(({ key }) => options.decisions?.get(key) === 'theirs');
  return { edits: isAgreed ? edits : [], taken: [], conflicts: differences };
}
