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
  const standing = standingOf(profileFacts, assessment);
  return standing.has(id) ? standing.get(id)?.counts : factOf(assessment, id);
}

interface Standing {
  readonly fact: ProfileFact;
  readonly counts: Fact | undefined;
}

type Standings = ReadonlyMap<string, Standing>;

/** What was worked out last of the facts of a catalogue: each is asked for many times of one firm. */
const lastStanding = new WeakMap<Asking['profileFacts'], readonly [profile: Assessment['profile'], Standings]>();

function standingOf(profileFacts: Asking['profileFacts'], assessment: Assessment): Standings {
  const [profile, known] = lastStanding.get(profileFacts) ?? [];
  if (known !== undefined && profile === assessment.profile) return known;
  const standing = new Map<string, Standing>();
  for (const fact of profileFacts) {
    if (standing.has(fact.id)) continue;
    // Of what stands before, all that it rests on counts, too; a circle in a catalogue leads nowhere.
    const isDenied = basesOfFact(fact).some(
      (base) => (standing.get(base)?.counts ?? factOf(assessment, base)) === false,
    );
    standing.set(fact.id, { fact, counts: isDenied ? false : factOf(assessment, fact.id) });
  }
  lastStanding.set(profileFacts, [assessment.profile, standing]);
  return standing;
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
  return standingOf(catalogue.profileFacts, assessment).get(appliesIf)?.fact;
}
