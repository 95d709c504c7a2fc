import { basesOfFact } from '../domain/profile.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import { findCircles, findTooManySteps, type Step } from './circles.ts';
import type { KnownId } from './idRules.ts';
import { notKnown } from './notKnown.ts';

/** Levels, facts, sections and criteria that the catalogue names and does not have. */
export function unknownIds(catalogue: Catalogue, ids: readonly KnownId[]): Finding[] {
  const of = (...kinds: KnownId['kind'][]) => ids.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const levels = of('level');
  const facts = of('profile-fact');
  const sections = of('section');
  const targets = of('requirement', 'criterion');
  const known = {
    levels: new Set(levels),
    facts: new Set(facts),
    sections: new Set(sections),
    targets: new Set(targets),
  };
  const findings: Finding[] = [];

  for (const [i, level] of catalogue.levels.entries()) {
    for (const [j, id] of (level.includes ?? []).entries()) {
      if (!known.levels.has(id)) findings.push(notKnown('unknown-level', id, ['levels', i, 'includes', j], levels));
    }
  }
  for (const [i, { level, needs }] of (catalogue.stages ?? []).entries()) {
    if (level !== undefined && !known.levels.has(level)) {
      findings.push(notKnown('unknown-level', level, ['stages', i, 'level'], levels));
    }
    for (const [j, need] of needs.entries()) {
      const fact = typeof need === 'string' ? undefined : need.fact;
      if (fact !== undefined && !known.facts.has(fact)) {
        findings.push(notKnown('unknown-profile-fact', fact, ['stages', i, 'needs', j, 'fact'], facts));
      }
    }
  }
  for (const [i, requirement] of catalogue.requirements.entries()) {
    const path = ['requirements', i];
    if (!known.sections.has(requirement.section)) {
      findings.push(notKnown('unknown-section', requirement.section, [...path, 'section'], sections));
    }
    for (const [j, criterion] of requirement.criteria.entries()) {
      const at = [...path, 'criteria', j];
      if (!known.levels.has(criterion.level)) {
        findings.push(notKnown('unknown-level', criterion.level, [...at, 'level'], levels));
      }
      for (const [k, id] of (criterion.alsoIn ?? []).entries()) {
        if (!known.levels.has(id)) findings.push(notKnown('unknown-level', id, [...at, 'alsoIn', k], levels));
      }
      if (criterion.appliesIf !== undefined && !known.facts.has(criterion.appliesIf)) {
        findings.push(notKnown('unknown-profile-fact', criterion.appliesIf, [...at, 'appliesIf'], facts));
      }
      for (const { id, path: on } of referencesOf(criterion, at)) {
        if (!known.targets.has(id)) findings.push(notKnown('unknown-reference', id, on, targets));
      }
      const referred = new Set(referencesOf(criterion, at).map(({ id }) => id));
      for (const id of Object.keys(criterion.referenceKinds ?? {})) {
        if (referred.has(id)) continue;
        findings.push({
          ...notKnown('unknown-reference', id, [...at, 'referenceKinds', id], [...referred]),
          on: 'key',
        });
      }
    }
  }
  return findings;
}

/** A fact rests on what was asked before it: no circle, and no answer that nobody could know yet. */
export function misplacedFacts(catalogue: Catalogue, whole: Catalogue): Finding[] {
  const known = whole.profileFacts.map(({ id }) => id);
  // By the first of a name.
  const places = new Map(known.map((id, at) => [id, at] as const).toReversed());
  return catalogue.profileFacts.flatMap((fact, i) =>
    basesOfFact(fact).flatMap((base, j): Finding[] => {
      const path = ['profileFacts', i, 'onlyIf', ...(typeof fact.onlyIf === 'string' ? [] : [j])];
      const at = places.get(base);
      if (at === undefined) return [notKnown('unknown-profile-fact', base, path, known)];
      if (base === fact.id) return [{ code: 'circular-reference', args: { chain: `${base} → ${base}` }, path }];
      return at < (places.get(fact.id) ?? 0)
        ? []
        : [{ code: 'fact-before-its-base', args: { id: fact.id, base }, path }];
    }),
  );
}

/** References that order must not lead back to where they started, through the base or a requirement either, nor too far. */
export function circularReferences(catalogue: Catalogue, base: Catalogue | undefined): Finding[] {
  // A requirement stands for its criteria: a reference to it reaches all of them.
  const targets = new Map<string, readonly Step[]>();
  for (const requirement of base?.requirements ?? []) {
    targets.set(requirement.id, withoutPlaces(requirement.criteria));
    for (const criterion of requirement.criteria) {
      targets.set(criterion.id, withoutPlaces(orderingReferences(criterion, [])));
    }
  }
  for (const [i, requirement] of catalogue.requirements.entries()) {
    if (!targets.has(requirement.id)) targets.set(requirement.id, withoutPlaces(requirement.criteria));
    for (const [j, criterion] of requirement.criteria.entries()) {
      targets.set(criterion.id, orderingReferences(criterion, ['requirements', i, 'criteria', j]));
    }
  }
  return [...findCircles(targets), ...findTooManySteps(targets)];
}

type Referring = Catalogue['requirements'][number]['criteria'][number];

function referencesOf(criterion: Referring, path: Path): readonly Step[] {
  const own = (criterion.references ?? []).map((id, i) => ({ id, path: [...path, 'references', i] }));
  const byChoice = (criterion.options?.choices ?? []).flatMap((choice, i) =>
    (choice.references ?? []).map((id, j) => ({
      id,
      path: [...path, 'options', 'choices', i, 'references', j],
    })),
  );
  return [...own, ...byChoice];
}

/** The references that order: without those that only define, or that mean a part. */
export function orderingReferences(criterion: Referring, path: Path): readonly Step[] {
  const kinds = criterion.referenceKinds ?? {};
  return referencesOf(criterion, path).filter(({ id }) => !Object.hasOwn(kinds, id));
}

/** Steps that are said elsewhere. */
export function withoutPlaces(steps: readonly { readonly id: string }[]): readonly Step[] {
  return steps.map(({ id }) => ({ id, path: [] }));
}
