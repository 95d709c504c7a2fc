import type { Rule } from './rule.ts';
import { waiversOf } from './waivers.ts';

/**
 * To wait is a decision, and a decision has a reason that others can follow.
 * An error: such a waiver has no effect, and its writer should know.
 */
export const waiverWithoutReason = {
  code: 'scs/waiver-without-reason',
  severity: 'error',
  about: 'answer',
  words: {
    ja: {
      title: '理由のない猶予',
      says: '{criterion} の猶予に、理由がありません。猶予は効きません',
      hint: 'waiver の reason に、待つ理由を書いてください',
    },
    en: {
      title: 'Waiver without a reason',
      says: 'The waiver of {criterion} has no reason. It has no effect.',
      hint: 'Write why to wait under reason in waiver',
    },
  },
  check: ({ answers }) =>
    waiversOf(answers)
      .filter(({ waiver }) => waiver.reason.trim() === '')
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'waiver', 'reason'] })),
} as const satisfies Rule;
