import type { Answer, Assessment } from '../formats/assessment.ts';
import { answerOf } from './answer.ts';

/** Whether an answer is waived on a day: with a reason, and with an end that is not over. */
export function isWaived({ waiver }: Answer, asOf: string): boolean {
  return waiver !== undefined && waiver.reason.trim() !== '' && waiver.until !== undefined && waiver.until >= asOf;
}

/** Those of some criteria whose waiver stands on a day, each with its last day. */
export function waivedUntil(
  assessment: Assessment,
  criteria: readonly { readonly id: string }[],
  asOf: string,
): ReadonlyMap<string, string> {
  return new Map(
    criteria.flatMap(({ id }) => {
      const answer = answerOf(assessment, id);
      const until = answer?.waiver?.until;
      return answer !== undefined && until !== undefined && isWaived(answer, asOf) ? [[id, until] as const] : [];
    }),
  );
}
