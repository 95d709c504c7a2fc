import type { Assessment, Reviewer } from '../formats/assessment.ts';
import { firmKey } from './firmName.ts';

/**
 * The name tag of a specialist: the one they have, or one that is free. Who comes from another place or stands to the firm
 * in another way gets a new one: what was said before was said by whom it names.
 * @param wanted the one to take where it is free; left out, the next number.
 */
export function reviewerTag(assessment: Pick<Assessment, 'reviewers'>, reviewer: Reviewer, wanted?: string): string {
  return reviewerTags(assessment)(reviewer, wanted);
}

/** The same for one after the other: each has a tag from then on. */
export function reviewerTags({
  reviewers = {},
}: Pick<Assessment, 'reviewers'>): (reviewer: Reviewer, wanted?: string) => string {
  const tags = new Map(
    Object.entries(reviewers)
      .map(([tag, one]) => [writtenAs(one, asIs), tag] as const)
      .toReversed(),
  );
  const taken = new Set(Object.keys(reviewers));
  return (reviewer, wanted) => {
    const written = writtenAs(reviewer, asIs);
    const known = tags.get(written);
    if (known !== undefined) return known;
    const tag = wanted === undefined || taken.has(wanted) ? nextTag(taken) : wanted;
    tags.set(written, tag);
    taken.add(tag);
    return tag;
  };
}

function nextTag(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`r${number}`)) number++;
  return `r${number}`;
}

/**
 * Whom the file knows already of somebody who says who they are, whatever width and blanks they type, and however they
 * shorten the kind of their firm: one person does not become two by the way they are written. Views are bound to the
 * spelling that the file has, so that one stays.
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
const asMeant: Spelling = (text) => firmKey(text).toLowerCase();

const fields = ['name', 'registration', 'organization', 'relation'] as const;

/** All that says who somebody is, by one way of comparing words. */
function writtenAs(reviewer: Reviewer, spelling: Spelling): string {
  return JSON.stringify(fields.map((field) => spelling(reviewer[field] ?? '')));
}

/** Whether two are the same in all that says who somebody is, by one way of comparing words. */
function isWritten(a: Reviewer, b: Reviewer, spelling: Spelling): boolean {
  return writtenAs(a, spelling) === writtenAs(b, spelling);
}
