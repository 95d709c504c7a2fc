import { isSame } from '../domain/canonical.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { skeletonOf } from '../text/skeleton.ts';
import { typedId } from '../text/typed.ts';

/** An id that a catalogue gives, with the place where it does. */
export interface KnownId {
  readonly kind: 'level' | 'profile-fact' | 'category' | 'section' | 'requirement' | 'criterion';
  readonly id: string;
  readonly path: Path;
}

/** Every id that a catalogue gives, in its order. */
export function collectIds(catalogue: Catalogue): readonly KnownId[] {
  const { levels, profileFacts, categories, requirements } = catalogue;
  return [
    ...levels.map(({ id }, i) => ({ kind: 'level' as const, id, path: ['levels', i, 'id'] })),
    ...profileFacts.map(({ id }, i) => ({ kind: 'profile-fact' as const, id, path: ['profileFacts', i, 'id'] })),
    ...categories.flatMap((category, i) => [
      { kind: 'category' as const, id: category.id, path: ['categories', i, 'id'] },
      ...category.sections.map(({ id }, j) => ({
        kind: 'section' as const,
        id,
        path: ['categories', i, 'sections', j, 'id'],
      })),
    ]),
    ...requirements.flatMap((requirement, i) => [
      { kind: 'requirement' as const, id: requirement.id, path: ['requirements', i, 'id'] },
      ...requirement.criteria.map(({ id }, j) => ({
        kind: 'criterion' as const,
        id,
        path: ['requirements', i, 'criteria', j, 'id'],
      })),
    ]),
  ];
}

/** Kinds that an extension may name again, to add to them. */
const joined: readonly KnownId['kind'][] = ['category', 'section', 'requirement'];

/** An id that its kind has already, here or in the base; an extension may name again what it adds to. */
export function duplicateIds(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const ofBase = inBase.filter(({ kind }) => !joined.includes(kind)).map(({ kind, id }) => `${kind} ${id}`);
  const seen = new Map<string, Path | undefined>(ofBase.map((key) => [key, undefined]));
  return ids.flatMap(({ kind, id, path }) => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) return [duplicate(id, path, seen.get(key))];
    seen.set(key, path);
    return [];
  });
}

/** @param other where it stands already; undefined where that is in the base. */
export function duplicate(id: string | number, path: Path, other: Path | undefined): Finding {
  return { code: 'duplicate-id', args: other === undefined ? { id, special: 'base' } : { id }, path, other };
}

/** Two ids that are typed the same way, such as Ａ-1 beside A-1: nobody could ask for either. */
export function confusableIds(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const groupOf = (kind: KnownId['kind']) => (kind === 'profile-fact' ? kind : 'part');
  const seen = new Map(inBase.map(({ kind, id }) => [`${groupOf(kind)} ${typedId(id)}`, id]));
  return ids.flatMap(({ kind, id, path }) => {
    const key = `${groupOf(kind)} ${typedId(id)}`;
    const other = seen.get(key) ?? id;
    seen.set(key, other);
    return other === id ? [] : [{ code: 'confusable-id' as const, args: { id, other }, path }];
  });
}

/**
 * The id or the title of a catalogue of this package on another text: whoever reads a report, or a line of a table, by it
 * would take it for judged by the one that ships. A copy that is the same may have both.
 */
export function namesOfShipped(whole: Catalogue, shipped: readonly Catalogue[]): Finding[] {
  return (['id', 'title'] as const).flatMap((key) => {
    const name = skeletonOf(whole[key]);
    // Their whole texts are compared only where the names are the same.
    const known = shipped.find((one) => skeletonOf(one[key]) === name && !isSame(one, whole));
    return known === undefined ? [] : [{ code: 'shipped-name' as const, args: { value: known[key] }, path: [key] }];
  });
}

/** Whoever asks for a level by its id must not be shown a part of the catalogue. */
export function levelsNamedAsParts(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const placed = [...inBase.map((one) => ({ ...one, path: undefined })), ...ids].filter(({ kind }) => isPart(kind));
  const parts = new Map(placed.map(({ id, path }) => [id, path]));
  return ids.flatMap(({ kind, id, path }) =>
    kind === 'level' && parts.has(id) ? [duplicate(id, path, parts.get(id))] : [],
  );
}

function isPart(kind: KnownId['kind']): boolean {
  return kind === 'criterion' || joined.includes(kind);
}
