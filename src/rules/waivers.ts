import type { Waiver } from '../formats/assessment.ts';
import type { Answered } from './rule.ts';

/** Waivers that are asked for: one beside an answer that is met has nothing left to wait for. */
export function waiversOf(answers: readonly Answered[]): readonly { readonly id: string; readonly waiver: Waiver }[] {
  return answers.flatMap(({ id, answer: { state, waiver } }) =>
    waiver === undefined || state === 'met' ? [] : [{ id, waiver }],
  );
}
