import { narrowToLevel } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { findCircles, type Step } from './circles.ts';
import { claims } from './claims.ts';
import { withoutEffect } from './effectRules.ts';
import { extendCatalogue } from './extend.ts';
import { changesOfBase, isNoBase, type NoBase, unknownOverrides } from './extensionRules.ts';
import { collectIds, confusableIds, duplicate, duplicateIds, levelsNamedAsParts, namesOfShipped } from './idRules.ts';
import { circularReferences, misplacedFacts, unknownIds } from './referenceRules.ts';
import { duplicateTerms, unusedTerms } from './termRules.ts';

/** What a catalogue stands beside while it is checked. */
export interface Surroundings {
  /**
   * The catalogue it extends, already whole; why it has none, or undefined where there is none of that id.
   * @param parts what reading the extension itself has taken.
   */
  readonly baseOf?: (extension: Catalogue, parts: number) => Catalogue | NoBase | undefined;
  /** The catalogues of this package, whole: nothing else may be taken for one of them. */
  readonly shipped?: () => readonly Catalogue[];
}

/** Everything a catalogue must keep beyond its shape. */
export function catalogueRules(
  catalogue: Catalogue,
  { baseOf, shipped }: Surroundings = {},
  parts = 0,
): readonly Finding[] {
  const found = catalogue.extends === undefined ? undefined : baseOf?.(catalogue, parts);
  if (catalogue.extends !== undefined && (found === undefined || isNoBase(found))) {
    // Without its base nothing an extension refers to can be known.
    const missing = found ?? {
      code: 'unknown-catalogue' as const,
      args: { value: catalogue.extends, special: 'extends' },
    };
    return [{ ...missing, path: ['extends'] }, ...claims(catalogue)];
  }
  const base = found === undefined || isNoBase(found) ? undefined : found;
  const whole = base ? extendCatalogue(base, catalogue) : catalogue;
  const ids = collectIds(catalogue);
  const unknown = unknownIds(catalogue, collectIds(whole));
  const misplaced = misplacedFacts(catalogue, whole);
  const levelCircles = circularLevels(catalogue);
  const isCounted = levelCircles.length === 0 && unknown.every(({ code }) => code !== 'unknown-level');
  return [
    ...duplicateIds(ids, base ? collectIds(base) : []),
    ...confusableIds(ids, base ? collectIds(base) : []),
    ...namesOfShipped(whole, shipped?.() ?? []),
    ...levelsNamedAsParts(ids, base ? collectIds(base) : []),
    ...unknownOverrides(catalogue, base),
    ...(base ? changesOfBase(catalogue, base) : []),
    ...duplicateTargets(catalogue),
    ...duplicateTerms(catalogue, base),
    ...unusedTerms(catalogue, whole),
    ...unknown,
    ...misplaced,
    ...circularReferences(catalogue, base),
    ...pointsMissing(whole),
    ...tooFewChoices(catalogue),
    ...levelCircles,
    // A criterion of a level that there is not is counted nowhere: then the count is not what is wrong.
    ...(isCounted ? promisesNotKept(catalogue, whole) : []),
    ...withoutEffect(catalogue, whole, [...unknown, ...misplaced, ...levelCircles]),
    ...claims(catalogue),
  ];
}

function duplicateTargets({ targets = [] }: Catalogue): Finding[] {
  const seen = new Map<number, Path>();
  return targets.flatMap(({ level }, i) => {
    const path = ['targets', i, 'level'];
    const other = seen.get(level);
    if (other !== undefined) return [duplicate(level, path, other)];
    seen.set(level, path);
    return [];
  });
}

function pointsMissing({ method, points }: Catalogue): Finding[] {
  return method === 'points' && points === undefined
    ? [{ code: 'missing-key', args: { key: 'points' }, path: ['method'] }]
    : [];
}

function tooFewChoices(catalogue: Catalogue): Finding[] {
  const findings: Finding[] = [];
  for (const [i, requirement] of catalogue.requirements.entries()) {
    for (const [j, { options }] of requirement.criteria.entries()) {
      if (options === undefined) continue;
      const path = ['requirements', i, 'criteria', j, 'options'];
      if (options.atLeast > options.choices.length) {
        const args = { atLeast: options.atLeast, choices: options.choices.length };
        findings.push({ code: 'too-few-choices', args, path: [...path, 'atLeast'] });
      }
      const seen = new Map<string, Path>();
      for (const [k, { id }] of options.choices.entries()) {
        const own = [...path, 'choices', k, 'id'];
        const other = seen.get(id);
        if (other === undefined) seen.set(id, own);
        else findings.push(duplicate(id, own, other));
      }
    }
  }
  return findings;
}

function promisesNotKept(catalogue: Catalogue, whole: Catalogue): Finding[] {
  return catalogue.levels.flatMap(({ id, promises }, i) => {
    if (promises === undefined) return [];
    const { requirements } = narrowToLevel(whole, id);
    const asked = requirements.map(({ criteria }) => criteria.length);
    const counts = { requirements: asked.length, criteria: asked.reduce((sum, count) => sum + count, 0) };
    return (['requirements', 'criteria'] as const)
      .filter((kind) => counts[kind] !== promises[kind])
      .map((kind) => ({
        code: 'count-promise-not-kept' as const,
        args: { level: id, kind, promised: promises[kind], found: counts[kind] },
        path: ['levels', i, 'promises', kind],
      }));
  });
}

function circularLevels(catalogue: Catalogue): Finding[] {
  const targets = new Map<string, readonly Step[]>();
  for (const [i, { id, includes }] of catalogue.levels.entries()) {
    // The first of two levels with one id counts, as everywhere.
    if (targets.has(id)) continue;
    targets.set(
      id,
      (includes ?? []).map((below, j) => ({ id: below, path: ['levels', i, 'includes', j] })),
    );
  }
  return findCircles(targets);
}
