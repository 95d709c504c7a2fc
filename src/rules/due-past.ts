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
  words: {
    ja: {
      title: '過ぎた対応の期限',
      says: '{criterion} は「{state}」のまま、期限の {due} を過ぎています（{asOf} の時点）',
      hint: '終わったなら state を、まだなら期限（due）を見直してください',
    },
    en: {
      title: 'Due date that is past',
      says: '{criterion} is still “{state}”, and its due date {due} is past (as of {asOf})',
      hint: 'If it is done, correct state; if not, look at the due date (due) again.',
    },
  },
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
