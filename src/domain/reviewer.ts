import type { Assessment, Reviewer } from '../formats/assessment.ts';

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
  const known = Object.entries(reviewers).find(([, one]) => isSame(one, reviewer))?.[0];
  if (known !== undefined) return known;
  if (wanted !== undefined && !Object.hasOwn(reviewers, wanted)) return wanted;
  let number = Object.keys(reviewers).length + 1;
  while (Object.hasOwn(reviewers, `r${number}`)) number++;
  return `r${number}`;
}

function isSame(a: Reviewer, b: Reviewer): boolean {
  return (['name', 'registration', 'organization', 'relation'] as const).every((field) => a[field] === b[field]);
}
