import { aimsOf } from '../domain/aims.ts';
import { targetsOf } from '../domain/crosswalk.ts';
import type { Aim, Assessment } from '../formats/assessment.ts';
import type { Crosswalk } from '../formats/crosswalk.ts';
import type { FrameworkMapping } from '../formats/outputs/report.ts';
import { ourLanguageFor, type Tag } from '../i18n/t.ts';
import { proposes } from '../interview/proposals.ts';
import { readShippedCrosswalks } from '../io/shipped.ts';
import type { LoadedAssessment } from './assessment.ts';
import { findShipped, type Home, type LoadedCatalogue, loadAimed } from './catalogue.ts';

/** All crosswalks of the package. They were validated when the package was built. */
export function shippedCrosswalks(): readonly Crosswalk[] {
  alreadyRead ??= JSON.parse(readShippedCrosswalks()) as Crosswalk[];
  return alreadyRead;
}

/** Read once, however many reports are made. */
let alreadyRead: readonly Crosswalk[] | undefined;

/** The catalogues into which the answers to this one propose some, as far as the file has not come to them yet. */
export function catalogueIdsFrom(loaded: LoadedCatalogue, assessment: Assessment): readonly string[] {
  const known = aimsOf(assessment).map(({ id }) => id);
  return shippedCrosswalks()
    .filter(({ from, to }) => to.items === undefined && editionsIn(loaded).includes(editionOf(from)))
    .filter(({ to, mappings }) => !known.includes(to.id) && mappings.some(proposes))
    .map(({ to }) => to.id);
}

/** What a catalogue's parts have to do with frameworks that are no catalogues, such as NIST CSF, in their order. */
export function frameworksOf(loaded: LoadedCatalogue, language: Tag): readonly FrameworkMapping[] {
  const editions = editionsIn(loaded);
  return shippedCrosswalks()
    .filter(({ from, to }) => to.items !== undefined && editions.includes(editionOf(from)))
    .map((crosswalk) => inWordsOf(crosswalk, language))
    .flatMap(({ to: { id: framework, edition, titles = {} }, provenance, mappings }) =>
      mappings.map((mapping) => {
        const { from, relation, reason } = mapping;
        const items = targetsOf(mapping).map((id) => {
          const title = Object.hasOwn(titles, id) ? titles[id] : undefined;
          return title === undefined ? { id } : { id, title };
        });
        return { from, framework, edition, items, relation, provenance, reason };
      }),
    );
}

/**
 * The same for one criterion, requirement, section or category: what is said of it, of the criteria in a requirement, and
 * of what it lies in.
 */
export function frameworksAt(id: string, loaded: LoadedCatalogue, language: Tag): readonly FrameworkMapping[] {
  const { categories, requirements } = loaded.catalogue;
  const requirement = requirements.find(
    (one) => one.id === id || one.criteria.some((criterion) => criterion.id === id),
  );
  const section = requirement?.section ?? id;
  const category = categories.find((one) => one.id === id || one.sections.some((own) => own.id === section));
  const members = requirement?.id === id ? requirement.criteria.map((criterion) => criterion.id) : [];
  const parts = [category?.id, requirement?.id, id, ...members];
  return frameworksOf(loaded, language).filter(({ from }) => parts.includes(from));
}

/** The crosswalks that lead into a catalogue from the others that the file answers, or has answered before. */
export function crosswalksInto(
  home: Home & Pick<LoadedAssessment, 'assessment' | 'loaded'>,
  language: Tag,
  into: LoadedCatalogue = home.loaded,
): readonly Crosswalk[] {
  const others = aimsOf(home.assessment).filter(({ id }) => id !== into.catalogue.id);
  if (others.length === 0) return [];
  const editions = editionsIn(into);
  const from = others.flatMap((aim) => answeredEditions(aim, home));
  return shippedCrosswalks()
    .filter((one) => editions.includes(editionOf(one.to)) && from.includes(editionOf(one.from)))
    .map((crosswalk) => inWordsOf(crosswalk, language));
}

function inWordsOf(crosswalk: Crosswalk, language: Tag): Crosswalk {
  if (language === crosswalk.lang) return crosswalk;
  const mappings = crosswalk.mappings.map((mapping) => ({
    ...mapping,
    reason: (ourLanguageFor(language) === 'en' ? mapping.reasonIn?.en : undefined) ?? mapping.reason,
  }));
  return { ...crosswalk, mappings };
}

/** What was answered in another edition says nothing: it is not the text that was compared. */
function answeredEditions(aim: Aim, home: Home): readonly string[] {
  const loaded = loadAimed(aim, home);
  return loaded.catalogue.edition === aim.edition ? editionsIn(loaded) : [];
}

/** The shipped catalogue itself, and the one it extends: its criteria are all there. */
function editionsIn({ catalogue, path }: Pick<LoadedCatalogue, 'catalogue' | 'path'>): readonly string[] {
  const base = catalogue.extends === undefined ? undefined : findShipped(catalogue.extends)?.catalogue;
  return [...(path === undefined ? [editionOf(catalogue)] : []), ...(base ? [editionOf(base)] : [])];
}

function editionOf({ id, edition }: { readonly id: string; readonly edition: string }): string {
  return `${id} ${edition}`;
}
