import { answerOf } from '../domain/answer.ts';
import {
  allCriteria,
  guidanceOf,
  narrowToLevel,
  referenceResolver,
  referencesOf,
  targetOf,
} from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Effort, Guidance } from '../formats/guidance.ts';
import type { CriterionState, Result } from './result.ts';

/** One thing to do next, with what put it at its place in the order. */
export interface Action {
  readonly criterion: string;
  readonly state: CriterionState;
  readonly effort?: Effort;
  /** Open criteria that build on this one, directly or through others. */
  readonly unblocks: readonly string[];
}

const effortRank: Readonly<Record<Effort, number>> = { S: 0, M: 1, L: 2 };
const stateRank: Readonly<Partial<Record<CriterionState, number>>> = { partial: 0, unmet: 1, unknown: 2 };

/**
 * The open criteria in the order to take them up: never before an open criterion they build on;
 * then what the firm has set itself a target for, then what others build on, then little effort, then what is begun, then the edition's order.
 * Unanswered criteria are left out: the thing to do about them is to answer.
 * Assumption: the order is ours; the scheme publishes no priorities.
 */
export function planActions(
  catalogue: Catalogue,
  assessment: Assessment,
  result: Result,
  guidance: Guidance | undefined,
): readonly Action[] {
  const narrowed = narrowToLevel(catalogue, result.level.id);
  const open = new Map(
    result.criteria.filter(({ state }) => stateRank[state] !== undefined).map(({ id, state }) => [id, state]),
  );
  const resolve = referenceResolver(narrowed);
  const bases = new Map(
    allCriteria(narrowed)
      .filter(({ id }) => open.has(id))
      .map((criterion) => [
        criterion.id,
        referencesOf(criterion, answerOf(assessment, criterion.id)?.options)
          .flatMap(resolve)
          .filter((id) => open.has(id)),
      ]),
  );
  const reached = new Map([...bases.keys()].map((id) => [id, reach(bases, id)]));
  const unblocked = invert(reached);
  const actions = [...open].map(([criterion, state], order) => ({
    criterion,
    state,
    order,
    effort: guidanceOf(guidance, criterion)?.effort,
    target: targetOf(catalogue, assessment, criterion)?.level ?? Number.POSITIVE_INFINITY,
    depth: reached.get(criterion)?.size ?? 0,
    unblocks: unblocked.get(criterion) ?? [],
  }));
  const byUse = actions.toSorted(
    (a, b) =>
      byTarget(a.target, b.target) ||
      b.unblocks.length - a.unblocks.length ||
      rankOf(a.effort) - rankOf(b.effort) ||
      (stateRank[a.state] ?? 9) - (stateRank[b.state] ?? 9) ||
      a.order - b.order,
  );
  // A criterion with an open base waits behind all that have none, then behind its own base.
  return byUse
    .toSorted((a, b) => a.depth - b.depth)
    .map(({ criterion, state, effort, unblocks }) => ({
      criterion,
      state,
      unblocks,
      ...(effort === undefined ? {} : { effort }),
    }));
}

/** What the firm has set itself comes first, the lowest level before the others. */
function byTarget(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function rankOf(effort: Effort | undefined): number {
  return effort === undefined ? 1 : effortRank[effort];
}

function reach(bases: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...(bases.get(from) ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (seen.has(id) || id === from) continue;
    seen.add(id);
    queue.push(...(bases.get(id) ?? []));
  }
  return seen;
}

/** From what each criterion rests on to what rests on each criterion. */
function invert(reached: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, readonly string[]> {
  const above = new Map<string, string[]>();
  for (const [id, below] of reached) {
    for (const base of below) {
      const ids = above.get(base);
      if (ids) ids.push(id);
      else above.set(base, [id]);
    }
  }
  return above;
}
