import type { Answer } from '../formats/assessment.ts';

/** Whether an answer is waived on a day: with a reason, and with an end that is not over. */
export function isWaived({ waiver }: Answer, asOf: string): boolean {
  return waiver !== undefined && waiver.reason.trim() !== '' && waiver.until !== undefined && waiver.until >= asOf;
}
