import type { Rule } from './rule.ts';
import { waiversOf } from './waivers.ts';

/**
 * A waiver without an end would be a gap that nobody comes back to.
 * An error: such a waiver has no effect, and its writer should know.
 */
export const waiverWithoutEnd = {
  code: 'scs/waiver-without-end',
  severity: 'error',
  about: 'answer',
  check: ({ answers }) =>
    waiversOf(answers)
      .filter(({ waiver }) => waiver.until === undefined)
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'waiver'] })),
} as const satisfies Rule;
