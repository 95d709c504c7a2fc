import { daysAfter, nextTurn } from '../domain/calendar.ts';
import type { Result } from './result.ts';

/** How near the day is by which something open is to be done, the nearest first; only its waiver may have ended. */
export const dueTimes = ['overdue', 'ended', 'week', 'month', 'later', 'none'] as const;
export type DueTime = (typeof dueTimes)[number];

/** The day by which each criterion is to be done, YYYY-MM-DD, as the rule about it has it, which knows of waivers. */
export function deadlinesOf({ lapses }: Pick<Result, 'lapses'>): ReadonlyMap<string, string> {
  return new Map(
    lapses.flatMap(({ about, args, wrongAfter }) =>
      about === 'due' && wrongAfter !== undefined ? [[String(args['criterion']), wrongAfter] as const] : [],
    ),
  );
}

/**
 * How near a deadline is.
 * Assumption: this week is the seven days that begin today, this month ends on the same day of the next.
 * @param today YYYY-MM-DD
 */
export function dueTimeOf(deadline: string | undefined, today: string): Exclude<DueTime, 'ended'> {
  if (deadline === undefined) return 'none';
  if (deadline < today) return 'overdue';
  if (deadline <= daysAfter(today, 6)) return 'week';
  return deadline <= nextTurn(today, 'month') ? 'month' : 'later';
}
