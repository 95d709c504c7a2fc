import type { Answer, Assessment } from './assessment.ts';
import type { Catalogue, Category, Criterion, Level, Requirement, Section } from './catalogue.ts';

/** The ids of a level and of all levels below it, lowest first. */
export function levelsUpTo(catalogue: Catalogue, levelId: string): readonly string[] {
  const level = catalogue.levels.find(({ id }) => id === levelId);
  if (level === undefined) return [];
  return [...(level.includes ?? []).flatMap((id) => levelsUpTo(catalogue, id)), level.id];
}

/** The catalogue narrowed to what one level asks for, in the edition's order; empty requirements, sections and categories are left out. */
export function narrowToLevel(catalogue: Catalogue, levelId: string): Catalogue {
  const levels = new Set(levelsUpTo(catalogue, levelId));
  const requirements = catalogue.requirements
    .map((requirement) => ({
      ...requirement,
      criteria: requirement.criteria.filter(({ level }) => levels.has(level)),
    }))
    .filter(({ criteria }) => criteria.length > 0);
  const sections = new Set(requirements.map(({ section }) => section));
  const categories = catalogue.categories
    .map((category) => ({ ...category, sections: category.sections.filter(({ id }) => sections.has(id)) }))
    .filter((category) => category.sections.length > 0);
  return { ...catalogue, categories, requirements };
}

/** Everything by id, with the way up from a criterion to its category. */
export interface CatalogueIndex {
  readonly levels: ReadonlyMap<string, Level>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly sections: ReadonlyMap<string, Section & { readonly category: string }>;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly criteria: ReadonlyMap<string, Criterion & { readonly requirement: string; readonly category: string }>;
}

export function indexCatalogue(catalogue: Catalogue): CatalogueIndex {
  const sections = new Map(
    catalogue.categories.flatMap((category) =>
      category.sections.map((section) => [section.id, { ...section, category: category.id }] as const),
    ),
  );
  const criteria = catalogue.requirements.flatMap((requirement) =>
    requirement.criteria.map(
      (criterion) =>
        [
          criterion.id,
          { ...criterion, requirement: requirement.id, category: sections.get(requirement.section)?.category ?? '' },
        ] as const,
    ),
  );
  return {
    levels: new Map(catalogue.levels.map((level) => [level.id, level])),
    categories: new Map(catalogue.categories.map((category) => [category.id, category])),
    sections,
    requirements: new Map(catalogue.requirements.map((requirement) => [requirement.id, requirement])),
    criteria: new Map(criteria),
  };
}

/** All criteria in the edition's order. */
export function allCriteria(catalogue: Catalogue): readonly Criterion[] {
  return catalogue.requirements.flatMap(({ criteria }) => criteria);
}

/** The answer given under exactly this id; never something inherited from Object. */
export function answerOf(assessment: Assessment, id: string): Answer | undefined {
  return Object.hasOwn(assessment.answers, id) ? assessment.answers[id] : undefined;
}

/** The criteria a reference leads to: one criterion, or all of a requirement. */
export function resolveReference(catalogue: Catalogue, id: string): readonly string[] {
  const requirement = catalogue.requirements.find((candidate) => candidate.id === id);
  return requirement ? requirement.criteria.map((criterion) => criterion.id) : [id];
}

/** What a criterion rests on, given the options chosen: its own references and those of the chosen options. */
export function referencesOf(criterion: Criterion, chosen: readonly string[] = []): readonly string[] {
  const byChoice = criterion.options?.choices.filter(({ id }) => chosen.includes(id)) ?? [];
  return [...(criterion.references ?? []), ...byChoice.flatMap(({ references }) => references ?? [])];
}
