import type { Evidence } from '../assessment.ts';
import { scopeFields } from '../states.ts';

// Apart from the schema, so that comparing does not load the validator.

/** What a person plans to do about a criterion. */
export const planFields = ['owner', 'due', 'waiver.reason', 'waiver.until', 'target'] as const;
/** What specialists say beside a view, and what the firm replies. */
export const viewFields = ['views.reason', 'views.advice', 'views.question', 'views.reply'] as const;
/** What a person wrote down beside an answer; `views` is what specialists say of it, one text each. */
export const recordFields = [
  'options',
  'missing',
  'reason',
  'lastDone',
  'note',
  'answeredBy',
  'derivedFrom',
  'views',
  ...viewFields,
] as const;
/** What scs-check itself wrote down: when, and to which text of the question. */
export const traceFields = ['answeredOn', 'asked'] as const;
/** The fields of an answer that are compared, but for its state and its evidence. */
export const answerFields = [...planFields, ...recordFields, ...traceFields] as const;
export type AnswerField = (typeof answerFields)[number];

export const evidenceFields = [
  'title',
  'kind',
  'reference',
  'file',
  'date',
  'validUntil',
  'sha256',
] as const satisfies readonly (keyof Evidence)[];
export type EvidenceField = (typeof evidenceFields)[number];

/** The company's name, what it says to its buyers, and its scope. */
export const firmFields = [
  'organization',
  'toBuyers',
  ...scopeFields.map((field) => `scope.${field}` as const),
] as const;
export type FirmField = (typeof firmFields)[number];

export const stateChanges = [
  'same',
  'worse',
  'better',
  'undecided',
  'newly-answered',
  'no-longer-answered',
  'to-not-applicable',
  'from-not-applicable',
  'only-before',
  'only-after',
] as const;
/** What became of a criterion; `undecided` where `unmet` and `unknown` changed places. */
export type StateChange = (typeof stateChanges)[number];
