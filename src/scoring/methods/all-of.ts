import type { Counts, Judgement } from '../result.ts';

/**
 * The judgement of everything that is fulfilled only when all its criteria are.
 * Assumption: the scheme publishes no rule; all criteria of the level are taken as needed, and not-applicable as a matter to confirm.
 */
export function judgeAllOf(counts: Counts): Judgement {
  if (counts.partial + counts.unmet > 0) return 'not-fulfilled';
  // Of nothing at all nothing can be said: a level that no criterion belongs to is not fulfilled by it.
  if (counts.unknown + counts.unanswered > 0 || counts.total === 0) return 'undetermined';
  return counts['not-applicable'] > 0 ? 'to-confirm' : 'fulfilled';
}
