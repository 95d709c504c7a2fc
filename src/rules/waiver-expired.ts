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
  check: ({ answers, asOf }) =>
    waiversOf(answers).flatMap(({ id, waiver: { until } }) => {
      if (until === undefined || until >= asOf) return [];
      return [{ criterion: id, args: { until, asOf }, path: ['answers', id, 'waiver', 'until'] }];
    }),
} as const satisfies Rule;
