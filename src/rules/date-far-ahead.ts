import { draftOf } from '../domain/answer.ts';
import { firstDayNear } from '../domain/calendar.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { evidenceArgs } from '../domain/evidence.ts';
import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import type { Rule } from './rule.ts';

/**
 * A day on which something ends lies near enough to be meant: 2206 for 2026 would let a waiver or a certificate count as
 * long as anybody looks.
 * A warning: nothing forbids such a day.
 */
export const dateFarAhead = {
  code: 'scs/date-far-ahead',
  severity: 'warning',
  about: 'slip',
  words: {
    ja: {
      title: '先すぎる日付',
      says: '{criterion} の期限 {date} は、5年より先の日です（{asOf} の時点）',
      waiver: '{criterion} の猶予の終わり {date} は、5年より先の日です（{asOf} の時点）',
      evidence: '{criterion} の証拠（{number}番目）の有効な最後の日 {date} は、5年より先の日です（{asOf} の時点）',
      confidential: '{criterion} の証拠（{number}番目、社外秘）の有効な最後の日は、5年より先の日です（{asOf} の時点）',
      folded: '期限・猶予の終わり・証拠の有効な最後の日が、5年より先のものが{count}件あります',
      hint: '年の間違いがないか見てください。正しければ、そのままでかまいません',
    },
    en: {
      title: 'Date far ahead',
      says: 'The due date {date} of {criterion} is more than 5 years ahead (as of {asOf})',
      waiver: 'The end {date} of the waiver of {criterion} is more than 5 years ahead (as of {asOf})',
      evidence: 'The last day {date} of evidence {number} of {criterion} is more than 5 years ahead (as of {asOf})',
      confidential:
        'The last day of evidence {number} of {criterion} (confidential) is more than 5 years ahead (as of {asOf})',
      folded:
        '{count} {count:due date, end of a waiver or last day of evidence is|due dates, ends of waivers or last days of evidence are} more than 5 years ahead',
      hint: 'Look for a wrong year. If it is right, leave it as it is.',
    },
  },
  check: ({ assessment, answers, catalogue }) => {
    const written = [
      ...answers.map(({ id, answer }) => ({ id, at: ['answers', id], of: answer })),
      ...allCriteria(catalogue).flatMap(({ id }) => {
        const draft = draftOf(assessment, id);
        return draft === undefined ? [] : [{ id, at: ['drafts', id], of: { ...draft, waiver: undefined } }];
      }),
    ];
    return written.flatMap(({ id, at, of: { due, waiver, evidence = [] } }) => [
      ...ending(id, due, [...at, 'due'], {}),
      ...ending(id, waiver?.until, [...at, 'waiver', 'until'], { special: 'waiver' }),
      ...evidence.flatMap((item, index) =>
        ending(id, item.validUntil, [...at, 'evidence', index, 'validUntil'], { special: 'evidence' }).map((one) => ({
          ...one,
          args: evidenceArgs(index, item, one.args),
        })),
      ),
    ]);
  },
} as const satisfies Rule;

function ending(criterion: string, date: string | undefined, path: Path, args: Diagnostic['args']) {
  if (date === undefined) return [];
  return [{ criterion, args: { ...args, date }, path, wrongBefore: firstDayNear(date) }];
}
