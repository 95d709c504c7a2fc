import { isSame } from '../domain/canonical.ts';
import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import { basesOfFact } from '../domain/profile.ts';
import { keyOf, termsOfCriteria } from '../domain/terms.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Finding, Path } from '../formats/diagnostic.ts';
import type { Guidance } from '../formats/guidance.ts';
import { skeletonOf } from '../text/skeleton.ts';
import { typedId } from '../text/typed.ts';
import { extendCatalogue } from './extend.ts';

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

/** Why a catalogue that lies there is no base of another. */
export interface NoBase extends Pick<Finding, 'args'> {
  readonly code: 'circular-reference' | 'extends-too-much' | 'unknown-catalogue';
}

const NO_BASE: readonly string[] = [
  'circular-reference',
  'extends-too-much',
  'unknown-catalogue',
] satisfies NoBase['code'][];

export function isNoBase(found: object): found is NoBase {
  return 'code' in found && NO_BASE.includes(String(found.code));
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
    ...unknownIds(catalogue, collectIds(whole)),
    ...misplacedFacts(catalogue, whole),
    ...circularReferences(catalogue, base),
    ...pointsMissing(whole),
    ...tooFewChoices(catalogue),
    ...promisesNotKept(catalogue, whole),
    ...claims(catalogue),
  ];
}

/** Everything a guidance file must keep beyond its shape. */
export function guidanceRules(guidance: Guidance, catalogue?: Catalogue): readonly Finding[] {
  if (catalogue === undefined) return [];
  if (guidance.catalogue !== catalogue.id) {
    return [notKnown('wrong-catalogue', guidance.catalogue, ['catalogue'], [catalogue.id])];
  }
  const known = collectIds(catalogue)
    .filter(({ kind }) => kind === 'criterion')
    .map(({ id }) => id);
  const isKnown = new Set(known);
  const unknown = Object.keys(guidance.criteria)
    .filter((id) => !isKnown.has(id))
    .map((id) => ({ ...notKnown('guidance-for-unknown-id', id, ['criteria', id], known), on: 'key' as const }));
  return [...unknown, ...unknownBases(guidance, catalogue), ...circularBases(guidance, catalogue)];
}

/** What must stand first has to be in the catalogue; of an extension alone the ids of its base are not known here. */
function unknownBases(guidance: Guidance, catalogue: Catalogue): Finding[] {
  if (catalogue.extends !== undefined) return [];
  const known = collectIds(catalogue)
    .filter(({ kind }) => kind === 'criterion' || kind === 'requirement')
    .map(({ id }) => id);
  const isKnown = new Set(known);
  return aftersOf(guidance)
    .filter(({ id }) => !isKnown.has(id))
    .map(({ id, path }) => notKnown('unknown-reference', id, path, known));
}

/** The references of the edition and what must stand first, together, must not lead back to where they started. */
function circularBases(guidance: Guidance, catalogue: Catalogue): Finding[] {
  const targets = new Map<string, readonly Step[]>();
  for (const { id, criteria } of catalogue.requirements) {
    if (!targets.has(id)) targets.set(id, withoutPlaces(criteria));
    for (const criterion of criteria) {
      const after = (own(guidance.criteria, criterion.id)?.after ?? []).map((base, i) => ({
        id: base,
        path: ['criteria', criterion.id, 'after', i],
      }));
      targets.set(criterion.id, [...after, ...withoutPlaces(orderingReferences(criterion, []))]);
    }
  }
  // A circle of references alone is the catalogue's own, and is told there.
  return findCircles(targets).filter(({ path }) => path.length > 0);
}

function aftersOf({ criteria }: Guidance): readonly Step[] {
  return Object.entries(criteria).flatMap(([criterion, { after = [] }]) =>
    after.map((id, i) => ({ id, path: ['criteria', criterion, 'after', i] })),
  );
}

function withoutPlaces(steps: readonly { readonly id: string }[]): readonly Step[] {
  return steps.map(({ id }) => ({ id, path: [] }));
}

function own<T>(entries: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(entries, id) ? entries[id] : undefined;
}

interface KnownId {
  readonly kind: 'level' | 'profile-fact' | 'category' | 'section' | 'requirement' | 'criterion';
  readonly id: string;
  readonly path: Path;
}

function collectIds(catalogue: Catalogue): readonly KnownId[] {
  const { levels, profileFacts, categories, requirements } = catalogue;
  return [
    ...levels.map(({ id }, i) => ({ kind: 'level' as const, id, path: ['levels', i, 'id'] })),
    ...profileFacts.map(({ id }, i) => ({ kind: 'profile-fact' as const, id, path: ['profileFacts', i, 'id'] })),
    ...categories.flatMap((category, i) => [
      { kind: 'category' as const, id: category.id, path: ['categories', i, 'id'] },
      ...category.sections.map(({ id }, j) => ({
        kind: 'section' as const,
        id,
        path: ['categories', i, 'sections', j, 'id'],
      })),
    ]),
    ...requirements.flatMap((requirement, i) => [
      { kind: 'requirement' as const, id: requirement.id, path: ['requirements', i, 'id'] },
      ...requirement.criteria.map(({ id }, j) => ({
        kind: 'criterion' as const,
        id,
        path: ['requirements', i, 'criteria', j, 'id'],
      })),
    ]),
  ];
}

/** Kinds that an extension may name again, to add to them. */
const joined: readonly KnownId['kind'][] = ['category', 'section', 'requirement'];

function duplicateIds(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const seen = new Set(inBase.filter(({ kind }) => !joined.includes(kind)).map(({ kind, id }) => `${kind} ${id}`));
  return ids.flatMap(({ kind, id, path }) => {
    const key = `${kind} ${id}`;
    if (seen.has(key)) return [{ code: 'duplicate-id' as const, args: { id }, path }];
    seen.add(key);
    return [];
  });
}

/** Two ids that are typed the same way, such as Ａ-1 beside A-1: nobody could ask for either. */
function confusableIds(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const groupOf = (kind: KnownId['kind']) => (kind === 'profile-fact' ? kind : 'part');
  const seen = new Map(inBase.map(({ kind, id }) => [`${groupOf(kind)} ${typedId(id)}`, id]));
  return ids.flatMap(({ kind, id, path }) => {
    const key = `${groupOf(kind)} ${typedId(id)}`;
    const other = seen.get(key) ?? id;
    seen.set(key, other);
    return other === id ? [] : [{ code: 'confusable-id' as const, args: { id, other }, path }];
  });
}

/**
 * The id or the title of a catalogue of this package on another text: whoever reads a report, or a line of a table, by it
 * would take it for judged by the one that ships. A copy that is the same may have both.
 */
function namesOfShipped(whole: Catalogue, shipped: readonly Catalogue[]): Finding[] {
  return (['id', 'title'] as const).flatMap((key) => {
    const name = skeletonOf(whole[key]);
    // Their whole texts are compared only where the names are the same.
    const known = shipped.find((one) => skeletonOf(one[key]) === name && !isSame(one, whole));
    return known === undefined ? [] : [{ code: 'shipped-name' as const, args: { value: known[key] }, path: [key] }];
  });
}

/** Whoever asks for a level by its id must not be shown a part of the catalogue. */
function levelsNamedAsParts(ids: readonly KnownId[], inBase: readonly KnownId[]): Finding[] {
  const parts = new Set([...inBase, ...ids].filter(({ kind }) => isPart(kind)).map(({ id }) => id));
  return ids.flatMap(({ kind, id, path }) =>
    kind === 'level' && parts.has(id) ? [{ code: 'duplicate-id' as const, args: { id }, path }] : [],
  );
}

function isPart(kind: KnownId['kind']): boolean {
  return kind === 'criterion' || joined.includes(kind);
}

/** Only a criterion of the base has words that an extension could say otherwise: its own it writes as it wants them. */
function unknownOverrides({ overrides = {} }: Catalogue, base: Catalogue | undefined): Finding[] {
  const known = base ? allCriteria(base).map(({ id }) => id) : [];
  const isKnown = new Set(known);
  return Object.keys(overrides)
    .filter((id) => !isKnown.has(id))
    .map((id) => ({ ...notKnown('unknown-criterion', id, ['overrides', id], known), on: 'key' as const }));
}

/** What an extension says of its base and what stays as the base has it: nobody would see it. */
function changesOfBase(catalogue: Catalogue, base: Catalogue): Finding[] {
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

function duplicateTargets({ targets = [] }: Catalogue): Finding[] {
  const seen = new Set<number>();
  return targets.flatMap(({ level }, i) => {
    if (seen.has(level)) return [{ code: 'duplicate-id' as const, args: { id: level }, path: ['targets', i, 'level'] }];
    seen.add(level);
    return [];
  });
}

function duplicateTerms({ terms = [] }: Catalogue, base: Catalogue | undefined): Finding[] {
  const ids = new Set(base?.terms?.map(({ id }) => id));
  const spellings = new Set(base?.terms?.map(({ term }) => keyOf(term)));
  return terms.flatMap(({ id, term }, i) => {
    const findings: Finding[] = [];
    if (ids.has(id)) findings.push({ code: 'duplicate-id', args: { id }, path: ['terms', i, 'id'] });
    const key = keyOf(term);
    if (spellings.has(key)) findings.push({ code: 'duplicate-id', args: { id: term }, path: ['terms', i, 'term'] });
    ids.add(id);
    spellings.add(key);
    return findings;
  });
}

/** A term is only ever shown beside a text that has it. */
function unusedTerms({ terms = [] }: Catalogue, whole: Catalogue): Finding[] {
  const used = new Set(termsOfCriteria(whole, allCriteria(whole)).map(({ term }) => keyOf(term)));
  return terms.flatMap(({ term }, i) =>
    used.has(keyOf(term))
      ? []
      : [{ code: 'unused-term', args: { term }, path: ['terms', i, 'term'], severity: 'warning' } satisfies Finding],
  );
}

function unknownIds(catalogue: Catalogue, ids: readonly KnownId[]): Finding[] {
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
      const referred = referencesOf(criterion, at).map(({ id }) => id);
      for (const id of Object.keys(criterion.referenceKinds ?? {})) {
        if (referred.includes(id)) continue;
        findings.push({ ...notKnown('unknown-reference', id, [...at, 'referenceKinds', id], referred), on: 'key' });
      }
    }
  }
  return findings;
}

/** A fact rests on what was asked before it: no circle, and no answer that nobody could know yet. */
function misplacedFacts(catalogue: Catalogue, whole: Catalogue): Finding[] {
  const known = whole.profileFacts.map(({ id }) => id);
  return catalogue.profileFacts.flatMap((fact, i) =>
    basesOfFact(fact).flatMap((base, j): Finding[] => {
      const path = ['profileFacts', i, 'onlyIf', ...(typeof fact.onlyIf === 'string' ? [] : [j])];
      const at = known.indexOf(base);
      if (at === -1) return [notKnown('unknown-profile-fact', base, path, known)];
      return at < known.indexOf(fact.id) ? [] : [{ code: 'fact-before-its-base', args: { id: fact.id, base }, path }];
    }),
  );
}

/** An id that nothing has, beside those that there are. */
export function notKnown(code: Finding['code'], value: string, path: Path, candidates: readonly string[]): Finding {
  return { code, args: { value }, path, candidates };
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
function orderingReferences(criterion: Referring, path: Path): readonly Step[] {
  const kinds = criterion.referenceKinds ?? {};
  return referencesOf(criterion, path).filter(({ id }) => !Object.hasOwn(kinds, id));
}

interface Step {
  readonly id: string;
  readonly path: Path;
}

function circularReferences(catalogue: Catalogue, base: Catalogue | undefined): Finding[] {
  // A requirement stands for its criteria: a reference to it reaches all of them.
  const targets = new Map<string, readonly Step[]>();
  for (const requirement of base?.requirements ?? []) {
    targets.set(
      requirement.id,
      requirement.criteria.map(({ id }) => ({ id, path: [] })),
    );
    for (const criterion of requirement.criteria) {
      targets.set(
        criterion.id,
        orderingReferences(criterion, []).map(({ id }) => ({ id, path: [] })),
      );
    }
  }
  for (const [i, requirement] of catalogue.requirements.entries()) {
    const criteria = requirement.criteria.map(({ id }) => ({ id, path: [] }));
    if (!targets.has(requirement.id)) targets.set(requirement.id, criteria);
    for (const [j, criterion] of requirement.criteria.entries()) {
      targets.set(criterion.id, orderingReferences(criterion, ['requirements', i, 'criteria', j]));
    }
  }
  return findCircles(targets);
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

function findCircles(targets: ReadonlyMap<string, readonly Step[]>): Finding[] {
  const findings: Finding[] = [];
  // Where an id stands on the way from the start, or that all ways from it are known.
  const state = new Map<string, number | 'closed'>();
  for (const start of targets.keys()) {
    // An explicit stack: a long chain of references must not exhaust the call stack.
    const stack = [{ id: start, next: 0 }];
    if (state.has(start)) continue;
    state.set(start, 0);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      if (top === undefined) break;
      const reference = targets.get(top.id)?.[top.next];
      if (reference === undefined) {
        state.set(top.id, 'closed');
        stack.pop();
        continue;
      }
      top.next += 1;
      const seen = state.get(reference.id);
      if (typeof seen === 'number') {
        const path = reference.path.length > 0 ? reference.path : lastPath(targets, stack);
        findings.push({ code: 'circular-reference', args: { chain: chainFrom(stack, seen) }, path });
      } else if (seen === undefined && targets.has(reference.id)) {
        state.set(reference.id, stack.length);
        stack.push({ id: reference.id, next: 0 });
      }
    }
  }
  return findings;
}

type Way = readonly { readonly id: string; readonly next: number }[];

/** Ids of a circle that are written out: a long one would fill the screen, and the memory once for each way back. */
const MOST_IN_CHAIN = 8;

function chainFrom(way: Way, from: number): string {
  const ids = way.slice(from, from + MOST_IN_CHAIN).map(({ id }) => id);
  return [...ids, ...(way.length - from > MOST_IN_CHAIN ? ['…'] : []), way[from]?.id].join(' → ');
}

function lastPath(targets: ReadonlyMap<string, readonly Step[]>, way: Way): Path {
  for (let index = way.length - 1; index >= 0; index -= 1) {
    const { id, next } = way[index] ?? { id: '', next: 0 };
    const path = targets.get(id)?.[next - 1]?.path;
    if (path !== undefined && path.length > 0) return path;
  }
  return [];
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
      const seen = new Set<string>();
      for (const [k, { id }] of options.choices.entries()) {
        if (seen.has(id)) findings.push({ code: 'duplicate-id', args: { id }, path: [...path, 'choices', k, 'id'] });
        seen.add(id);
      }
    }
  }
  return findings;
}

function promisesNotKept(catalogue: Catalogue, whole: Catalogue): Finding[] {
  const circles = circularLevels(catalogue);
  if (circles.length > 0) return circles;
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

/** Words by which a self-check would claim what only a scheme can give. */
const CLAIMS =
  /認定|合格|取得済|取得でき|お墨付き|達成[済し]|準拠[済し]|適合[済し]|(?<!行き)届い|クリアし|certified|certification|accredited|guarantee/i;

/**
 * Words that a self-check must not say of the reader, in the titles by which it says where somebody stands. A control may
 * hold any word: it is its publisher's, and says nothing of the reader.
 */
export function claimsIn(titles: readonly (readonly [title: string, path: Path])[]): Finding[] {
  return titles.flatMap(([title, path]) => {
    const word = CLAIMS.exec(title)?.[0];
    return word === undefined ? [] : [{ code: 'claims-too-much' as const, args: { word }, path }];
  });
}

function claims({ levels, points, stages = [], targets = [] }: Catalogue): Finding[] {
  return claimsIn([
    ...levels.map(({ title }, i) => [title, ['levels', i, 'title']] as const),
    ...(points?.bands ?? []).map(({ text }, i) => [text, ['points', 'bands', i, 'text']] as const),
    ...stages.map(({ title }, i) => [title, ['stages', i, 'title']] as const),
    ...targets.map(({ title }, i) => [title, ['targets', i, 'title']] as const),
  ]);
}
