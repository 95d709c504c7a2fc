import type { Evidence, RetiredReason, Scope } from '../../formats/assessment.ts';
import type { Diagnostic } from '../../formats/diagnostic.ts';
import type { CriterionState } from '../../scoring/result.ts';
import type { ReportModel } from '../model.ts';
import type { StateChange } from './states.ts';

/**
 * What changed between two assessments, or in one between two days, as data: ids, raw enum values and texts as they
 * were typed. It is also the shape of `diff --format json`, whose published schema is made from src/model/diffReport.ts.
 */
export interface DiffReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'scs-check'; readonly version: string };
  /** Two files, or one file on two days. */
  readonly kind: 'files' | 'days';
  readonly isChanged: boolean;
  readonly before: DiffSide;
  readonly after: DiffSide;
  /** The criteria of either level of which anything differs: in the edition's order, then those that it no longer has. */
  readonly criteria: readonly CriterionChange[];
  readonly findings: {
    readonly added: readonly DiffFinding[];
    readonly gone: readonly DiffFinding[];
  };
  /** Of the one file: what was answered after the first day and up to the second. What was said before is not in it. */
  readonly answered: readonly AnsweredBetween[];
  /** The company's name and its scope. */
  readonly firm: readonly FieldChange<FirmField>[];
  readonly facts: readonly FactChange[];
  /** The catalogues that the files answer, and the levels they aim at. */
  readonly aims: readonly AimChange[];
  /** What was put aside in a migration. */
  readonly retired: readonly RetiredChange[];
  /** Ids of other levels or catalogues whose answer or target differs; no more is said of them here. */
  readonly outside: readonly string[];
}

/** One assessment on one day. */
export interface DiffSide {
  /** As it was named on the command line. */
  readonly file: string;
  /** The day that dates and waivers are judged by, YYYY-MM-DD. */
  readonly asOf: string;
  readonly organization: string;
  readonly catalogue: {
    readonly id: string;
    readonly title: string;
    readonly edition: string;
    readonly hash: string;
    readonly publisher: string;
  };
  readonly level: ReportModel['level'];
  readonly summary: ReportModel['summary'];
  /** Open criteria that are waived on the day. */
  readonly waived: readonly string[];
}

/** A value as it stands in the file; undefined where there is none. */
export type FieldValue = string | number | boolean | readonly string[];

/** One field that differs; at least one of its values is there, unless they are withheld. */
export interface FieldChange<Field extends string> {
  readonly field: Field;
  readonly before?: FieldValue;
  readonly after?: FieldValue;
  /** It holds, or held, what looks like a secret, and is not repeated. */
  readonly withheld?: true;
  /** The catalogue's words for values that are signs of its own. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a person plans to do about a criterion. */
export const planFields = ['owner', 'due', 'waiver.reason', 'waiver.until', 'target'] as const;
/** What a person wrote down beside an answer. */
export const recordFields = ['options', 'reason', 'lastDone', 'note', 'derivedFrom'] as const;
/** What scs-check itself wrote down: when, and to which text of the question. */
export const traceFields = ['answeredOn', 'asked'] as const;
export type AnswerField = (typeof planFields)[number] | (typeof recordFields)[number] | (typeof traceFields)[number];

export const evidenceFields = [
  'title',
  'reference',
  'file',
  'date',
  'validUntil',
  'sha256',
] as const satisfies readonly (keyof Evidence)[];
export type EvidenceField = (typeof evidenceFields)[number];

export const scopeFields = ['companies', 'sites', 'departments', 'systems'] as const satisfies readonly (keyof Scope)[];
export type FirmField = 'organization' | `scope.${(typeof scopeFields)[number]}`;

export interface CriterionChange {
  readonly id: string;
  readonly requirement: { readonly id: string; readonly title: string };
  readonly question: string;
  readonly change: StateChange;
  /** Left out where the catalogue of that side does not have the criterion. */
  readonly before?: CriterionState;
  readonly after?: CriterionState;
  /** Whether the two editions ask the same in other words, or something else. */
  readonly asks?: 'wording' | 'meaning';
  readonly fields: readonly FieldChange<AnswerField>[];
  readonly evidence: readonly EvidenceChange[];
}

/** A piece of evidence that came, went, or is not what it was. */
export interface EvidenceChange {
  readonly before?: NamedEvidence;
  readonly after?: NamedEvidence;
  /** Where it is confidential on either side: that something changed is all that is told. */
  readonly confidential?: true;
  readonly fields: readonly FieldChange<EvidenceField>[];
}

export interface NamedEvidence {
  /** Its place among the evidence of its answer, from 1. */
  readonly number: number;
  /** Left out where it is confidential, or looks like it holds a secret. */
  readonly title?: string;
}

export interface FactChange {
  readonly id: string;
  /** Empty where neither catalogue asks for it. */
  readonly question: string;
  readonly before?: boolean | 'unknown';
  readonly after?: boolean | 'unknown';
}

export interface AimChange {
  /** Id of the catalogue. */
  readonly id: string;
  readonly before?: AimTold;
  readonly after?: AimTold;
}

export interface AimTold {
  readonly edition: string;
  readonly level: string;
  readonly hash?: string;
  readonly file?: string;
  /** Whether the file aims at it now, or has answered it earlier. */
  readonly isCurrent: boolean;
}

export interface RetiredChange {
  readonly id: string;
  readonly what: 'answer' | 'fact' | 'target' | 'draft';
  readonly edition: string;
  readonly why: RetiredReason;
  readonly change: 'added' | 'gone';
}

export type DiffFinding = Pick<Diagnostic, 'code' | 'severity' | 'args'>;

export interface AnsweredBetween {
  readonly id: string;
  readonly requirement: CriterionChange['requirement'];
  readonly question: string;
  readonly state: CriterionState;
  readonly answeredOn: string;
}
