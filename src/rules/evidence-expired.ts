import { evidenceArgs } from '../domain/evidence.ts';
import { evidenceOf } from './evidence.ts';
import type { Rule } from './rule.ts';

/**
 * A certificate or contract that has run out shows nothing any more.
 * An error: the firm has written down itself until when it counts.
 */
export const evidenceExpired = {
  code: 'scs/evidence-expired',
  severity: 'error',
  about: 'evidence',
  check: ({ answers }) =>
    evidenceOf(answers).flatMap(({ id, index, item }) => {
      const { validUntil } = item;
      if (validUntil === undefined) return [];
      // By its place, not its title: a title may hold what must not be repeated.
      const args = evidenceArgs(index, item, { until: validUntil });
      const path = ['answers', id, 'evidence', index, 'validUntil'];
      return [{ criterion: id, args, path, wrongAfter: validUntil }];
    }),
} as const satisfies Rule;
