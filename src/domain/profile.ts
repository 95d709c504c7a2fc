import type { Assessment, Fact } from '../formats/assessment.ts';
import type { Catalogue, Criterion, ProfileFact } from '../formats/catalogue.ts';
import { factOf } from './answer.ts';

type Asking = Pick<Catalogue, 'profileFacts'>;

/** The ids of the facts that a fact rests on: there is none of it where one of them is "no". */
export function basesOfFact({ onlyIf = [] }: Pick<ProfileFact, 'onlyIf'>): readonly string[] {
  return typeof onlyIf === 'string' ? [onlyIf] : onlyIf;
}

/**
 * What counts of a fact: what the firm says of itself, or "no" where it says no to a fact that this one rests on. Whoever
 * has no important secrets has none in the cloud, whatever else stands in the file.
 */
export function standingFact({ profileFacts }: Asking, assessment: Assessment, id: string): Fact | undefined {
  const at = profileFacts.findIndex((fact) => fact.id === id);
  const bases = basesOfFact(profileFacts[at] ?? {});
  // Only what stands before: a circle in a catalogue leads nowhere.
  const before = { profileFacts: profileFacts.slice(0, Math.max(at, 0)) };
  return bases.some((base) => standingFact(before, assessment, base) === false) ? false : factOf(assessment, id);
}

/** The facts that there is anything to ask of: those that rest on nothing the firm says no to. */
export function factsToAsk(catalogue: Asking, assessment: Assessment): readonly ProfileFact[] {
  return catalogue.profileFacts.filter((fact) =>
    basesOfFact(fact).every((base) => standingFact(catalogue, assessment, base) !== false),
  );
}

/** The fact that keeps a criterion from applying to this firm; undefined where it applies, or nobody knows. */
export function ruledOutBy(
  catalogue: Asking,
  assessment: Assessment,
  { appliesIf }: Pick<Criterion, 'appliesIf'>,
): ProfileFact | undefined {
  if (appliesIf === undefined || standingFact(catalogue, assessment, appliesIf) !== false) return undefined;
  return catalogue.profileFacts.find(({ id }) => id === appliesIf);
}
