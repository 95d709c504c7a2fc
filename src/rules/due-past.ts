import type { AnswerState } from '../model/assessment.ts';
import { isWaived } from '../model/lookup.ts';
import type { Rule } from './rule.ts';

/** What does not apply has nothing left to be done by a day. */
const open: readonly AnswerState[] = ['partial', 'unmet', 'unknown'];

/**
 * The day by which a gap was to be closed is over.
 * A warning: a plan that slipped is no false claim, and the open criterion fails the gate by itself.
 */
export const duePast = {
  code: 'scs/due-past',
  severity: 'warning',
  about: 'due',
  check: ({ answers, asOf }) =>
    answers.flatMap(({ id, answer }) => {
      const { state, due } = answer;
      if (due === undefined || due >= asOf || !open.includes(state) || isWaived(answer, asOf)) return [];
      return [{ criterion: id, args: { due, state, asOf }, path: ['answers', id, 'due'] }];
    }),
} as const satisfies Rule;
