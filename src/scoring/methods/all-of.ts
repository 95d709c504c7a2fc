import { type Counts, type CriterionState, criterionStates, type Judgement } from '../result.ts';

/** Counts of the six states. */
export function countStates(states: readonly CriterionState[]): Counts {
  const counts = Object.fromEntries(criterionStates.map((state) => [state, 0])) as Record<CriterionState, number>;
  for (const state of states) counts[state] += 1;
  return { ...counts, total: states.length };
}

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
