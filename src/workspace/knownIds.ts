import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { listShippedCatalogues } from '../io/shipped.ts';
import { likeliest } from '../text/closest.ts';
import { findTypedId, typedId } from '../text/typed.ts';
import { type LoadedCatalogue, loadShipped } from './catalogue.ts';

/** Everything in a catalogue that has a number a person may ask for: criteria first, then what they are grouped by. */
export function idsIn(catalogue: Catalogue): readonly string[] {
  const { requirements, categories, levels } = catalogue;
  const groups = [...requirements, ...categories.flatMap(({ sections }) => sections), ...categories, ...levels];
  return [...allCriteria(catalogue), ...groups].map(({ id }) => id);
}

/** The criteria that an id stands for: itself, or all of a requirement, a section or a category. */
export function criteriaNamed({ requirements, categories }: Catalogue, id: string): readonly string[] {
  const itself = requirements.flatMap(({ criteria }) => criteria).filter((criterion) => criterion.id === id);
  if (itself.length > 0) return [id];
  const sections = categories.find((category) => category.id === id)?.sections.map((section) => section.id) ?? [id];
  return requirements
    .filter((requirement) => requirement.id === id || sections.includes(requirement.section))
    .flatMap(({ criteria }) => criteria.map((criterion) => criterion.id));
}

/** What somebody wants who names an id: to see what it asks, or to answer it in a file. */
export type Wanted = { readonly to: 'see' } | { readonly to: 'answer'; readonly file: string };

/**
 * Says that an id is none of those asked for, and where it is: in another level, or in another catalogue of ours. Of one
 * that is nowhere, the nearest is named; whoever types one of another level has not mistyped it.
 */
export function unknownId(
  typed: string,
  { catalogue, name }: Pick<LoadedCatalogue, 'catalogue' | 'name'>,
  among: readonly string[],
  wanted: Wanted = { to: 'see' },
): UserError {
  const common = { id: typed, catalogue: name ?? catalogue.id };
  const level = levelWith(typed, catalogue);
  if (level !== undefined) {
    const { to, ...file } = wanted;
    return new UserError('unknown-id', {
      ...common,
      ...file,
      special: 'level',
      title: level.title,
      level: level.id,
      hint: `level.${to}`,
    });
  }
  const other = findTypedId(typed, idsIn(catalogue)) === undefined ? shippedWith(typed) : undefined;
  if (other !== undefined) {
    return new UserError('unknown-id', { ...common, special: 'catalogue', other, hint: 'catalogue' });
  }
  const suggestion = likeliest(typedId(typed), among);
  return new UserError('unknown-id', { ...common, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** The first level that asks what an id stands for. */
export function levelWith(typed: string, catalogue: Catalogue): Catalogue['levels'][number] | undefined {
  const id = findTypedId(typed, idsIn(catalogue));
  if (id === undefined) return undefined;
  return catalogue.levels.find((level) => idsIn(narrowToLevel(catalogue, level.id)).includes(id));
}

/** The catalogue of this package that has an id. */
function shippedWith(typed: string): string | undefined {
  return listShippedCatalogues().find((id) => findTypedId(typed, idsIn(loadShipped(id).catalogue)) !== undefined);
}
