import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding } from '../formats/diagnostic.ts';
import type { Guidance } from '../formats/guidance.ts';
import { findCircles, findTooManySteps, type Step } from './circles.ts';
import { collectIds } from './idRules.ts';
import { type Named, namedRules } from './namedRules.ts';
import { notKnown } from './notKnown.ts';
import { orderingReferences, withoutPlaces } from './referenceRules.ts';

/** Everything a guidance file must keep beyond its shape. */
export function guidanceRules(guidance: Guidance, catalogue?: Catalogue, named: Named = {}): readonly Finding[] {
  const strange = namedRules(guidance, named);
  if (catalogue === undefined) return strange;
  if (guidance.catalogue !== catalogue.id) {
    return [...strange, notKnown('wrong-catalogue', guidance.catalogue, ['catalogue'], [catalogue.id])];
  }
  const known = collectIds(catalogue)
    .filter(({ kind }) => kind === 'criterion')
    .map(({ id }) => id);
  const isKnown = new Set(known);
  const unknown = Object.keys(guidance.criteria)
    .filter((id) => !isKnown.has(id))
    .map((id) => ({ ...notKnown('guidance-for-unknown-id', id, ['criteria', id], known), on: 'key' as const }));
  return [...strange, ...unknown, ...unknownBases(guidance, catalogue), ...circularBases(guidance, catalogue)];
}

/** What must stand first has to be in the catalogue; of an extension alone the ids of its base are not known here. */
function unknownBases(guidance: Guidance, catalogue: Catalogue): Finding[] {
  if (catalogue.extends !== undefined) return [];
  const known = collectIds(catalogue)
    .filter(({ kind }) => kind === 'criterion' || kind === 'requirement')
    .map(({ id }) => id);
  const isKnown = new Set(known);
  return aftersOf(guidance)
    .filter(({ id }) => !isKnown.has(id))
    .map(({ id, path }) => notKnown('unknown-reference', id, path, known));
}

/** The references of the edition and what must stand first, together, must not lead back to where they started, nor too far. */
function circularBases(guidance: Guidance, catalogue: Catalogue): Finding[] {
  const targets = new Map<string, readonly Step[]>();
  for (const { id, criteria } of catalogue.requirements) {
    if (!targets.has(id)) targets.set(id, withoutPlaces(criteria));
    for (const criterion of criteria) {
      const after = (own(guidance.criteria, criterion.id)?.after ?? []).map((base, i) => ({
        id: base,
        path: ['criteria', criterion.id, 'after', i],
      }));
      targets.set(criterion.id, [...after, ...withoutPlaces(orderingReferences(criterion, []))]);
    }
  }
  // What the references do alone is the catalogue's own, and is told there.
  return [...findCircles(targets), ...findTooManySteps(targets)].filter(({ path }) => path.length > 0);
}

function aftersOf({ criteria }: Guidance): readonly Step[] {
  return Object.entries(criteria).flatMap(([criterion, { after = [] }]) =>
    after.map((id, i) => ({ id, path: ['criteria', criterion, 'after', i] })),
  );
}

function own<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}
