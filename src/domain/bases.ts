import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Guidance } from '../formats/guidance.ts';
import { guidanceOf, referenceResolver, referencesOf } from './catalogue.ts';

/** Why a criterion is a base of another: the edition says so, or we do. */
export type BaseSource = 'reference' | 'after';

/** One criterion that must stand before another makes sense. */
export interface Base {
  readonly id: string;
  readonly source: BaseSource;
}

/**
 * How to find the bases of a criterion, given the options chosen: each once, and never the criterion itself. A
 * requirement stands for all its criteria. Ids that the catalogue has not at this level are given as they are.
 * Source: the cross references inside the criteria of the edition, but for those that only define or mean a part.
 * Assumption: `after` in the guidance; it is ours.
 */
export function basesIn(catalogue: Catalogue, guidance: Guidance | undefined): BasesOf {
  const byGuidance = known.get(catalogue) ?? new Map<Guidance | undefined, BasesOf>();
  known.set(catalogue, byGuidance);
  const basesOf = byGuidance.get(guidance) ?? oncePerCriterion(findBases(catalogue, guidance));
  byGuidance.set(guidance, basesOf);
  return basesOf;
}

type BasesOf = (criterion: Criterion, chosen?: readonly string[]) => readonly Base[];

/** Every answer is looked at again after each one that is given, and the bases stay as they are. */
const known = new WeakMap<Catalogue, Map<Guidance | undefined, BasesOf>>();

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

/** Those of them that only the options chosen take theirs from. */
export function borrowedByOptions(criterion: Criterion, chosen: readonly string[] = []): readonly string[] {
  return chosen.length === 0 ? [] : borrowedBy({ ...criterion, references: [] }, chosen);
}
