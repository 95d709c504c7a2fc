import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { notKnown } from './notKnown.ts';

/** Why a catalogue that lies there is no base of another. */
export interface NoBase extends Pick<Finding, 'args'> {
  readonly code: 'circular-reference' | 'extends-too-much' | 'unknown-catalogue';
}

const NO_BASE: readonly string[] = [
  'circular-reference',
  'extends-too-much',
  'unknown-catalogue',
] satisfies NoBase['code'][];

/** Whether what was found in place of a base says why there is none. */
export function isNoBase(found: object): found is NoBase {
  return 'code' in found && NO_BASE.includes(String(found.code));
}

/** Only a criterion of the base has words that an extension could say otherwise: its own it writes as it wants them. */
export function unknownOverrides({ overrides = {} }: Catalogue, base: Catalogue | undefined): Finding[] {
  const known = base ? allCriteria(base).map(({ id }) => id) : [];
  const isKnown = new Set(known);
  return Object.keys(overrides)
    .filter((id) => !isKnown.has(id))
    .map((id) => ({ ...notKnown('unknown-criterion', id, ['overrides', id], known), on: 'key' as const }));
}

/** What an extension says of its base and what stays as the base has it: nobody would see it. */
export function changesOfBase(catalogue: Catalogue, base: Catalogue): Finding[] {
  const categories = titlesOf(base.categories);
  const parts = titlesOf(base.categories.flatMap((category) => category.sections));
  const sections = new Map(base.requirements.map(({ id, section }) => [id, section]));
  const stays = (value: string, kept: string | undefined, path: Path): Finding[] =>
    kept === undefined || kept === value
      ? []
      : [{ ...notKnown('value-not-allowed', value, path, [kept]), severity: 'warning' }];
  return [
    ...stays(catalogue.method, base.method, ['method']),
    ...catalogue.categories.flatMap((category, i) => [
      ...stays(category.title, categories.get(category.id), ['categories', i, 'title']),
      ...category.sections.flatMap(({ id, title }, j) =>
        stays(title, parts.get(id), ['categories', i, 'sections', j, 'title']),
      ),
    ]),
    ...catalogue.requirements.flatMap(({ id, section }, i) =>
      stays(section, sections.get(id), ['requirements', i, 'section']),
    ),
  ];
}

function titlesOf(items: readonly { readonly id: string; readonly title: string }[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ id, title }) => [id, title]));
}
