import { type Counts, type CriterionState, criterionStates } from './result.ts';

/** Counts of the six states. */
export function countStates(states: readonly CriterionState[]): Counts {
  const counts = Object.fromEntries(criterionStates.map((state) => [state, 0])) as Record<CriterionState, number>;
  for (const state of states) counts[state] += 1;
  return { ...counts, total: states.length };
}
