import type { Assessment } from '../formats/assessment.ts';
import { answerOf, draftOf, factOf, glanceAt } from './answer.ts';
import { canonicalJson } from './canonical.ts';
import { applyEdit, type Edit } from './edit.ts';
import { ownIn } from './ownIn.ts';

/**
 * The edits that a text saved over ours has missed: an editor may have been open since before they were made.
 * What a person has changed by hand is left alone.
 * @param found what is in the file now.
 * @param base what was in it before any of the edits.
 */
export function missedEdits(found: Assessment, base: Assessment, edits: readonly Edit[]): readonly Edit[] {
  const latest = new Map<string, Edit>();
  for (const edit of edits) {
    // An answer has taken its draft along.
    if (edit.type === 'answer') latest.delete(`draft ${edit.id}`);
    latest.set(`${edit.type} ${'id' in edit ? edit.id : ''}`, edit);
  }
  return [...latest.values()].filter((edit) => {
    const there = canonicalJson(subjectOf(found, edit));
    const isAsBefore = there === canonicalJson(subjectOf(base, edit));
    return isAsBefore && there !== canonicalJson(subjectOf(applyEdit(found, edit), edit));
  });
}

function subjectOf(assessment: Assessment, edit: Edit): unknown {
  switch (edit.type) {
    case 'organization':
      return assessment.organization;
    case 'scope':
      return assessment.scope;
    case 'aim':
      return [assessment.catalogue, assessment.earlier];
    case 'fact':
      return factOf(assessment, edit.id);
    case 'answer':
      return answerOf(assessment, edit.id);
    case 'draft':
      return draftOf(assessment, edit.id);
    case 'glance':
      return glanceAt(assessment, edit.id);
    case 'target':
      return ownIn(assessment.targets, edit.id);
    case 'reviewer':
      return ownIn(assessment.reviewers, edit.id);
    case 'reviews':
      return ownIn(assessment.reviews, edit.id);
    case 'asking':
      return ownIn(assessment.asks, edit.id);
    case 'migrate':
      return [assessment.catalogue, assessment.earlier, assessment.retired];
    default:
      return edit satisfies never;
  }
}
