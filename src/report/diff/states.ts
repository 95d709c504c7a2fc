import type { StateChange } from '../../formats/outputs/diffFields.ts';
import type { AnswerState } from '../../formats/states.ts';
import type { CriterionState } from '../../scoring/result.ts';

/**
 * Assumption: `unmet` and `unknown` stand on one step: to know of a gap is no step back, and not to know of one none
 * forward. `not-applicable` is on no step, because whether it counts is not for us to say.
 */
const steps: Readonly<Record<Exclude<AnswerState, 'not-applicable'>, number>> = {
  met: 2,
  partial: 1,
  unmet: 0,
  unknown: 0,
};

/** How a state stands to the one before it; undefined where the catalogue of that side does not have the criterion. */
export function stateChange(before: CriterionState | undefined, after: CriterionState | undefined): StateChange {
  if (before === after) return 'same';
  if (before === undefined) return 'only-after';
  if (after === undefined) return 'only-before';
  if (after === 'not-applicable') return 'to-not-applicable';
  if (before === 'not-applicable') return 'from-not-applicable';
  if (before === 'unanswered') return 'newly-answered';
  if (after === 'unanswered') return 'no-longer-answered';
  const way = steps[after] - steps[before];
  return way === 0 ? 'undecided' : way > 0 ? 'better' : 'worse';
}
