import type { Catalogue } from '../formats/catalogue.ts';
import type { CriterionResult, TargetCount } from './result.ts';

/**
 * What is met among the criteria of each target level that was set, in the catalogue's order.
 * Assumption: target levels are ours; they are counted, and nothing is judged by them.
 */
export function countTargets(
  { targets = [] }: Catalogue,
  criteria: readonly CriterionResult[],
): readonly TargetCount[] {
  return targets.flatMap(({ level, title }) => {
    const members = criteria.filter(({ target }) => target === level);
    const met = members.filter(({ state }) => state === 'met').length;
    return members.length === 0 ? [] : [{ level, title, total: members.length, met }];
  });
}
