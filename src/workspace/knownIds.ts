import { allCriteria } from '../domain/catalogue.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { closest } from '../text/closest.ts';
import { findTypedId, typedId } from '../text/typed.ts';

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

/**
 * Says that an id is none of those asked for, with the nearest of them where it is not in the catalogue at all: whoever
 * types one of another level has not mistyped it.
 */
export function unknownId(typed: string, catalogue: Catalogue, among: readonly string[]): UserError {
  const isElsewhere = findTypedId(typed, idsIn(catalogue)) !== undefined;
  const suggestion = isElsewhere ? undefined : closest(typedId(typed), among);
  return new UserError('unknown-id', {
    id: typed,
    catalogue: catalogue.id,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}
