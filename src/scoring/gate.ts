import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { CriterionState, Judgement, Result } from './result.ts';

/** Why a gate is not passed; empty means passed. */
export interface GateOutcome {
  readonly passed: boolean;
  readonly judgement: Judgement;
  /** Criteria that keep it from passing. */
  readonly open: readonly string[];
  /** Criteria that would keep it from passing but are waived; they are as open as the others, and counted so. */
  readonly waived: readonly string[];
  /** Diagnostics that keep it from passing: those of the severity asked for. */
  readonly blocking: readonly Diagnostic[];
}

export interface GateOptions {
  /** Whether criteria that do not apply to the firm count as closed. */
  readonly allowNotApplicable?: boolean;
  /** Criteria whose waiver stands on the day that is judged. */
  readonly waived?: readonly string[];
  /** The least severity of a diagnostic that keeps the gate shut; an error where left out. */
  readonly failOn?: Severity;
  /** All that is to be said of the answers; those of the result where left out. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Whether the level stands: every criterion is met or waived, and no rule of the severity asked for is broken.
 * Not-applicable passes only where the caller takes it upon himself, because nobody has published a rule for it.
 * Where the method is points, the source knows no least total: the gate asks only that every criterion is answered.
 */
export function gate(result: Result, options: GateOptions = {}): GateOutcome {
  const { allowNotApplicable = false, failOn = 'error', diagnostics = result.diagnostics } = options;
  const closed: readonly CriterionState[] =
    result.method === 'points'
      ? ['met', 'partial', 'unmet', 'unknown']
      : allowNotApplicable
        ? ['met', 'not-applicable']
        : ['met'];
  const isWaived = new Set(options.waived);
  const left = result.criteria.filter(({ state }) => !closed.includes(state)).map(({ id }) => id);
  const open = left.filter((id) => !isWaived.has(id));
  const waived = left.filter((id) => isWaived.has(id));
  const blocking = diagnostics.filter(({ severity }) => severity === 'error' || failOn === 'warning');
  const passed = result.criteria.length > 0 && open.length === 0 && blocking.length === 0;
  return { passed, judgement: result.level.judgement, open, waived, blocking };
}
