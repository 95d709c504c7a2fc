import type { Answer, Assessment, Draft, Fact, Retired } from '../formats/assessment.ts';

/** The answer given under exactly this id; never something inherited from Object. */
export function answerOf(assessment: Assessment, id: string): Answer | undefined {
  return Object.hasOwn(assessment.answers, id) ? assessment.answers[id] : undefined;
}

/** What was written beside exactly this criterion before it was answered. */
export function draftOf({ drafts = {} }: Assessment, id: string): Draft | undefined {
  return Object.hasOwn(drafts, id) ? drafts[id] : undefined;
}

export type RetiredAnswer = Retired & { readonly answer: Answer };

/** What was answered to an earlier edition and put aside, where there is no answer since: shown, and never counted. */
export function retiredAnswerOf(assessment: Assessment, id: string): RetiredAnswer | undefined {
  if (answerOf(assessment, id) !== undefined) return undefined;
  const found = assessment.retired?.findLast((retired) => retired.id === id && retired.answer !== undefined);
  return found?.answer && { ...found, answer: found.answer };
}

/** What the firm says of itself under exactly this id. */
export function factOf(assessment: Assessment, id: string): Fact | undefined {
  const { profile } = assessment;
  return profile !== undefined && Object.hasOwn(profile, id) ? profile[id] : undefined;
}
