import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { aimTowards } from './aims.ts';
import { answerOf } from './answer.ts';
import { allCriteria } from './catalogue.ts';
import { askedOf, compareAsked, type Sameness } from './criterionHash.ts';

/** The catalogue that answers are judged by, with its hash. */
export interface JudgedBy {
  readonly catalogue: Catalogue;
  readonly hash: string;
}

/** Answers given to another text than the one that the catalogue in use now holds. */
export interface OutdatedAnswers {
  readonly changed: readonly string[];
  readonly wording: readonly string[];
  /** Those that remember nothing of what they answer, in a file that names another edition or another content of it. */
  readonly unsure: readonly string[];
  /** The edition that the file names, where it is another. */
  readonly edition?: string;
}

interface Compared {
  readonly id: string;
  readonly sameness: Sameness | 'unknown';
}

/** Finds them by what the answers remember; for an answer that remembers nothing, by what the file names. */
export function outdatedAnswers(assessment: Assessment, { catalogue, hash }: JudgedBy): OutdatedAnswers {
  const isOther = namesOther(assessment, { catalogue, hash });
  const compared = allCriteria(catalogue).flatMap((criterion): readonly Compared[] => {
    const { id } = criterion;
    const answer = answerOf(assessment, id);
    if (answer === undefined) return [];
    if (answer.asked !== undefined) return [{ id, sameness: compareAsked(answer.asked, askedOf(criterion)) }];
    return isOther ? [{ id, sameness: 'unknown' }] : [];
  });
  const idsOf = (wanted: Compared['sameness']) =>
    compared.filter(({ sameness }) => sameness === wanted).map(({ id }) => id);
  const named = aimTowards(assessment, catalogue.id)?.edition;
  return {
    changed: idsOf('meaning'),
    wording: idsOf('wording'),
    unsure: idsOf('unknown'),
    ...(named === undefined || named === catalogue.edition ? {} : { edition: named }),
  };
}

/** Whether a file names another edition of a catalogue than the one it is judged by, or another content of the same. */
function namesOther(
  assessment: Pick<Assessment, 'catalogue' | 'earlier'>,
  { catalogue: { id, edition }, hash }: JudgedBy,
): boolean {
  const aim = aimTowards(assessment, id);
  return aim !== undefined && (aim.edition !== edition || (aim.hash !== undefined && aim.hash !== hash));
}

/** Of these criteria, those whose answer was or may have been given to another text: they count as they were answered. */
export function answeredElsewhere({ changed, unsure }: OutdatedAnswers, among: readonly string[]): readonly string[] {
  const found = new Set([...changed, ...unsure]);
  return among.filter((id) => found.has(id));
}
