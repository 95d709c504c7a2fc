import { glanceAt } from '../../domain/answer.ts';
import type { Crosswalk } from '../../formats/crosswalk.ts';
import { lackingAnswers } from '../../interview/lacking.ts';
import { overdueIds } from '../../interview/overdue.ts';
import { byGlance } from '../../interview/overview.ts';
import {
  criterionOf,
  currentStep,
  jump,
  leftToAsk,
  openIds,
  type Step,
  startOverview,
} from '../../interview/session.ts';
import type { Store } from '../../workspace/store.ts';
import type { Context } from '../context.ts';
import type { Prompts } from '../prompts.ts';
import { untilSaved } from '../saving.ts';
import { askCriterion } from './criterion.ts';
import { Desk, type Leaving } from './desk.ts';
import { askFact, askOrganization, askScope } from './firm.ts';
import { askJump } from './jump.ts';
import { askGlance, confirmUnmet } from './overview.ts';
import { askPlan } from './plan.ts';
import { offerRuledOut } from './ruledOut.ts';

/** How an interview ended: everything asked, left by choice, or back where the person had chosen to begin. */
export type Ending = 'finished' | 'left' | 'back';

/**
 * Where a sitting begins: with a look at the whole, what is open, the unknown ones, what waits to be looked at again, what
 * answers lack, what has run out, the firm, a place of one's choice, or the plan.
 */
export type Start = 'overview' | 'open' | 'unknown' | 'waiting' | 'lacking' | 'overdue' | 'firm' | 'jump' | 'plan';

export interface Sitting {
  /** From which answers to other catalogues are proposed here. */
  readonly crosswalks?: readonly Crosswalk[];
  /** The official wording by id, where the person has named their own copy. */
  readonly official?: ReadonlyMap<string, string> | undefined;
  readonly start?: Start;
  /** Whether the menu at the end led here. */
  readonly isFromMenu?: boolean;
  /** Whether there is something before the first question that `b` leads back to. */
  readonly hasBefore?: boolean;
  /** What waited to be looked at again and has been on the screen: each is added to it. */
  readonly looked?: Set<string>;
  /** Who is answering, to be kept with each answer. */
  readonly by?: string | undefined;
}

/**
 * Asks one step after the other; every answer is on disk before the next question appears. What to ask next is decided
 * in interview/session.
 */
export async function interview(
  store: Store,
  prompts: Prompts,
  context: Context,
  {
    crosswalks = [],
    official = new Map(),
    start = 'open',
    isFromMenu = false,
    hasBefore = isFromMenu,
    looked,
    by,
  }: Sitting = {},
): Promise<Ending> {
  const opened = await untilSaved(() => store.reread(), [], { prompts, context });
  const desk = new Desk(store, opened, prompts, context, { crosswalks, official, by, isFromMenu, hasBefore });
  if (start === 'plan') {
    await askPlan(desk);
    return 'finished';
  }
  if (!(await begins(desk, start))) return 'back';
  let asked: Step['kind'] | undefined;
  let isOrderTold = false;
  for (;;) {
    const step = currentStep(desk.session);
    if (step === undefined) desk.knower = undefined;
    if (hasLeftKnower(desk) && !(await goesOnWithoutKnower(desk))) return 'finished';
    // What follows from the facts is said once all of them are known.
    if (asked === 'fact' && step?.kind !== 'fact') {
      asked = undefined;
      const leaving = await offerRuledOut(desk);
      if (leaving !== undefined) return endingOf(leaving);
      continue;
    }
    asked = step?.kind;
    if (start === 'overview' && (step === undefined || step.kind === 'criterion')) {
      await confirmUnmet(desk);
      return 'finished';
    }
    if (step === undefined && !(await goesOn(desk))) return 'finished';
    if (start === 'open' && step?.kind === 'criterion' && !isOrderTold) {
      isOrderTold = true;
      sayOrder(desk, step.id);
    }
    if (start === 'waiting' && step?.kind === 'criterion') looked?.add(step.id);
    const leaving = step && (await ask(desk, step));
    if (leaving !== undefined) return endingOf(leaving);
  }
}

/** The menu of the end comes where everything is asked. */
function endingOf(leaving: Leaving): Ending {
  return leaving === 'menu' ? 'finished' : leaving;
}

/** False where the person goes back instead. */
async function begins(desk: Desk, start: Exclude<Start, 'plan'>): Promise<boolean> {
  switch (start) {
    case 'overview':
      desk.session = startOverview(desk.session);
      return true;
    case 'open':
      return true;
    case 'unknown':
    case 'firm':
      desk.session = jump(desk.session, { to: start });
      return true;
    case 'lacking': {
      const { catalogue, assessment } = desk.session;
      desk.session = jump(desk.session, {
        to: 'picked',
        ids: lackingAnswers(catalogue, assessment).map(({ id }) => id),
      });
      return true;
    }
    case 'overdue': {
      const { catalogue, assessment } = desk.session;
      const ids = overdueIds(catalogue, assessment, desk.context.environment.today());
      desk.session = jump(desk.session, { to: 'picked', ids });
      return true;
    }
    case 'waiting':
      desk.session = jump(desk.session, { to: 'picked', ids: desk.waiting().map(({ id }) => id) });
      return true;
    case 'jump':
      return askJump(desk, { stay: 'menu' });
  }
}

/** In which order the questions come, where a look at the whole has changed it. */
function sayOrder(desk: Desk, id: string): void {
  const { catalogue, assessment } = desk.session;
  const open = openIds(desk.session);
  const glance = glanceAt(assessment, criterionOf(desk.session, id).requirement.id);
  const isReordered = byGlance(catalogue, assessment, open).some((one, at) => one !== open[at]);
  if (!isReordered || glance === undefined || assessment.handout !== undefined) return;
  desk.sayWrapped(desk.t('ask.by-glance', { glance: desk.t(`glance.${glance}`) }));
}

async function ask(desk: Desk, step: Step): Promise<Leaving | undefined> {
  switch (step.kind) {
    case 'organization':
      return askOrganization(desk);
    case 'scope':
      return askScope(desk, step.field);
    case 'fact':
      return askFact(desk, step.id);
    case 'glance':
      return askGlance(desk, step.id);
    case 'criterion':
      return askCriterion(desk, step.id);
  }
}

/** Whether the last question was for somebody whose questions are over, and this one is not. */
function hasLeftKnower({ session, knower }: Desk): boolean {
  const step = currentStep(session);
  const { walk = [], at = 0 } = session.trail.at(-1) ?? {};
  const before = walk[at];
  if (knower === undefined || step?.kind !== 'criterion' || before?.kind !== 'criterion') return false;
  return knower.ids.has(before.id) && !knower.ids.has(step.id);
}

/** At the end of what one person may know: whether somebody is there for the rest. */
async function goesOnWithoutKnower(desk: Desk): Promise<boolean> {
  const { name = '' } = desk.knower ?? {};
  desk.knower = undefined;
  desk.say('');
  desk.sayWrapped(desk.t('ask.knower.done', { name, count: leftToAsk(desk.session).length }));
  desk.sayKeys(desk.t('ask.end.continue'));
  return (await desk.key(['1', desk.t('key.continue')], ['2', desk.t('key.result')])) === '1';
}

/** At the end of the walk: whether the person wants to take up what was put off. */
async function goesOn(desk: Desk): Promise<boolean> {
  const open = openIds(desk.session);
  if (open.length === 0) return false;
  desk.sayWrapped(`\n${desk.t('ask.end.skipped', { count: open.length })}`);
  desk.sayKeys(desk.t('ask.end.continue'));
  const key = await desk.key(['1', desk.t('key.continue')], ['2', desk.t('key.result')]);
  if (key === '2') return false;
  desk.session = jump(desk.session, { to: 'unanswered' });
  return true;
}
