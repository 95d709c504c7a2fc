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
 * Whether the level stands: every criterion is met, and no rule of severity error is broken.
 * Not-applicable passes only where the caller takes it upon himself, because nobody has published a rule for it.
 * Where the method is points, the source knows no least total: the gate asks only that every criterion is answered.
 */
export function gate(result: Result, options: { readonly allowNotApplicable?: boolean } = {}): GateOutcome {
  const closed: readonly CriterionState[] =
    result.method === 'points'
      ? ['met', 'partial', 'unmet', 'unknown']
      : options.allowNotApplicable
        ? ['met', 'not-applicable']
        : ['met'];
  const open = result.criteria.filter(({ state }) => !closed.includes(state)).map(({ id }) => id);
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const passed = result.criteria.length > 0 && open.length === 0 && errors === 0;
  return { passed, judgement: result.level.judgement, open, errors };
}
