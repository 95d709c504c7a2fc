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
  check: ({ answers }) =>
    waiversOf(answers)
      .filter(({ waiver }) => waiver.reason.trim() === '')
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'waiver', 'reason'] })),
} as const satisfies Rule;
