import type { Cadence } from '../formats/catalogue.ts';
import type { Answered } from './rule.ts';

/** A yearly or monthly duty that is said to be met. */
export interface Duty {
  readonly id: string;
  readonly every: NonNullable<Cadence['every']>;
  /** YYYY-MM-DD; undefined where nobody wrote it down. */
  readonly lastDone: string | undefined;
}

/** The duties among the answers: what is done on a given occasion only, or not said to be met, is none to follow. */
export function dutiesOf(answers: readonly Answered[]): readonly Duty[] {
  return answers.flatMap(({ id, criterion, answer: { state, lastDone } }) => {
    const every = criterion.cadence?.every;
    return state !== 'met' || every === undefined ? [] : [{ id, every, lastDone }];
  });
}
