import type { Evidence } from '../formats/assessment.ts';
import type { Answered } from './rule.ts';

/** Every piece of evidence, with its place in its answer. */
export function evidenceOf(
  answers: readonly Answered[],
): readonly { readonly id: string; readonly index: number; readonly item: Evidence }[] {
  return answers.flatMap(({ id, answer }) => (answer.evidence ?? []).map((item, index) => ({ id, index, item })));
}
