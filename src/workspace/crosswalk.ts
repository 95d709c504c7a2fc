import { aimsOf } from '../domain/aims.ts';
import { type Leading, proposes, targetsOf } from '../domain/crosswalk.ts';
import type { Aim, Assessment } from '../formats/assessment.ts';
import type { Crosswalk } from '../formats/crosswalk.ts';
import type { FrameworkMapping } from '../formats/outputs/report.ts';
import { ourLanguageFor, type Tag } from '../i18n/t.ts';
import { readShippedCrosswalks } from '../io/shipped.ts';
import type { Grounds } from '../rules/rule.ts';
import type { LoadedAssessment } from './assessment.ts';
import { findShipped, type Home, type LoadedCatalogue, loadAimed } from './catalogue.ts';
import { inLanguage } from './translation.ts';

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
): readonly Leading[] {
  const others = aimsOf(home.assessment).filter(({ id }) => id !== into.catalogue.id);
  if (others.length === 0) return [];
  const editions = editionsIn(into);
  const sources = others.map((aim) => answered(aim, home));
  return shippedCrosswalks()
    .filter(({ to }) => editions.includes(editionOf(to)))
    .flatMap((crosswalk) => {
      const source = sources.find((one) => one.editions.includes(editionOf(crosswalk.from)));
      if (source === undefined) return [];
      return [{ ...inWordsOf(crosswalk, language), source: inLanguage(source.loaded, language).catalogue }];
    });
}

/**
 * What contradictions in a file are looked for by, besides the catalogue. Of crosswalks only where an answer was taken
 * over by one: others say nothing of what is answered.
 */
export function groundsOf(
  home: Home & Pick<LoadedAssessment, 'assessment' | 'loaded'>,
  language: Tag,
  into: LoadedCatalogue = home.loaded,
): Grounds {
  const { guidance } = into;
  const isTaken = Object.values(home.assessment.answers).some(({ derivedFrom }) => derivedFrom !== undefined);
  return isTaken ? { guidance, crosswalks: crosswalksInto(home, language, into) } : { guidance };
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
function answered(aim: Aim, home: Home): { readonly loaded: LoadedCatalogue; readonly editions: readonly string[] } {
  const loaded = loadAimed(aim, home);
  return { loaded, editions: loaded.catalogue.edition === aim.edition ? editionsIn(loaded) : [] };
}

/** The shipped catalogue itself, and the one it extends: its criteria are all there. */
function editionsIn({ catalogue, path }: Pick<LoadedCatalogue, 'catalogue' | 'path'>): readonly string[] {
  const base = catalogue.extends === undefined ? undefined : findShipped(catalogue.extends)?.catalogue;
  return [...(path === undefined ? [editionOf(catalogue)] : []), ...(base ? [editionOf(base)] : [])];
}

function editionOf({ id, edition }: { readonly id: string; readonly edition: string }): string {
  return `${id} ${edition}`;
}
