import type { Rule } from './rule.ts';
import { waiversOf } from './waivers.ts';

/**
 * The day until which a gap was to be borne is over, and the gap is still there.
 * An error: the firm set that day itself.
 */
export const waiverExpired = {
  code: 'scs/waiver-expired',
  severity: 'error',
  about: 'waiver',
  check: ({ answers }) =>
    waiversOf(answers).flatMap(({ id, waiver: { until } }) => {
      if (until === undefined) return [];
      return [{ criterion: id, args: { until }, path: ['answers', id, 'waiver', 'until'], wrongAfter: until }];
    }),
} as const satisfies Rule;
