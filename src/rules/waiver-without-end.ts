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
  words: {
    ja: {
      title: '終わりの日のない猶予',
      says: '{criterion} の猶予に、終わりの日がありません。猶予は効きません',
      hint: 'waiver の until に、待つ最後の日を書いてください',
    },
    en: {
      title: 'Waiver without an end date',
      says: 'The waiver of {criterion} has no end date. It has no effect.',
      hint: 'Write the last day to wait under until in waiver',
    },
  },
  check: ({ answers }) =>
    waiversOf(answers)
      .filter(({ waiver }) => waiver.until === undefined)
      .map(({ id }) => ({ criterion: id, path: ['answers', id, 'waiver'] })),
} as const satisfies Rule;
