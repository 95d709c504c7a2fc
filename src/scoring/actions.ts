import { answerOf } from '../domain/answer.ts';
import { basesIn } from '../domain/bases.ts';
import { allCriteria, guidanceOf, narrowToLevel, targetOf } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Effort, Guidance, GuidanceEntry, RiskRank } from '../formats/guidance.ts';
import { type ActionTime, actionTimes } from '../formats/states.ts';
import { deadlinesOf, dueTimeOf } from './dueTime.ts';
import { lapsesOn } from './lapsed.ts';
import type { CriterionState, Result } from './result.ts';

/** One thing to do next, with what put it at its place in the order. */
export interface Action {
  readonly criterion: string;
  readonly state: CriterionState;
  /** By when: by the day that the firm set itself, or else never earlier than what it builds on, but for what has to be found out. */
  readonly when: ActionTime;
  readonly effort?: Effort;
  readonly risk?: RiskRank;
  /** A day that the firm set itself for it is over. */
  readonly isOverdue?: true;
  /** Open criteria that build on this one, directly or through others. */
  readonly unblocks: readonly string[];
}

const effortRank: Readonly<Record<Effort, number>> = { S: 0, M: 1, L: 2 };
const riskRank: Readonly<Record<RiskRank, number>> = { high: 0, medium: 1 };
const stateRank: Readonly<Partial<Record<CriterionState, number>>> = { partial: 0, unmet: 1, unknown: 2 };

/** How urgent it is, the weightiest first; the smaller the more so. */
type Urgency = readonly [overdue: number, target: number, risk: number, paper: number];

/**
 * The open criteria in the order to take them up: never before an open criterion they build on; then what should be
 * done by now by a day that the firm set itself; then what it has set itself a target for, then what attacks use first, then what is more than paper, then little effort, then what is
 * begun, then what more others build on, then the edition's order. What others build on is as urgent as they are.
 * Unanswered criteria are left out: the thing to do about them is to answer.
 * Assumption: the order is ours; the scheme publishes no priorities.
 * @param asOf YYYY-MM-DD
 */
export function planActions(
  catalogue: Catalogue,
  assessment: Assessment,
  result: Result,
  guidance: Guidance | undefined,
  asOf: string,
): readonly Action[] {
  const open = result.criteria.filter(({ state }) => stateRank[state] !== undefined);
  const reached = reachedBases(
    catalogue,
    assessment,
    result,
    guidance,
    open.map(({ id }) => id),
  );
  const unblocked = invert(reached);
  const overdue = overdueOn(asOf, result);
  const deadlines = deadlinesOf(result);
  const own = new Map(
    open.map(({ id }) => [
      id,
      urgencyOf(
        guidanceOf(guidance, id),
        targetOf(catalogue, assessment, id)?.level ?? Number.POSITIVE_INFINITY,
        overdue.has(id),
      ),
    ]),
  );
  const byUse = open
    .map(({ id, state }, order) => {
      const entry = guidanceOf(guidance, id);
      const unblocks = unblocked.get(id) ?? [];
      return {
        id,
        state,
        order,
        entry,
        unblocks,
        urgency: mostUrgent([id, ...unblocks], own),
        time: overdue.has(id) ? actionTimes.indexOf('week') : timeOf(entry, state, deadlines.get(id), asOf),
        hasDay: deadlines.has(id) || overdue.has(id),
      };
    })
    .toSorted(
      (a, b) =>
        compareUrgency(a.urgency, b.urgency) ||
        rankIn(effortRank, a.entry?.effort, effortRank.M) - rankIn(effortRank, b.entry?.effort, effortRank.M) ||
        (stateRank[a.state] ?? 9) - (stateRank[b.state] ?? 9) ||
        b.unblocks.length - a.unblocks.length ||
        a.order - b.order,
    );
  const times = new Map(afterDoors(byUse).map(({ id, time }) => [id, time]));
  const timed = byUse.map((one, place) => {
    const bases = [...(reached.get(one.id) ?? [])];
    // How something stands can be found out whatever stands below it, and a day is what the firm has set.
    const isFree = one.state === 'unknown' || one.hasDay;
    const time = isFree ? one.time : Math.max(...[one.id, ...bases].map((id) => times.get(id) ?? 0));
    return { ...one, bases, place, time };
  });
  const places = placesByDay(timed);
  return (
    timed
      .map((one) => ({
        ...one,
        depth: one.bases.length,
        place: Math.max(...[one.id, ...one.bases].map((id) => places.get(id) ?? 0)),
      }))
      // Where a criterion waits for a base, it comes as soon as the last of its bases is listed.
      .toSorted((a, b) => a.place - b.place || a.depth - b.depth)
      .map(({ id, state, entry, unblocks, time }) => ({
        criterion: id,
        state,
        when: actionTimes[time] ?? 'budget',
        unblocks,
        ...(entry?.effort === undefined ? {} : { effort: entry.effort }),
        ...(entry?.risk === undefined ? {} : { risk: entry.risk.rank }),
        ...(overdue.has(id) ? { isOverdue: true as const } : {}),
      }))
  );
}

interface Timed {
  readonly id: string;
  readonly state: CriterionState;
  readonly entry: GuidanceEntry | undefined;
  readonly unblocks: readonly string[];
  readonly time: number;
  readonly hasDay: boolean;
}

/**
 * What attacks use is shut before papers are written: while some of it is for this month, so are the papers on which
 * neither it nor what has a day stands.
 * Assumption: ours, as the order is.
 */
function afterDoors(timed: readonly Timed[]): readonly Timed[] {
  const doors = timed.filter(({ entry, state }) => entry?.risk !== undefined && state !== 'unknown');
  const month = actionTimes.indexOf('month');
  if (!doors.some(({ time }) => time === month)) return timed;
  const pressing = new Set([...doors, ...timed.filter(({ hasDay }) => hasDay)].map(({ id }) => id));
  return timed.map((one) => {
    const isPaper = one.entry?.solvedBy === 'paper' && one.state !== 'unknown';
    const waits = isPaper && ![one.id, ...one.unblocks].some((id) => pressing.has(id));
    return waits ? { ...one, time: Math.max(one.time, month) } : one;
  });
}

interface Placed {
  readonly id: string;
  readonly bases: readonly string[];
  readonly unblocks: readonly string[];
  readonly time: number;
  readonly hasDay: boolean;
  readonly place: number;
}

/**
 * The place of each criterion, where what has a day comes after all that is for an earlier time: a number that comes first
 * says to begin with it. What rests on something of its time or of a later one is not waited for, and what something with an
 * earlier day rests on does not wait.
 */
function placesByDay(timed: readonly Placed[]): ReadonlyMap<string, number> {
  const times = new Map(timed.map(({ id, time }) => [id, time]));
  const latest = new Map(
    timed.map(({ id, bases }) => [id, Math.max(...[id, ...bases].map((one) => times.get(one) ?? 0))]),
  );
  const places = new Map(timed.map(({ id, place }) => [id, place]));
  const days = new Map(timed.map(({ id, time, hasDay }) => [id, hasDay ? time : Number.POSITIVE_INFINITY]));
  const dated = timed
    .filter(({ hasDay, time, unblocks }) => hasDay && unblocks.every((id) => (days.get(id) ?? 0) >= time))
    .toSorted((a, b) => a.time - b.time);
  for (const time of new Set(dated.map((one) => one.time))) {
    const before = timed.filter((one) => (latest.get(one.id) ?? 0) < time).map((one) => places.get(one.id) ?? 0);
    const last = before.reduce((a, b) => Math.max(a, b), -1);
    // Behind what is there, and before what follows it. None of one time waits for another of it.
    for (const one of dated) if (one.time === time && last >= one.place) places.set(one.id, last + 0.5);
  }
  return places;
}

/** Of each open criterion, the open ones that it builds on, directly or through others. */
function reachedBases(
  catalogue: Catalogue,
  assessment: Assessment,
  { level }: Result,
  guidance: Guidance | undefined,
  open: readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const narrowed = narrowToLevel(catalogue, level.id);
  const basesOf = basesIn(narrowed, guidance);
  const isOpen = new Set(open);
  // Through what is met or does not apply, too: a base of a base is no less one for it.
  const bases = new Map(
    allCriteria(narrowed).map((criterion) => [
      criterion.id,
      basesOf(criterion, answerOf(assessment, criterion.id)?.options).map(({ id }) => id),
    ]),
  );
  return new Map(open.map((id) => [id, new Set([...reach(bases, id)].filter((base) => isOpen.has(base)))]));
}

/** Criteria whose due date is over, or the waiver with which they were to wait; the rules on both say when. */
function overdueOn(asOf: string, result: Result): ReadonlySet<string> {
  const over = lapsesOn(result, asOf).filter(({ about }) => about === 'due' || about === 'waiver');
  return new Set(over.map(({ args }) => String(args['criterion'])));
}

function urgencyOf(entry: GuidanceEntry | undefined, target: number, isOverdue: boolean): Urgency {
  return [
    isOverdue ? 0 : 1,
    target,
    rankIn(riskRank, entry?.risk?.rank, 2),
    entry?.solvedBy === undefined || entry.solvedBy === 'paper' ? 1 : 0,
  ];
}

function mostUrgent(ids: readonly string[], own: ReadonlyMap<string, Urgency>): Urgency | undefined {
  return ids.map((id) => own.get(id)).toSorted(compareUrgency)[0];
}

function compareUrgency(a: Urgency | undefined, b: Urgency | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

/**
 * By when it is to be done, as a place in `actionTimes`, where no day is over yet: by the day that the firm set itself,
 * where it has.
 * Assumption: without a day, to ask somebody in the firm is for this week, whatever it would take to mend; a vendor who knows before
 * anybody else answers within the month, and is asked about what attacks use first this week. Half a day's work is for this week; what takes a month or costs money, and what
 * is set up by a vendor before anybody else, needs a budget or that vendor; the rest is for this month.
 */
function timeOf(
  entry: GuidanceEntry | undefined,
  state: CriterionState,
  deadline: string | undefined,
  asOf: string,
): number {
  const due = dueTimeOf(deadline, asOf);
  if (due !== 'none' && due !== 'overdue') return actionTimes.indexOf(due);
  const isVendors = entry?.who?.[0] === 'vendor';
  const isFirstUsed = entry?.risk?.rank === 'high';
  if (state === 'unknown') return actionTimes.indexOf(isVendors && !isFirstUsed ? 'month' : 'week');
  if (entry?.effort === 'S') return actionTimes.indexOf('week');
  const needsVendor = isVendors && entry.solvedBy !== 'paper';
  if (entry?.effort === 'L' || needsVendor) return actionTimes.indexOf('budget');
  return actionTimes.indexOf(isFirstUsed ? 'week' : 'month');
}

function rankIn<T extends string>(ranks: Readonly<Record<T, number>>, value: T | undefined, otherwise: number): number {
  return value === undefined ? otherwise : ranks[value];
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
