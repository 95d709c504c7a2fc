import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Guidance } from '../formats/guidance.ts';
import { answerOf } from './answer.ts';
import { allCriteria, guidanceOf, referenceResolver, referencesOf } from './catalogue.ts';

/** Why a criterion is a base of another: the edition says so, or we do. */
export type BaseSource = 'reference' | 'after';

/** One criterion that must stand before another makes sense. */
export interface Base {
  readonly id: string;
  readonly source: BaseSource;
}

type BasesOf = (criterion: Criterion, chosen?: readonly string[]) => readonly Base[];

/**
 * How to find the bases of a criterion, given the options chosen: each once, and never the criterion itself. A
 * requirement stands for all its criteria. Ids that the catalogue has not at this level are given as they are.
 * Source: the cross references inside the criteria of the edition, but for those that only define or mean a part.
 * Assumption: `after` in the guidance; it is ours.
 */
export const basesIn = oncePerGuidance(
  (catalogue, guidance): BasesOf => oncePerCriterion(findBases(catalogue, guidance)),
);

/** By each criterion, those that rest on it or take a meaning from it with whatever options are chosen. */
export const restingOn = oncePerGuidance((catalogue, guidance): ReadonlyMap<string, readonly string[]> => {
  const basesOf = basesIn(catalogue, guidance);
  const resting = new Map<string, string[]>();
  for (const criterion of allCriteria(catalogue)) {
    const choices = criterion.options?.choices.map(({ id }) => id) ?? [];
    const bases = [...basesOf(criterion, choices).map(({ id }) => id), ...borrowedBy(criterion, choices)];
    for (const base of new Set(bases)) {
      const known = resting.get(base) ?? [];
      known.push(criterion.id);
      resting.set(base, known);
    }
  }
  return resting;
});

/** Every answer is looked at again after each one that is given, and the bases stay as they are. */
function oncePerGuidance<T>(
  make: (catalogue: Catalogue, guidance: Guidance | undefined) => T,
): (catalogue: Catalogue, guidance: Guidance | undefined) => T {
  const made = new WeakMap<Catalogue, Map<Guidance | undefined, T>>();
  return (catalogue, guidance) => {
    const byGuidance = made.get(catalogue) ?? new Map<Guidance | undefined, T>();
    made.set(catalogue, byGuidance);
    const known = byGuidance.get(guidance) ?? make(catalogue, guidance);
    byGuidance.set(guidance, known);
    return known;
  };
}

/** Without options chosen, as almost always, the bases of a criterion are always the same. */
function oncePerCriterion(find: BasesOf): BasesOf {
  const found = new WeakMap<Criterion, readonly Base[]>();
  return (criterion, chosen = []) => {
    if (chosen.length > 0) return find(criterion, chosen);
    const bases = found.get(criterion) ?? find(criterion);
    found.set(criterion, bases);
    return bases;
  };
}

function findBases(catalogue: Catalogue, guidance: Guidance | undefined): BasesOf {
  const resolve = referenceResolver(catalogue);
  return (criterion, chosen) => {
    const kinds = criterion.referenceKinds ?? {};
    const referred = referencesOf(criterion, chosen)
      .filter((id) => !Object.hasOwn(kinds, id))
      .flatMap(resolve);
    const after = (guidanceOf(guidance, criterion.id)?.after ?? []).flatMap(resolve);
    const sources = new Map<string, BaseSource>([
      ...after.map((id) => [id, 'after'] as const),
      ...referred.map((id) => [id, 'reference'] as const),
    ]);
    sources.delete(criterion.id);
    return [...sources].map(([id, source]) => ({ id, source }));
  };
}

/** The criteria and requirements from which a criterion, with the options chosen, takes the meaning of a word or a number. */
export function borrowedBy(criterion: Criterion, chosen?: readonly string[]): readonly string[] {
  const kinds = criterion.referenceKinds;
  if (kinds === undefined) return [];
  return referencesOf(criterion, chosen).filter((id) => Object.hasOwn(kinds, id) && kinds[id] === 'definition');
}

/** The criteria from which one that is met takes its meaning: who has answered so claims them, too. */
export function claimedIn(catalogue: Catalogue, assessment: Assessment): ReadonlySet<string> {
  return new Set(
    allCriteria(catalogue).flatMap((criterion) => {
      const answer = answerOf(assessment, criterion.id);
      return answer?.state === 'met' ? borrowedBy(criterion, answer.options) : [];
    }),
  );
}

/** Those of them that only the options chosen take theirs from. */
export function borrowedByOptions(criterion: Criterion, chosen: readonly string[] = []): readonly string[] {
  return chosen.length === 0 ? [] : borrowedBy({ ...criterion, references: [] }, chosen);
}
