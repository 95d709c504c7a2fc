import { draftOf } from '../domain/answer.ts';
import { isSame } from '../domain/canonical.ts';
import { allCriteria, answersOf, narrowToLevel } from '../domain/catalogue.ts';
import { askedOf, compareAsked, hasSameNumbers } from '../domain/criterionHash.ts';
import type { Edit } from '../domain/edit.ts';
import { type Renumbered, renumberedIn, renumberedSince, withNumbers } from '../domain/renumbered.ts';
import type { Aim, Answer, Assessment, Retired, RetiredReason } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';

/** What becomes of an answer: only `keeps` and `reread` go on counting. */
export type PlannedAnswer =
  | {
      readonly id: string;
      /** Its number until now, where it moves. */
      readonly was?: string;
      readonly fate: 'keeps' | 'reread';
      readonly answer: Answer;
      readonly asked: string;
    }
  | {
      readonly id: string;
      readonly was?: string;
      readonly fate: 'reanswer' | 'removed';
      readonly answer: Answer;
      readonly why: RetiredReason;
    };

/** A target that the new catalogue has no place for. */
export interface PlannedTarget {
  readonly id: string;
  readonly was?: string;
  readonly level: number;
  readonly why: RetiredReason;
}

export interface MigrationPlan {
  /** Every answer the migration is about, in the order of the file. */
  readonly answers: readonly PlannedAnswer[];
  /** Criteria of the level that came with the new catalogue and have no answer. */
  readonly added: readonly string[];
  /** Profile facts that no catalogue of the file asks for any more. */
  readonly facts: readonly string[];
  /** Targets that cannot stay; one is no answer, so it stays with a criterion whose meaning changed. */
  readonly targets: readonly PlannedTarget[];
  /** Criteria that are gone, with a draft of an answer. */
  readonly drafts: readonly string[];
  /** Criteria that the file says something about, of which only the number changed. */
  readonly renumbered: Renumbered;
  /** Whether what is said about them moves with them. */
  readonly moves: boolean;
}

export interface MigrationOptions {
  /** The catalogue that was answered, where it is at hand; else only what the answers remember tells. */
  readonly from: Catalogue | undefined;
  readonly to: Catalogue;
  /** The level of the new catalogue that is aimed at. */
  readonly level: string;
  /** The other catalogues of the file, whose answers are left alone. */
  readonly others: readonly Catalogue[];
  /** Whether what is said about a criterion of which only the number changed moves to the new number. */
  readonly moves?: boolean;
}

/** What a move to another edition would do with each answer; nothing is changed. */
export function planMigration(assessment: Assessment, options: MigrationOptions): MigrationPlan {
  const { from, to, level, others, moves = false } = options;
  const criteria = criteriaById(to);
  const elsewhere = new Set(others.flatMap((catalogue) => allCriteria(catalogue).map(({ id }) => id)));
  const all = numbersSince(assessment, from, to);
  const former = new Map([...all].map(([was, now]) => [now, was]));
  const renumbered = saidAbout(assessment, all, elsewhere);
  const numbers: Renumbered = moves ? renumbered : new Map();
  const before = from && criteriaById(from);
  const now = (id: string) => numbers.get(id) ?? id;
  const wasHere = (id: string) => (numbers.has(id) ? { was: id } : {});
  // What stood under a number that another criterion takes, and does not move itself, cannot stay.
  const taken = new Set([...numbers.values()].filter((id) => !numbers.has(id)));
  const allowed = answersOf(to);
  const answers = Object.entries(assessment.answers).flatMap(([id, answer]): PlannedAnswer[] => {
    if (taken.has(id)) return [{ id, fate: 'removed', answer, why: 'removed' }];
    const criterion = criteria.get(now(id));
    if (criterion !== undefined) {
      const asking = before?.get(id);
      const asked = withNumbersNow(answer, criterion, former);
      const planned = planAnswer(now(id), asked, criterion, asking && withNumbers(asking, all), allowed);
      return [{ ...planned, answer, ...wasHere(id) }];
    }
    return elsewhere.has(id) ? [] : [{ id, fate: 'removed', answer, why: 'removed' }];
  });
  const known = new Set([...(before?.keys() ?? []), ...Object.keys(assessment.answers)].map(now));
  const added = allCriteria(narrowToLevel(to, level))
    .map(({ id }) => id)
    .filter((id) => !known.has(id));
  const facts = new Set([to, ...others].flatMap(({ profileFacts }) => profileFacts.map(({ id }) => id)));
  const orphans = Object.keys(assessment.profile ?? {}).filter((id) => !facts.has(id));
  const levels = new Set(to.targets?.map((target) => target.level));
  const targets = Object.entries(assessment.targets ?? {}).flatMap(([id, set]): PlannedTarget[] => {
    if (taken.has(id)) return [{ id, level: set, why: 'removed' }];
    if (criteria.has(now(id)))
      return levels.has(set) ? [] : [{ id: now(id), level: set, why: 'not-allowed', ...wasHere(id) }];
    return elsewhere.has(id) ? [] : [{ id, level: set, why: 'removed' }];
  });
  const drafts = Object.keys(assessment.drafts ?? {}).filter(
    (id) => taken.has(id) || (!criteria.has(now(id)) && !elsewhere.has(id)),
  );
  return { answers, added, facts: orphans, targets, drafts, renumbered, moves };
}

/**
 * The numbers that criteria have got since the file was answered, where nothing but the number changed.
 * @param from the edition that was answered; where it is not at hand, what the answers remember tells.
 */
export function numbersSince(assessment: Assessment, from: Catalogue | undefined, to: Catalogue): Renumbered {
  if (from !== undefined) return renumberedIn(allCriteria(from), allCriteria(to));
  const remembered = Object.entries(assessment.answers).flatMap(([id, { asked }]) =>
    asked === undefined ? [] : [[id, asked] as const],
  );
  return renumberedSince(new Map(remembered), allCriteria(to));
}

/** As far as the file says something about the criteria of this catalogue. */
function saidAbout(assessment: Assessment, all: Renumbered, elsewhere: ReadonlySet<string>): Renumbered {
  const { answers, drafts = {}, targets = {}, reviews = {} } = assessment;
  const said = new Set([answers, drafts, targets, reviews].flatMap((record) => Object.keys(record)));
  const numbers = new Map([...all].filter(([was, now]) => said.has(was) && !elsewhere.has(was) && !elsewhere.has(now)));
  // Views are never put aside: where some stand under a number and stay there, no other ones come to it.
  for (let size = -1; size !== numbers.size; ) {
    size = numbers.size;
    for (const [was, now] of numbers) if (Object.hasOwn(reviews, now) && !numbers.has(now)) numbers.delete(was);
  }
  return numbers;
}

/** An answer to a criterion that referred to others by their old numbers, as if it had been asked with the new ones. @param former the old numbers by the new ones. */
function withNumbersNow(answer: Answer, criterion: Criterion, former: Renumbered): Answer {
  const { asked } = answer;
  if (asked === undefined) return answer;
  if (compareAsked(asked, askedOf(withNumbers(criterion, former))) === 'meaning') return answer;
  const [words, , ...order] = asked.split('-');
  const [, meaning] = askedOf(criterion).split('-');
  return { ...answer, asked: [words, meaning, ...order].join('-') };
}

function planAnswer(
  id: string,
  answer: Answer,
  criterion: Criterion,
  before: Criterion | undefined,
  allowed: readonly string[],
): PlannedAnswer {
  const now = askedOf(criterion, answer.missing);
  // What the answer itself remembers counts more than the catalogue the file names: that may be a later one.
  const then = answer.asked ?? (before && askedOf(before, answer.missing));
  const reanswer = (why: RetiredReason): PlannedAnswer => ({ id, fate: 'reanswer', answer, why });
  if (then === undefined) return reanswer('not-comparable');
  const sameness = compareAsked(then, now);
  if (sameness === 'meaning') return reanswer('changed');
  const choices = criterion.options?.choices.map((choice) => choice.id) ?? [];
  const isAllowed = allowed.includes(answer.state) && (answer.options ?? []).every((one) => choices.includes(one));
  if (!isAllowed) return reanswer('not-allowed');
  if (answer.missing && !hasSameNumbers(then, criterion)) return reanswer('changed');
  return { id, fate: sameness === 'same' ? 'keeps' : 'reread', answer, asked: now };
}

/** The aim that is left, and the one that takes its place. */
export interface MigrationAims {
  readonly left: Aim;
  readonly aim: Aim;
}

/** The one edit that carries a plan out; undefined where it would change nothing. */
export function migrationEdit(
  assessment: Assessment,
  plan: MigrationPlan,
  { left, aim }: MigrationAims,
  today: string,
): Edit | undefined {
  const from = { id: left.id, edition: left.edition };
  const answers = plan.answers.flatMap((planned): Retired[] =>
    'why' in planned
      ? [{ id: planned.was ?? planned.id, from, why: planned.why, on: today, answer: planned.answer }]
      : [],
  );
  const facts = plan.facts.map((id): Retired => ({ id, from, why: 'removed', on: today, ...factIn(assessment, id) }));
  const targets = plan.targets.map(
    ({ id, was = id, level, why }): Retired => ({ id: was, from, why, on: today, target: level }),
  );
  const drafts = plan.drafts.map((id): Retired => {
    return { id, from, why: 'removed', on: today, draft: draftOf(assessment, id) ?? {} };
  });
  const retired = [...answers, ...facts, ...targets, ...drafts];
  const moved = Object.fromEntries(plan.moves ? plan.renumbered : []);
  const isMoot =
    retired.length === 0 &&
    Object.keys(moved).length === 0 &&
    plan.answers.every(({ fate }) => fate === 'keeps') &&
    isSameAim(left, aim);
  if (isMoot) return undefined;
  const asked = plan.answers.flatMap((planned) => ('asked' in planned ? [[planned.id, planned.asked]] : []));
  return { type: 'migrate', from: left.id, aim, retired, asked: Object.fromEntries(asked), moved };
}

/** An aim that keeps no hash is taken at its word. */
function isSameAim(left: Aim, aim: Aim): boolean {
  return isSame({ ...left, hash: left.hash ?? aim.hash }, aim);
}

function factIn({ profile = {} }: Assessment, id: string): Pick<Retired, 'fact'> {
  return Object.hasOwn(profile, id) ? { fact: profile[id] } : {};
}

function criteriaById(catalogue: Catalogue): ReadonlyMap<string, Criterion> {
  return new Map(allCriteria(catalogue).map((criterion) => [criterion.id, criterion]));
}
