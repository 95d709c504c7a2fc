import { isSame } from '../domain/canonical.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { type MeaningField, meaningFields, meaningOf } from '../domain/criterionHash.ts';
import { type Renumbered, renumberedIn, withNumbers } from '../domain/renumbered.ts';
import type { Catalogue, Criterion, Level, ProfileFact, Requirement } from '../formats/catalogue.ts';

export const criterionChanges = ['unchanged', 'renumbered', 'wording', 'changed', 'added', 'removed'] as const;
/** What became of a criterion: `renumbered` where only its number changed, `wording` where only the question, the title or the publisher's words read differently, `changed` where a true answer may differ. */
export type CriterionChange = (typeof criterionChanges)[number];

/** What is only said otherwise where it differs. */
const wordingFields = ['title', 'question', 'published'] as const;

export type CriterionField = MeaningField | (typeof wordingFields)[number];

export interface CriterionDiff {
  readonly id: string;
  readonly change: CriterionChange;
  /** What differs; empty unless `wording` or `changed`. */
  readonly fields: readonly CriterionField[];
  /** Under its own number, which is another one than `id` where it was renumbered. */
  readonly before?: Criterion;
  readonly after?: Criterion;
}

/** A level, requirement or fact that came, went or reads differently. */
export interface EntryDiff<T> {
  readonly id: string;
  readonly before?: T;
  readonly after?: T;
}

export interface CatalogueDiff {
  /** In the order of the new catalogue; then those it no longer has. */
  readonly criteria: readonly CriterionDiff[];
  readonly counts: Readonly<Record<CriterionChange, number>>;
  readonly levels: readonly EntryDiff<Level>[];
  readonly requirements: readonly EntryDiff<Pick<Requirement, 'id' | 'title'>>[];
  readonly profileFacts: readonly EntryDiff<ProfileFact>[];
  /** Whether the same answers are counted differently. */
  readonly countsDifferently: boolean;
}

/** What one edition of a catalogue asks differently from another, criterion by criterion. */
export function diffCatalogues(before: Catalogue, after: Catalogue): CatalogueDiff {
  const numbers = renumberedIn(allCriteria(before), allCriteria(after));
  const pairs = criteriaPaired(allCriteria(before), allCriteria(after), numbers);
  const criteria = pairs.map((pair) => diffCriterion(pair, numbers));
  return {
    criteria,
    counts: countChanges(criteria),
    levels: changedEntries(before.levels, after.levels, ({ title, includes }) => ({ title, includes })),
    requirements: changedEntries(before.requirements.map(titled), after.requirements.map(titled), ({ title }) => title),
    profileFacts: changedEntries(before.profileFacts, after.profileFacts, ({ question }) => question),
    countsDifferently: !isSame([before.method, before.points], [after.method, after.points]),
  };
}

/** By their numbers, and by their texts where only the number changed. */
function criteriaPaired(
  before: readonly Criterion[],
  after: readonly Criterion[],
  numbers: Renumbered,
): readonly EntryDiff<Criterion>[] {
  const former = new Map(before.map((entry) => [entry.id, entry]));
  const was = new Map([...numbers].map(([from, to]) => [to, former.get(from)]));
  const others = paired(
    before.filter(({ id }) => !numbers.has(id)),
    after.filter(({ id }) => !was.has(id)),
  );
  const by = new Map(others.map((pair) => [pair.id, pair]));
  return [
    ...after.map((entry) => {
      const moved = was.get(entry.id);
      return moved === undefined
        ? (by.get(entry.id) ?? { id: entry.id, after: entry })
        : { id: entry.id, before: moved, after: entry };
    }),
    ...others.filter((pair) => pair.after === undefined),
  ];
}

function diffCriterion({ id, before, after }: EntryDiff<Criterion>, numbers: Renumbered): CriterionDiff {
  if (before === undefined || after === undefined) {
    return { id, change: before === undefined ? 'added' : 'removed', fields: [], ...present({ before, after }) };
  }
  if (before.id !== after.id) return { id, change: 'renumbered', fields: [], before, after };
  const [meantBefore, meantAfter] = [meaningOf(withNumbers(before, numbers)), meaningOf(after)];
  const meaning = meaningFields.filter((field) => !isSame(meantBefore[field], meantAfter[field]));
  const wording = wordingFields.filter((field) => !isSame(before[field], after[field]));
  const change = meaning.length > 0 ? 'changed' : wording.length > 0 ? 'wording' : 'unchanged';
  return { id, change, fields: [...wording, ...meaning], before, after };
}

function countChanges(criteria: readonly CriterionDiff[]): CatalogueDiff['counts'] {
  const counts = { unchanged: 0, renumbered: 0, wording: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of criteria) counts[change] += 1;
  return counts;
}

function changedEntries<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  told: (entry: T) => unknown,
): readonly EntryDiff<T>[] {
  return paired(before, after).filter(
    (pair) => pair.before === undefined || pair.after === undefined || !isSame(told(pair.before), told(pair.after)),
  );
}

function paired<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly EntryDiff<T>[] {
  const known = new Map(before.map((entry) => [entry.id, entry]));
  const staying = new Set(after.map(({ id }) => id));
  return [
    ...after.map((entry) => ({ id: entry.id, ...present({ before: known.get(entry.id), after: entry }) })),
    ...before.filter(({ id }) => !staying.has(id)).map((entry) => ({ id: entry.id, before: entry })),
  ];
}

function present<T>({ before, after }: { before: T | undefined; after: T | undefined }): Omit<EntryDiff<T>, 'id'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function titled({ id, title }: Requirement): Pick<Requirement, 'id' | 'title'> {
  return { id, title };
}
