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
  words: {
    ja: {
      title: '終わった猶予',
      says: '{criterion} の猶予は {until} に終わっています（{asOf} の時点）',
      hint: '対応を進めるか、まだ待つなら、理由を見直して waiver の until を直してください',
    },
    en: {
      title: 'Waiver that has ended',
      says: 'The waiver of {criterion} ended on {until} (as of {asOf})',
      hint: 'Put it in place. If it still has to wait, look at the reason again and correct until of the waiver.',
    },
  },
  check: ({ answers }) =>
    waiversOf(answers).flatMap(({ id, waiver: { until } }) => {
      if (until === undefined) return [];
      return [{ criterion: id, args: { until }, path: ['answers', id, 'waiver', 'until'], wrongAfter: until }];
    }),
} as const satisfies Rule;
