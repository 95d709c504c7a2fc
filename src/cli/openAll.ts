import { UserError } from '../errors.ts';
import { type LoadedAssessment, loadInput } from '../workspace/assessment.ts';
import type { Input } from '../workspace/inputs.ts';
import type { Context } from './context.ts';
import { hinting, reportFailure } from './failure.ts';

/** Opens assessments; says of each file why it cannot be read, not only of the first. */
export function openAll(inputs: readonly Input[], context: Context): readonly LoadedAssessment[] {
  const failures: UserError[] = [];
  const opened = inputs.flatMap((input) => {
    try {
      return [hinting('other', () => loadInput(input))];
    } catch (failure) {
      if (!(failure instanceof UserError)) throw failure;
      failures.push(failure);
      return [];
    }
  });
  const last = failures.pop();
  for (const failure of failures) reportFailure(failure, context);
  if (last !== undefined) throw last;
  return opened;
}
