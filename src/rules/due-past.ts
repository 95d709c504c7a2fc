import { isWaived } from '../domain/waiver.ts';
import type { AnswerState } from '../formats/assessment.ts';
import type { Rule } from './rule.ts';

/** What does not apply has nothing left to be done by a day. */
const open: readonly AnswerState[] = ['partial', 'unmet', 'unknown'];

/**
 * The day by which a gap was to be closed is over, or the end of its waiver where that is later.
 * A warning: a plan that slipped is no false claim, and the open criterion fails the gate by itself.
 */
export const duePast = {
  code: 'scs/due-past',
  severity: 'warning',
  about: 'due',
  check: ({ answers }) =>
    answers.flatMap(({ id, answer }) => {
      const { state, due } = answer;
      if (due === undefined || !open.includes(state)) return [];
      const until = isWaived(answer, due) ? answer.waiver?.until : undefined;
      const isPutOff = until !== undefined && until > due;
      const deadline = isPutOff ? { wrongAfter: until, because: 'waiver' as const } : { wrongAfter: due };
      return [{ criterion: id, args: { due, state }, path: ['answers', id, 'due'], ...deadline }];
    }),
} as const satisfies Rule;
