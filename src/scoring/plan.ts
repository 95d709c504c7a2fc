import { answerOf } from '../domain/answer.ts';
import { daysAfter, nextTurn } from '../domain/calendar.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Action } from './actions.ts';
import type { CriterionState, Result } from './result.ts';

/** How near the day is by which something open is to be done, the nearest first. */
export const dueTimes = ['overdue', 'week', 'month', 'later', 'none'] as const;
export type DueTime = (typeof dueTimes)[number];

/** One thing that is open, with who is in charge and until when, as far as that has been said. */
export interface Planned {
  readonly criterion: string;
  readonly state: CriterionState;
  readonly when: DueTime;
  readonly owner?: string;
  /** YYYY-MM-DD, as it was written. */
  readonly due?: string;
}

/** How much of a plan one person has; `owner` is left out for what nobody is in charge of. */
export interface Share {
  readonly owner?: string;
  readonly count: number;
  readonly overdue: number;
}

/**
 * What is open, by due date: what is over first, what has none last; beside each other the actions stay in their order.
 * When a due date is over is said by the rule about it, which knows of waivers.
 * Assumption: this week is the seven days that begin today, this month ends on the same day of the next.
 * @param today YYYY-MM-DD
 */
export function planByDue(
  actions: readonly Action[],
  assessment: Assessment,
  { lapses }: Pick<Result, 'lapses'>,
  today: string,
): readonly Planned[] {
  const deadlines = new Map(
    lapses.filter(({ about }) => about === 'due').map(({ args, wrongAfter }) => [args['criterion'], wrongAfter]),
  );
  return actions
    .map(({ criterion, state }): Planned => {
      const { owner, due } = answerOf(assessment, criterion) ?? {};
      return {
        criterion,
        state,
        when: dueTimeOf(deadlines.get(criterion), today),
        ...(owner?.trim() ? { owner } : {}),
        ...(due === undefined ? {} : { due }),
      };
    })
    .toSorted((a, b) => dueTimes.indexOf(a.when) - dueTimes.indexOf(b.when));
}

function dueTimeOf(deadline: string | undefined, today: string): DueTime {
  if (deadline === undefined) return 'none';
  if (deadline < today) return 'overdue';
  if (deadline <= daysAfter(today, 6)) return 'week';
  return deadline <= nextTurn(today, 'month') ? 'month' : 'later';
}

/** The people of a plan in the order in which they come up; what nobody has comes last. */
export function sharesOf(plan: readonly Planned[]): readonly Share[] {
  const owners = [...new Set(plan.flatMap(({ owner }) => owner ?? []))];
  return [...owners, undefined]
    .map((owner) => {
      const own = plan.filter((one) => one.owner === owner);
      const overdue = own.filter(({ when }) => when === 'overdue').length;
      return { ...(owner === undefined ? {} : { owner }), count: own.length, overdue };
    })
    .filter(({ count }) => count > 0);
}
