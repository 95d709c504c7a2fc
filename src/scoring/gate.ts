import type { CriterionState, Judgement, Result } from './result.ts';

/** Why a gate is not passed; empty means passed. */
export interface GateOutcome {
  readonly passed: boolean;
  readonly judgement: Judgement;
  /** Criteria that keep it from passing. */
  readonly open: readonly string[];
  /** Number of diagnostics of severity error. */
  readonly errors: number;
}

/**
 * Whether the level stands: every criterion is met or not-applicable, and no rule of severity error is broken.
 * Where the method is points, the source knows no least total: the gate asks only that every criterion is answered.
 * Assumption: not-applicable with a reason passes the gate and is shown beside it as a matter to confirm.
 */
export function gate(result: Result): GateOutcome {
  const closed: readonly CriterionState[] =
    result.method === 'points' ? ['met', 'partial', 'unmet', 'unknown'] : ['met', 'not-applicable'];
  const open = result.criteria.filter(({ state }) => !closed.includes(state)).map(({ id }) => id);
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const passed = result.criteria.length > 0 && open.length === 0 && errors === 0;
  return { passed, judgement: result.level.judgement, open, errors };
}
