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
  words: {
    ja: {
      title: '期限の切れた証拠',
      says: '{criterion} の証拠（{number}番目）が有効なのは {until} までです（{asOf} の時点で切れています）',
      confidential: '{criterion} の証拠（{number}番目、社外秘）は、有効な最後の日を過ぎています（{asOf} の時点）',
      hint: '新しい証拠に替えるか、有効な最後の日（validUntil）を直してください',
    },
    en: {
      title: 'Evidence that has expired',
      says: 'The evidence of {criterion} (number {number}) was valid until {until} only (as of {asOf})',
      confidential:
        'The evidence of {criterion} (number {number}, confidential) is past the last day it was valid (as of {asOf})',
      hint: 'Replace it with newer evidence, or correct the last day it is valid (validUntil).',
    },
  },
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
