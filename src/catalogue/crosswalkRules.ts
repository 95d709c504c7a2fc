import { allCriteria } from '../domain/catalogue.ts';
import { targetsOf } from '../domain/crosswalk.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Crosswalk, Mapping } from '../formats/crosswalk.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { duplicate } from './idRules.ts';
import { notKnown } from './notKnown.ts';

/** Everything a crosswalk must keep beyond its shape; without `catalogueOf`, ids are not looked up. */
export function crosswalkRules(
  crosswalk: Crosswalk,
  catalogueOf?: (id: string) => Catalogue | undefined,
): readonly Finding[] {
  return [
    ...(catalogueOf ? (['from', 'to'] as const).flatMap((end) => unknownAt(end, crosswalk, catalogueOf)) : []),
    ...(catalogueOf ? unknownFacts(crosswalk, catalogueOf) : []),
    ...titlesOfNothing(crosswalk),
    ...duplicatePairs(crosswalk),
    ...notContrapositive(crosswalk),
  ];
}

function unknownAt(
  end: 'from' | 'to',
  { mappings, ...crosswalk }: Crosswalk,
  catalogueOf: (id: string) => Catalogue | undefined,
): Finding[] {
  const { id, edition } = crosswalk[end];
  const items = end === 'to' ? crosswalk.to.items : undefined;
  const catalogue = items === undefined ? catalogueOf(id) : undefined;
  if (items === undefined && catalogue === undefined) {
    return [{ code: 'unknown-catalogue', args: { value: id }, path: [end, 'id'] }];
  }
  const candidates = items ?? (catalogue ? idsOf(catalogue) : []);
  const known = new Set(candidates);
  const findings: Finding[] = [];
  if (catalogue !== undefined && edition !== catalogue.edition) {
    // What was compared with another edition says nothing of this one.
    findings.push(notKnown('value-not-allowed', edition, [end, 'edition'], [catalogue.edition]));
  }
  for (const [i, mapping] of mappings.entries()) {
    const named = end === 'from' ? [{ id: mapping.from, path: ['mappings', i, 'from'] }] : targetsAt(mapping, i);
    for (const { id: value, path } of named) {
      if (!known.has(value)) findings.push(notKnown('unknown-criterion', value, path, candidates));
    }
  }
  return findings;
}

function targetsAt(mapping: Mapping, index: number): readonly { readonly id: string; readonly path: Path }[] {
  const path = ['mappings', index, 'to'];
  return targetsOf(mapping).map((id, i) => ({ id, path: typeof mapping.to === 'string' ? path : [...path, i] }));
}

/** A crosswalk speaks of criteria, of all the criteria of a requirement, section or category at once, or of what the firm says of itself. */
function idsOf(catalogue: Catalogue): readonly string[] {
  const { categories, requirements, profileFacts } = catalogue;
  const groups = categories.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]);
  const members = [...allCriteria(catalogue), ...requirements, ...profileFacts].map(({ id }) => id);
  return [...members, ...groups];
}

function unknownFacts(
  { from, to, mappings }: Crosswalk,
  catalogueOf: (id: string) => Catalogue | undefined,
): Finding[] {
  const facts = [from, to].flatMap(({ id }) => catalogueOf(id)?.profileFacts.map((fact) => fact.id) ?? []);
  const known = new Set(facts);
  return mappings.flatMap(({ onlyWithout }, i) =>
    onlyWithout === undefined || known.has(onlyWithout)
      ? []
      : [notKnown('unknown-profile-fact', onlyWithout, ['mappings', i, 'onlyWithout'], facts)],
  );
}

function titlesOfNothing({ to: { items = [], titles = {} } }: Crosswalk): Finding[] {
  const known = new Set(items);
  return Object.keys(titles)
    .filter((id) => !known.has(id))
    .map((id) => ({ ...notKnown('unknown-criterion', id, ['to', 'titles', id], items), on: 'key' as const }));
}

/** That FROM is missing tells of TO only where whoever fulfils TO fulfils FROM. */
function notContrapositive({ mappings }: Crosswalk): Finding[] {
  return mappings.flatMap(({ relation, unmetToo }, i) =>
    unmetToo === undefined || relation === 'equal' || relation === 'subset'
      ? []
      : [notKnown('value-not-allowed', relation, ['mappings', i, 'relation'], ['equal', 'subset'])],
  );
}

function duplicatePairs({ mappings }: Crosswalk): Finding[] {
  const seen = new Map<string, Path>();
  return mappings.flatMap((mapping, i) =>
    targetsAt(mapping, i).flatMap(({ id, path }) => {
      const pair = `${mapping.from} → ${id}`;
      const other = seen.get(pair);
      if (other !== undefined) return [duplicate(pair, path, other)];
      seen.set(pair, path);
      return [];
    }),
  );
}
