/** The states an answer may have; apart from the schema, so that scoring does not load the validator. */
export const states = ['met', 'partial', 'unmet', 'unknown', 'not-applicable'] as const;

export type AnswerState = (typeof states)[number];

/** What a piece of evidence is. */
export const evidenceKinds = ['document', 'record', 'screen', 'photo', 'contract', 'certificate', 'other'] as const;

/** What a specialist may say of an answer. */
export const views = ['agrees', 'disagrees', 'cannot-tell', 'out-of-scope'] as const;

/** What a specialist may have looked at. */
export const lookedAt = ['document', 'interview', 'screen', 'sample'] as const;

/** How a specialist stands to the firm. */
export const relations = ['outside', 'group', 'inside'] as const;

/**
 * What can be said of a piece of evidence without opening it: nobody has checked it by that.
 * `listed` names no file, `unhashed` names one whose content was never written down.
 */
export const evidenceStates = ['unchanged', 'unhashed', 'listed', 'expired', 'changed', 'missing'] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** How far 「できている」 has to reach: by the firm's own word, by evidence that holds, or by a specialist's view. */
export const assurances = ['self', 'evidenced', 'reviewed'] as const;
export type Assurance = (typeof assurances)[number];
