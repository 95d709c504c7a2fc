import { shownEvidence } from '../domain/evidence.ts';
import type { Evidence } from '../formats/assessment.ts';
import type { Answered, RuleFinding } from './rule.ts';

/** Every piece of evidence, with its place in its answer. */
export function evidenceOf(
  answers: readonly Answered[],
): readonly { readonly id: string; readonly index: number; readonly item: Evidence }[] {
  return answers.flatMap(({ id, answer }) => (answer.evidence ?? []).map((item, index) => ({ id, index, item })));
}

/** What a finding tells of a piece of evidence: its place, and what may be told beside it. */
export function evidenceArgs(
  index: number,
  item: Evidence,
  open: NonNullable<RuleFinding['args']>,
): NonNullable<RuleFinding['args']> {
  const number = index + 1;
  return shownEvidence(item).confidential ? { number, confidential: 'yes' } : { number, ...open };
}
