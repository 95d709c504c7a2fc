import type { Diagnostic, Severity } from '../formats/diagnostic.ts';
import type { CriterionState, Judgement, Result } from './result.ts';

/** Why a gate is not passed; empty means passed. */
export interface GateOutcome {
  readonly passed: boolean;
  readonly judgement: Judgement;
  /** Criteria that keep it from passing. */
  readonly open: readonly string[];
  /** Criteria whose answer is as it should be, but does not reach as far as is asked; they keep it from passing, too. */
  readonly unassured: readonly string[];
  /** Criteria that would keep it from passing but are waived; they are as open as the others, and counted so. */
  readonly waived: readonly string[];
  /** Criteria that would keep it from passing but did so already when the baseline was taken. */
  readonly known: readonly string[];
  /** Diagnostics that keep it from passing: those of the severity asked for. */
  readonly blocking: readonly Diagnostic[];
}

export interface GateOptions {
  /** The highest target level that is judged, where the firm has set targets and the method judges nothing else. */
  readonly target?: number;
  /** Whether criteria that do not apply to the firm count as closed. */
  readonly allowNotApplicable?: boolean;
  /** Criteria whose answer does not reach as far as is asked. */
  readonly unassured?: readonly string[];
  /** Criteria whose waiver stands on the day that is judged. */
  readonly waived?: readonly string[];
  /** Criteria that are no worse than in the baseline, and diagnostics that it has already. */
  readonly known?: { readonly criteria: readonly string[]; readonly diagnostics: readonly Diagnostic[] };
  /** The least severity of a diagnostic that keeps the gate shut; an error where left out. */
  readonly failOn?: Severity;
  /** All that is to be said of the answers; those of the result where left out. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * Whether the level stands: every criterion is met or waived, and no rule of the severity asked for is broken.
 * Not-applicable passes only where the caller takes it upon himself, because nobody has published a rule for it, and only
 * beside something that is met: a level of which nothing applies does not stand.
 * Where the method is points or coverage, nothing says how much is enough: the gate asks only that every criterion is
 * answered, or, where the caller names a target level, that what the firm has set itself up to there is met.
 */
export function gate(result: Result, options: GateOptions = {}): GateOutcome {
  const { allowNotApplicable = false, failOn = 'error', diagnostics = result.diagnostics, target } = options;
  const asked = target === undefined ? result.criteria : upToTarget(result, target);
  const closed = closedStates(target === undefined ? result.method : 'all-of', asked, allowNotApplicable);
  const isUnassured = new Set(options.unassured);
  const isWaived = new Set(options.waived);
  const isKnown = new Set(options.known?.criteria);
  const isKnownDiagnostic = new Set(options.known?.diagnostics);
  const left = asked.filter(({ id, state }) => !closed.includes(state) || isUnassured.has(id));
  const idsOf = (standing: Standing) =>
    left.filter((criterion) => standingOf(criterion) === standing).map(({ id }) => id);
  const standingOf = ({ id, state }: Result['criteria'][number]): Standing => {
    if (isWaived.has(id)) return 'waived';
    if (isKnown.has(id)) return 'known';
    return closed.includes(state) ? 'unassured' : 'open';
  };
  const [open, unassured] = [idsOf('open'), idsOf('unassured')];
  const blocking = diagnostics.filter(
    (diagnostic) => (diagnostic.severity === 'error' || failOn === 'warning') && !isKnownDiagnostic.has(diagnostic),
  );
  const isClear = open.length + unassured.length + blocking.length === 0;
  return {
    passed: asked.length > 0 && isClear,
    judgement: result.level.judgement,
    open,
    unassured,
    waived: idsOf('waived'),
    known: idsOf('known'),
    blocking,
  };
}

/** The criteria that the firm has set itself a target for, up to a level; the rest is for later. */
function upToTarget({ criteria }: Pick<Result, 'criteria'>, level: number): Result['criteria'] {
  return criteria.filter(({ target }) => target !== undefined && target <= level);
}

function closedStates(
  method: Result['method'],
  criteria: Result['criteria'],
  allowNotApplicable: boolean,
): readonly CriterionState[] {
  switch (method) {
    case 'points':
      return ['met', 'partial', 'unmet', 'unknown'];
    case 'coverage':
      return ['met', 'partial', 'unmet', 'unknown', 'not-applicable'];
    case 'all-of': {
      const hasMet = criteria.some(({ state }) => state === 'met');
      return allowNotApplicable && hasMet ? ['met', 'not-applicable'] : ['met'];
    }
  }
}

/** Why a criterion is not simply closed. */
type Standing = 'open' | 'unassured' | 'waived' | 'known';
