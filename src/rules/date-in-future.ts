import { draftOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { evidenceArgs } from '../domain/evidence.ts';
import type { Evidence } from '../formats/assessment.ts';
import type { Path } from '../formats/diagnostic.ts';
import { dutiesOf } from './metDuties.ts';
import type { Rule } from './rule.ts';

/**
 * A day on which something was done, answered, made or looked at has come.
 * A warning: nothing of the result rests on these days, but one of them is wrong. What a duty rests on is an error of
 * its own.
 */
export const dateInFuture = {
  code: 'scs/date-in-future',
  severity: 'warning',
  about: 'date',
  words: {
    ja: {
      title: 'まだ来ていない日付',
      says: '{criterion} の日付 {date} は、まだ来ていない日です（{asOf} の時点）',
      hint: '終わったことの日付です。年や月の間違いがないか見てください',
      confidential: '{criterion} の証拠（{number}番目、社外秘）の日付は、まだ来ていない日です（{asOf} の時点）',
    },
    en: {
      title: 'Date in the future',
      says: 'The date {date} of {criterion} has not come yet (as of {asOf})',
      hint: 'It is the day of something that is over. Look for a wrong year or month.',
      confidential: 'The date of evidence {number} of {criterion} (confidential) has not come yet (as of {asOf})',
    },
  },
  check: ({ answers, assessment, catalogue }) => {
    const { reviews = {} } = assessment;
    const duties = new Set(dutiesOf(answers).map(({ id }) => id));
    const answered = answers.flatMap(({ id, answer }) => {
      const { lastDone, answeredOn, evidence = [] } = answer;
      return [
        ...(lastDone === undefined || duties.has(id) ? [] : [found(id, lastDone, ['answers', id, 'lastDone'])]),
        ...(answeredOn === undefined ? [] : [found(id, answeredOn, ['answers', id, 'answeredOn'])]),
        ...made(id, evidence, ['answers', id, 'evidence']),
      ];
    });
    const drafted = allCriteria(catalogue).flatMap(({ id }) =>
      made(id, draftOf(assessment, id)?.evidence ?? [], ['drafts', id, 'evidence']),
    );
    const viewed = answers.flatMap(({ id }) =>
      ((Object.hasOwn(reviews, id) ? reviews[id] : undefined) ?? []).map(({ on }, index) =>
        found(id, on, ['reviews', id, index, 'on']),
      ),
    );
    return [...answered, ...drafted, ...viewed];
  },
} as const satisfies Rule;

function made(id: string, evidence: readonly Evidence[], at: Path) {
  return evidence.flatMap((item, index) => {
    if (item.date === undefined) return [];
    const one = found(id, item.date, [...at, index, 'date']);
    return [{ ...one, args: evidenceArgs(index, item, one.args) }];
  });
}

function found(criterion: string, date: string, path: Path) {
  return { criterion, args: { date }, path, wrongBefore: date };
}
