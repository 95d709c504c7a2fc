import type { Assessment, Reviewer } from '../formats/assessment.ts';
import { seenSigns } from '../text/normalized.ts';

/**
 * The name tag of a specialist: the one they have, or one that is free. Who comes from another place or stands to the firm
 * in another way gets a new one: what was said before was said by whom it names.
 * @param wanted the one to take where it is free; left out, the next number.
 */
export function reviewerTag(
  { reviewers = {} }: Pick<Assessment, 'reviewers'>,
  reviewer: Reviewer,
  wanted?: string,
): string {
  const known = Object.entries(reviewers).find(([, one]) => isWritten(one, reviewer, asIs))?.[0];
  if (known !== undefined) return known;
  if (wanted !== undefined && !Object.hasOwn(reviewers, wanted)) return wanted;
  let number = Object.keys(reviewers).length + 1;
  while (Object.hasOwn(reviewers, `r${number}`)) number++;
  return `r${number}`;
}

/**
 * Whom the file knows already of somebody who says who they are, whatever width and blanks they type: one person does not
 * become two by the way they are written. Views are bound to the spelling that the file has, so that one stays.
 */
export function knownReviewer(
  { reviewers = {} }: Pick<Assessment, 'reviewers'>,
  reviewer: Reviewer,
): readonly [tag: string, reviewer: Reviewer] | undefined {
  const all = Object.entries(reviewers);
  return (
    all.find(([, one]) => isWritten(one, reviewer, asIs)) ?? all.find(([, one]) => isWritten(one, reviewer, asMeant))
  );
}

type Spelling = (text: string) => string;

const asIs: Spelling = (text) => text;
const asMeant: Spelling = (text) => seenSigns(text).toLowerCase();

/** Whether two are the same in all that says who somebody is, by one way of comparing words. */
function isWritten(a: Reviewer, b: Reviewer, spelling: Spelling): boolean {
  const fields = ['name', 'registration', 'organization', 'relation'] as const;
  return fields.every((field) => spelling(a[field] ?? '') === spelling(b[field] ?? ''));
}
