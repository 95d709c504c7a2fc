import type { Judgement, Result } from './result.ts';

/** Why a gate is not passed; empty means passed. */
export interface GateOutcome {
  readonly passed: boolean;
  readonly judgement: Judgement;
  /** Criteria that are neither met nor not-applicable. */
  readonly open: readonly string[];
  /** Number of diagnostics of severity error. */
  readonly errors: number;
}

/**
 * Whether the level stands: every criterion is met or not-applicable, and no rule of severity error is broken.
 * Assumption: not-applicable with a reason passes the gate and is shown beside it as a matter to confirm.
 */
export function gate(result: Result): GateOutcome {
  const open = result.criteria.filter(({ state }) => state !== 'met' && state !== 'not-applicable').map(({ id }) => id);
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const passed = result.criteria.length > 0 && open.length === 0 && errors === 0;
  return { passed, judgement: result.level.judgement, open, errors };
}
