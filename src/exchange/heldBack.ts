import type { Assessment } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import { entryOf, type FormLack, lacksOf } from './filledForm.ts';

/** An answer that is not taken over, with the first thing that it lacks. */
export interface HeldBack {
  readonly id: string;
  readonly why: FormLack;
}

/**
 * What was filled in in a browser, without answers that no other face would take: those that lack something, or were last
 * done on a day to come.
 * @param today YYYY-MM-DD
 */
export function holdBack(
  filled: Assessment,
  criteria: ReadonlyMap<string, Criterion>,
  today: string,
): { readonly kept: Assessment; readonly held: readonly HeldBack[] } {
  const held = Object.keys(filled.answers).flatMap((id) => {
    const [why] = lacksOf(criteria.get(id) ?? {}, entryOf(filled, id), today);
    return why === undefined ? [] : [{ id, why }];
  });
  const ids = new Set(held.map(({ id }) => id));
  const answers = Object.fromEntries(Object.entries(filled.answers).filter(([id]) => !ids.has(id)));
  return { kept: { ...filled, answers }, held };
}
