/** The states an answer may have; apart from the schema, so that scoring does not load the validator. */
export const states = ['met', 'partial', 'unmet', 'unknown', 'not-applicable'] as const;

export type AnswerState = (typeof states)[number];
