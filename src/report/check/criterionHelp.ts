import { allCriteria, guidanceOf } from '../../domain/catalogue.ts';
import type { Catalogue } from '../../formats/catalogue.ts';
import type { Guidance } from '../../formats/guidance.ts';
import { ruleOfCriterion } from '../say/checkWords.ts';
import type { CriterionHelp } from './reporter.ts';

/** What helps with the criteria of a catalogue, by the id of the rule that each is. */
export function criterionHelp(
  catalogue: Catalogue,
  guidance: Guidance | undefined,
): readonly (readonly [rule: string, help: CriterionHelp])[] {
  return allCriteria(catalogue).map(({ id, metWhen }) => {
    const { firstStep, who, evidence = [] } = guidanceOf(guidance, id) ?? {};
    return [ruleOfCriterion(catalogue.id, id), { metWhen, evidence, firstStep, who }];
  });
}
