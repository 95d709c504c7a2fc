import type { Catalogue, Category, Override, Requirement } from '../formats/catalogue.ts';

/**
 * The whole that an extension and its base make: what the base has, then what the extension adds.
 * A requirement or category that both name is one; its criteria or sections are those of both, and a requirement has
 * the title that the extension gives it: SP 800-218A renamed one.
 * A requirement keeps the plain sentence of the base where the extension gives none.
 * The extension may say a criterion of the base in other words; what is asked stays that of the base, so that an answer
 * means the same in both.
 * Method, points and edition of the arithmetic stay those of the base, and so do its target levels where it has any.
 */
export function extendCatalogue(base: Catalogue, extension: Catalogue): Catalogue {
  const { points, targets, overrides = {}, ...own } = extension;
  const reworded = base.requirements.map((requirement) => reword(requirement, overrides));
  return {
    ...own,
    method: base.method,
    ...(base.points ? { points: base.points } : {}),
    ...(base.targets || targets ? { targets: base.targets ?? targets } : {}),
    levels: [...base.levels, ...extension.levels],
    profileFacts: [...base.profileFacts, ...extension.profileFacts],
    ...(base.terms || extension.terms ? { terms: [...(base.terms ?? []), ...(extension.terms ?? [])] } : {}),
    categories: merge(base.categories, extension.categories, joinCategories),
    requirements: merge(reworded, extension.requirements, joinRequirements),
    ...(base.stages || extension.stages ? { stages: [...(base.stages ?? []), ...(extension.stages ?? [])] } : {}),
  };
}

function reword(requirement: Requirement, overrides: Readonly<Record<string, Override>>): Requirement {
  const criteria = requirement.criteria.map((criterion) => {
    const words = Object.hasOwn(overrides, criterion.id) ? overrides[criterion.id] : undefined;
    return words ? { ...criterion, ...words, question: words.question ?? criterion.question } : criterion;
  });
  return { ...requirement, criteria };
}

function merge<T extends { readonly id: string }>(
  base: readonly T[],
  added: readonly T[],
  join: (known: T, addition: T) => T,
): T[] {
  const additions = new Map(added.map((item) => [item.id, item]));
  const known = new Set(base.map(({ id }) => id));
  return [
    ...base.map((item) => {
      const addition = additions.get(item.id);
      return addition ? join(item, addition) : item;
    }),
    ...added.filter(({ id }) => !known.has(id)),
  ];
}

function joinCategories(known: Category, addition: Category): Category {
  return { ...known, sections: merge(known.sections, addition.sections, (section) => section) };
}

function joinRequirements(known: Requirement, addition: Requirement): Requirement {
  const plain = addition.plain ?? known.plain;
  return {
    ...known,
    title: addition.title,
    ...(plain === undefined ? {} : { plain }),
    criteria: [...known.criteria, ...addition.criteria],
  };
}
