import type { AnswerState, Assessment } from '../formats/assessment.ts';
import type {
  Catalogue,
  Category,
  Criterion,
  Level,
  Requirement,
  Section,
  Stage,
  TargetLevel,
} from '../formats/catalogue.ts';
import type { Guidance, GuidanceEntry } from '../formats/guidance.ts';
import { states } from '../formats/states.ts';
import { basesOfFact } from './profile.ts';

/** What is made of a catalogue, once as long as it is in use: a run judges thousands of files by one. */
function oncePerCatalogue<T>(make: (catalogue: Catalogue) => T): (catalogue: Catalogue) => T {
  const made = new WeakMap<Catalogue, T>();
  return (catalogue) => {
    const known = made.get(catalogue) ?? make(catalogue);
    made.set(catalogue, known);
    return known;
  };
}

/** The ids of a level and of all levels below it, each once, lowest first. */
export function levelsUpTo(catalogue: Catalogue, levelId: string): readonly string[] {
  const levels = new Map(catalogue.levels.map((level) => [level.id, level]));
  const reached = new Set<string>();
  const visited = new Set<string>();
  const visit = (id: string) => {
    const level = levels.get(id);
    if (level === undefined || visited.has(id)) return;
    visited.add(id);
    for (const below of level.includes ?? []) visit(below);
    reached.add(id);
  };
  visit(levelId);
  return [...reached];
}

/**
 * The catalogue narrowed to what one level asks for, in the edition's order; requirements, sections and categories without
 * a criterion are left out, and so are profile facts that none of its criteria and none of its stages hangs on.
 */
export function narrowToLevel(catalogue: Catalogue, levelId: string): Catalogue {
  const narrowed = narrowedLevels(catalogue);
  const known = narrowed.get(levelId);
  if (known !== undefined) return known;
  const levels = new Set(levelsUpTo(catalogue, levelId));
  const isWanted = ({ level, alsoIn = [] }: Criterion) => [level, ...alsoIn].some((id) => levels.has(id));
  const made = narrowTo(catalogue, isWanted, factsOfStages(catalogue, levelId));
  narrowed.set(levelId, made);
  return made;
}

const narrowedLevels = oncePerCatalogue(() => new Map<string, Catalogue>());

/** The same for single criteria. */
export function narrowToIds(catalogue: Catalogue, ids: readonly string[]): Catalogue {
  const wanted = new Set(ids);
  return narrowTo(catalogue, ({ id }) => wanted.has(id));
}

/** The stages of the scheme that belong to a level, in the order of the catalogue. */
export function stagesAt({ stages = [] }: Pick<Catalogue, 'stages'>, levelId: string): readonly Stage[] {
  return stages.filter(({ level }) => level === undefined || level === levelId);
}

/** The facts that the stages of a level need. */
function factsOfStages(catalogue: Catalogue, levelId: string): readonly string[] {
  const needs = stagesAt(catalogue, levelId).flatMap((stage) => stage.needs);
  return needs.flatMap((need) => (typeof need === 'string' ? [] : (need.fact ?? [])));
}

function narrowTo(
  catalogue: Catalogue,
  isWanted: (criterion: Criterion) => boolean,
  facts: readonly string[] = [],
): Catalogue {
  const requirements = catalogue.requirements
    .map((requirement) => ({ ...requirement, criteria: requirement.criteria.filter(isWanted) }))
    .filter(({ criteria }) => criteria.length > 0);
  const sections = new Set(requirements.map(({ section }) => section));
  const categories = catalogue.categories
    .map((category) => ({ ...category, sections: category.sections.filter(({ id }) => sections.has(id)) }))
    .filter((category) => category.sections.length > 0);
  const needed = requirements.flatMap(({ criteria }) => criteria.flatMap(({ appliesIf }) => appliesIf ?? []));
  const asked = new Set([...needed, ...facts]);
  // A fact stands after those that it rests on.
  for (const fact of catalogue.profileFacts.toReversed()) {
    if (asked.has(fact.id)) for (const base of basesOfFact(fact)) asked.add(base);
  }
  const profileFacts = catalogue.profileFacts.filter(({ id }) => asked.has(id));
  return { ...catalogue, profileFacts, categories, requirements };
}

/** Everything by id, with the way up from a criterion to its category. */
export interface CatalogueIndex {
  readonly levels: ReadonlyMap<string, Level>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly sections: ReadonlyMap<string, Section & { readonly category: string }>;
  readonly requirements: ReadonlyMap<string, Requirement>;
  readonly criteria: ReadonlyMap<string, Criterion & { readonly requirement: string; readonly category: string }>;
}

export const indexCatalogue = oncePerCatalogue((catalogue): CatalogueIndex => {
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
});

/** The names of all levels that a criterion is in, as far as none includes another. */
export function levelTitlesOf(
  { levels }: Pick<Catalogue, 'levels'>,
  { level, alsoIn = [] }: Pick<Criterion, 'level' | 'alsoIn'>,
): readonly string[] {
  const titles = new Map(levels.map(({ id, title }) => [id, title]));
  return [...new Set([level, ...alsoIn])].map((id) => titles.get(id) ?? id);
}

/** What a criterion is called: its own title, or that of the requirement it belongs to. */
export function titleOf(
  { title }: { readonly title?: string | undefined },
  requirement: { readonly title: string },
): string {
  return title ?? requirement.title;
}

/** What a requirement is called: with its id, but where that is only its section over again, which is the catalogue's own. */
export function requirementName({
  id,
  section,
  title,
}: {
  readonly id: string;
  readonly section: string;
  readonly title: string;
}): string {
  return id === section ? title : `${id} ${title}`;
}

const JAPANESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** What a translated title means, for where its official words stand elsewhere: 「守秘義務のルール (Rules on confidentiality)」 is Rules on confidentiality. */
export function glossOf(title: string): string {
  // An official title stays in Japanese, with what it means in brackets behind it.
  const start = title.indexOf('(');
  const [official, gloss] = [title.slice(0, Math.max(start, 0)), title.slice(start + 1, -1)];
  const isGlossed = JAPANESE.test(official) && official.endsWith(' ') && title.endsWith(')') && /[a-z]{2}/.test(gloss);
  return isGlossed ? gloss : title;
}

/** All criteria in the edition's order. */
export const allCriteria = oncePerCatalogue(({ requirements }): readonly Criterion[] =>
  requirements.flatMap(({ criteria }) => criteria),
);

/** Whether a catalogue asks any of these: one that asks none is no other edition of where they are from. */
export function sharesCriteria(ids: readonly string[], catalogue: Catalogue): boolean {
  const asked = new Set(allCriteria(catalogue).map(({ id }) => id));
  return ids.some((id) => asked.has(id));
}

/** The states a criterion of this catalogue may be in once it is answered. */
export function answersOf({ method, points }: Catalogue): readonly AnswerState[] {
  if (method !== 'points' || points === undefined) return states;
  return states.filter((state) => Object.hasOwn(points.states, state));
}

/** Whether a catalogue calls what it asks items (項目). Assumption: a questionnaire that counts points does. */
export function hasItems({ method }: Pick<Catalogue, 'method'>): boolean {
  return method === 'points';
}

/** The target levels that a catalogue may be judged by: none where it says itself when a level stands. */
export function judgedTargets({ method, targets = [] }: Catalogue): readonly number[] {
  return method === 'coverage' ? targets.map(({ level }) => level) : [];
}

/** The level the firm has set itself for exactly this criterion, where it is one of the catalogue's. */
export function targetOf({ targets = [] }: Catalogue, assessment: Assessment, id: string): TargetLevel | undefined {
  const set = assessment.targets ?? {};
  return Object.hasOwn(set, id) ? targets.find(({ level }) => level === set[id]) : undefined;
}

/** The help for exactly this criterion. */
export function guidanceOf(guidance: Guidance | undefined, id: string): GuidanceEntry | undefined {
  return guidance !== undefined && Object.hasOwn(guidance.criteria, id) ? guidance.criteria[id] : undefined;
}

/** How to find the criteria a reference leads to: one criterion, or all of a requirement. */
export function referenceResolver(catalogue: Catalogue): (id: string) => readonly string[] {
  const requirements = new Map(
    catalogue.requirements.map(({ id, criteria }) => [id, criteria.map((criterion) => criterion.id)]),
  );
  return (id) => requirements.get(id) ?? [id];
}

/** What a criterion rests on, given the options chosen: its own references and those of the chosen options. */
export function referencesOf(criterion: Criterion, chosen: readonly string[] = []): readonly string[] {
  const byChoice = criterion.options?.choices.filter(({ id }) => chosen.includes(id)) ?? [];
  return [...(criterion.references ?? []), ...byChoice.flatMap(({ references }) => references ?? [])];
}
