/** The states an answer may have; apart from the schema, so that scoring does not load the validator. */
export const states = ['met', 'partial', 'unmet', 'unknown', 'not-applicable'] as const;

export type AnswerState = (typeof states)[number];

/** The six states of a criterion; none is folded into another. */
export const criterionStates = ['met', 'partial', 'unmet', 'unknown', 'unanswered', 'not-applicable'] as const;
export type CriterionState = (typeof criterionStates)[number];

/** What a firm declares: that a criterion is met, or that it does not apply. */
export const declaredStates = ['met', 'not-applicable'] as const satisfies readonly CriterionState[];
export type DeclaredState = (typeof declaredStates)[number];

/**
 * What can honestly be said of a requirement, a section, a category or a level:
 * `fulfilled`: every criterion is met;
 * `to-confirm`: every criterion is met or not-applicable, and whether the latter counts is not for us to say;
 * `not-fulfilled`: at least one criterion is partial or unmet;
 * `undetermined`: none is known to be open, but some are unknown or unanswered;
 * `not-judged`: the catalogue's method counts and does not judge.
 */
export const judgements = ['fulfilled', 'to-confirm', 'not-fulfilled', 'undetermined', 'not-judged'] as const;
export type Judgement = (typeof judgements)[number];

/** What scoring rests on that no official document states; each has a sentence in i18n and in docs/judgement.md. */
export const assumptions = ['all-criteria', 'not-applicable', 'points', 'bands', 'coverage'] as const;
export type Assumption = (typeof assumptions)[number];

/** What a piece of evidence is. */
export const evidenceKinds = ['document', 'record', 'screen', 'photo', 'contract', 'certificate', 'other'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What a specialist may say of an answer. */
export const views = ['agrees', 'disagrees', 'cannot-tell', 'out-of-scope'] as const;

/**
 * What all views on one criterion come to. `split`: specialists whose views hold say different things; `rewritten`: what
 * was said, or who said it, is not as it was stamped; `changed`: what it was said about is not; `unshown`: evidence that it
 * was said about cannot be found.
 */
export const verdicts = [...views, 'split', 'rewritten', 'changed', 'unshown', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * What may be another than when a view was stamped; `unknown` where its stamp does not tell, `unrecorded` where the file
 * that was seen was not the one on record, `unanswered` where it agrees with an answer that was never there.
 */
export const changeKinds = [
  'rewritten',
  'reviewer',
  'criterion',
  'state',
  'options',
  'missing',
  'reason',
  'lastDone',
  'note',
  'evidence',
  'evidence-added',
  'evidence-removed',
  'evidence-order',
  'unrecorded',
  'file-changed',
  'file-missing',
  'unanswered',
  'unknown',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/**
 * Who reads a report: the firm itself, the specialist who confirms its answers, or whoever buys from it. What leaves the
 * firm for the last two is listed in outputs/copies.
 */
export const audiences = ['internal', 'specialist', 'buyer'] as const;
export type Audience = (typeof audiences)[number];

/** Those of them who are outside the firm. */
export const outsideAudiences = ['specialist', 'buyer'] as const satisfies readonly Audience[];
export type OutsideAudience = (typeof outsideAudiences)[number];

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

/**
 * How far 「できている」 has to reach: by the firm's own word, by evidence that holds, by a file that is as it was when its
 * hash was written down, or by a specialist's view.
 */
export const assurances = ['self', 'evidenced', 'hashed', 'reviewed'] as const;
export type Assurance = (typeof assurances)[number];

/** How much a diagnostic weighs: an error stops the work that asked, a warning is shown and counted. */
export const severities = ['error', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** By when an action is to be done: at once, this month, on a later day that the firm has set, or once there is a budget or a vendor. */
export const actionTimes = ['week', 'month', 'later', 'budget'] as const;
export type ActionTime = (typeof actionTimes)[number];

/** What is left to do where every criterion is met or does not apply. */
export const closingSteps = ['contradictions', 'overdue', 'evidence', 'specialist'] as const;
export type ClosingStep = (typeof closingSteps)[number];

/**
 * How far a firm is with a whole requirement, as somebody says it at a glance: no answer, and never counted. In the order
 * of the states that answer a question, so that a digit means the same on both screens.
 */
export const glances = ['mostly', 'some', 'nothing', 'unknown'] as const;
export type Glance = (typeof glances)[number];

/** The kinds of file that the product reads as YAML. */
export const fileKinds = [
  'catalogue',
  'guidance',
  'translation',
  'crosswalk',
  'assessment',
  'config',
  'baseline',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** What the scope of a file names. */
export const scopeFields = ['companies', 'sites', 'departments', 'systems'] as const;
export type ScopeField = (typeof scopeFields)[number];
