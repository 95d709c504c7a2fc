import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { checkLapses, onDay } from '../rules/index.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';

/** What of one answer has run out on a day, YYYY-MM-DD, or is written down too early. */
export function lapsesOf(
  id: string,
  { catalogue, assessment }: { readonly catalogue: Catalogue; readonly assessment: Assessment },
  today: string,
): readonly RuleDiagnostic[] {
  const answer = answerOf(assessment, id);
  if (answer === undefined) return [];
  const own = { ...assessment, answers: { [id]: answer } };
  return onDay(today, checkLapses(catalogue, own)).filter(({ args }) => args['criterion'] === id);
}

/**
 * The criteria whose duty, evidence or dates are to be renewed, in the order of the edition. What is to be done by a day
 * that is over is no answer to correct: it stands in the plan.
 */
export function overdueIds(catalogue: Catalogue, assessment: Assessment, today: string): readonly string[] {
  const renewed = onDay(today, checkLapses(catalogue, assessment)).filter(
    ({ about }) => about !== 'due' && about !== 'waiver',
  );
  const ids = new Set(renewed.map(({ args }) => args['criterion']));
  return allCriteria(catalogue).flatMap(({ id }) => (ids.has(id) ? [id] : []));
}
