import { narrowToLevel } from '../domain/catalogue.ts';
import { basesOfFact } from '../domain/profile.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';

/**
 * What a catalogue has that nothing comes of, and sums of points that nothing is said of: its writer meant something else.
 * Where an id is not known, what it was meant to name is not called unused.
 */
export function withoutEffect(catalogue: Catalogue, whole: Catalogue, others: readonly Finding[]): readonly Finding[] {
  const isKnown = (code: Finding['code']) => others.every((finding) => finding.code !== code);
  return [
    ...(isKnown('unknown-section') ? unusedSections(catalogue, whole) : []),
    ...(isKnown('unknown-profile-fact') ? unusedFacts(catalogue, whole) : []),
    ...levelsTwice(catalogue),
    ...(catalogue.points !== undefined && whole.method !== 'points' ? [idle('points', {}, ['points'])] : []),
    ...(isKnown('unknown-level') && isKnown('circular-reference') ? bandsBeside(catalogue, whole) : []),
  ];
}

function idle(special: string, args: Finding['args'], path: Path): Finding {
  return { code: 'without-effect', args: { special, ...args }, path, severity: 'warning' };
}

function unusedSections({ categories }: Catalogue, { requirements }: Catalogue): readonly Finding[] {
  const used = new Set(requirements.map(({ section }) => section));
  return categories.flatMap(({ sections }, i) =>
    sections.flatMap(({ id }, j) =>
      used.has(id) ? [] : [idle('section', { id }, ['categories', i, 'sections', j, 'id'])],
    ),
  );
}

function unusedFacts({ profileFacts }: Catalogue, whole: Catalogue): readonly Finding[] {
  const needs = (whole.stages ?? []).flatMap((stage) => stage.needs);
  const used = new Set([
    ...whole.requirements.flatMap(({ criteria }) => criteria.map(({ appliesIf }) => appliesIf)),
    ...whole.profileFacts.flatMap(basesOfFact),
    ...needs.map((need) => (typeof need === 'string' ? undefined : need.fact)),
  ]);
  return profileFacts.flatMap(({ id }, i) =>
    used.has(id) ? [] : [idle('profile-fact', { id }, ['profileFacts', i, 'id'])],
  );
}

/** A level in `alsoIn` in which the criterion is already: another one was meant. */
function levelsTwice({ requirements }: Catalogue): readonly Finding[] {
  return requirements.flatMap(({ criteria }, i) =>
    criteria.flatMap(({ level, alsoIn = [] }, j) =>
      alsoIn.flatMap((id, k) =>
        [level, ...alsoIn.slice(0, k)].includes(id)
          ? [idle('level', { id }, ['requirements', i, 'criteria', j, 'alsoIn', k])]
          : [],
      ),
    ),
  );
}

/** Bands that no sum reaches, or that another one has the place of, and sums below all bands. */
function bandsBeside({ points }: Catalogue, whole: Catalogue): readonly Finding[] {
  if (points === undefined || whole.method !== 'points') return [];
  const each = Object.values(points.states);
  const counts = whole.levels.map(
    ({ id }) => narrowToLevel(whole, id).requirements.flatMap(({ criteria }) => criteria).length,
  );
  const highest = Math.max(...counts.map((count) => count * Math.max(...each)));
  const lowest = Math.min(...counts.map((count) => count * Math.min(...each)));
  const from = points.bands.map((band) => band.from);
  const start = Math.min(...from);
  const path = ['points', 'bands'];
  return [
    ...points.bands.flatMap(({ from: own }, i) => {
      if (own > highest) return [idle('band-out-of-reach', { from: own, highest }, [...path, i, 'from'])];
      return from.indexOf(own) < i ? [idle('band-twice', { from: own }, [...path, i, 'from'])] : [];
    }),
    ...(start > lowest ? [idle('no-band', { from: start, lowest }, [...path, from.indexOf(start), 'from'])] : []),
  ];
}
