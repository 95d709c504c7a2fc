import { answerOf } from '../domain/answer.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Action } from './actions.ts';
import { type DueTime, deadlinesOf, dueTimeOf, dueTimes } from './dueTime.ts';
import { lapsesOn } from './lapsed.ts';
import type { CriterionState, Result } from './result.ts';

/** One thing that is open, with who is in charge and until when, as far as that has been said. */
export interface Planned {
  readonly criterion: string;
  readonly state: CriterionState;
  readonly when: DueTime;
  readonly owner?: string;
  /** YYYY-MM-DD, as it was written. */
  readonly due?: string;
  /** YYYY-MM-DD, until when its waiver was, where that has ended. */
  readonly waivedUntil?: string;
}

/** How much of a plan one person has; `owner` is left out for what nobody is in charge of. */
export interface Share {
  readonly owner?: string;
  readonly count: number;
  readonly overdue: number;
}

/**
 * What is open, by due date: what is over first, then what only its waiver has ended of, what has none last; beside each
 * other the actions stay in their order.
 * @param today YYYY-MM-DD
 */
export function planByDue(
  actions: readonly Action[],
  assessment: Assessment,
  result: Pick<Result, 'lapses'>,
  today: string,
): readonly Planned[] {
  const deadlines = deadlinesOf(result);
  const ended = new Map(
    lapsesOn(result, today).flatMap(({ about, args }) =>
      about === 'waiver' ? [[String(args['criterion']), String(args['until'])] as const] : [],
    ),
  );
  return actions
    .map(({ criterion, state }): Planned => {
      const { owner, due } = answerOf(assessment, criterion) ?? {};
      const waivedUntil = ended.get(criterion);
      const when = dueTimeOf(deadlines.get(criterion), today);
      return {
        criterion,
        state,
        when: waivedUntil === undefined || when === 'overdue' ? when : 'ended',
        ...(owner?.trim() ? { owner } : {}),
        ...(due === undefined ? {} : { due }),
        ...(waivedUntil === undefined ? {} : { waivedUntil }),
      };
    })
    .toSorted((a, b) => dueTimes.indexOf(a.when) - dueTimes.indexOf(b.when));
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
