import { answerOf } from '../../domain/answer.ts';
import {
  type EvidenceFile,
  evidenceState,
  isChanged,
  isMissing,
  type ShownEvidence,
  shownEvidence,
} from '../../domain/evidence.ts';
import type { Assessment, Reviewer } from '../../formats/assessment.ts';
import type { Diagnostic, Subject } from '../../formats/diagnostic.ts';
import type { ReportModel, ReviewReport } from '../../formats/outputs/report.ts';
import type { EvidenceState } from '../../formats/states.ts';
import { reviewsDigest } from '../statement.ts';
import { saidOf } from '../words/view.ts';

/** All that a sheet is made from. */
export interface SheetInput {
  readonly model: ReportModel;
  readonly assessment: Assessment;
  /** What was found of evidence files, by the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** What the rules find on the day of the report. */
  readonly diagnostics: readonly FirmDiagnostic[];
}

/** What a rule finds, with what it is about. */
export interface FirmDiagnostic extends Diagnostic {
  readonly about: Subject;
}

/** What every sheet says of itself. */
export type SheetHead = Pick<
  ReportModel,
  'organization' | 'scope' | 'catalogue' | 'level' | 'dates' | 'digest' | 'tool'
> & {
  /** Hash of the specialists and their views; undefined where there are none. */
  readonly views?: string;
};

/** The head of a sheet. */
export function headOf({ model, assessment }: SheetInput): SheetHead {
  const { organization, scope, catalogue, level, dates, digest, tool } = model;
  const views = reviewsDigest(assessment);
  return { organization, scope, catalogue, level, dates, digest, tool, ...(views === undefined ? {} : { views }) };
}

/** A specialist with what they said last of each criterion. */
export interface Specialist extends Reviewer {
  readonly first: string;
  readonly last: string;
  /** Criteria they have a view on, and how many of these are unchanged since, or cannot be told from evidence that is gone. */
  readonly views: number;
  readonly current: number;
  readonly unshown: number;
}

/** Who has said something of the criteria of the sheet, in the order of the file. */
export function specialistsOf({ model, assessment }: SheetInput): readonly Specialist[] {
  const criteria = model.requirements.flatMap((requirement) => requirement.criteria);
  const said = criteria.flatMap(saidOf);
  return Object.entries(assessment.reviewers ?? {}).flatMap(([key, reviewer]) => {
    const own = said.filter(({ by }) => by === key);
    const days = own.map(({ on }) => on).toSorted();
    const [first] = days;
    const last = days.at(-1);
    if (first === undefined || last === undefined) return [];
    const current = own.filter(({ isCurrent }) => isCurrent).length;
    const unshown = own.filter(isUnshown).length;
    return [{ ...reviewer, first, last, views: own.length, current, unshown }];
  });
}

/** Whether a file that cannot be found is all that keeps a view from holding. */
export function isUnshown({ changes, isCurrent }: Pick<ReviewReport, 'changes' | 'isCurrent'>): boolean {
  return !isCurrent && changes.every(({ what }) => what === 'file-missing');
}

/** A piece of evidence as others may see it, with its state. */
export interface StatedEvidence {
  readonly shown: ShownEvidence;
  readonly state: EvidenceState;
}

/** How many evidence files somebody looked for, and how many of them are not as on record. */
export interface FoundFiles {
  readonly total: number;
  readonly missing: number;
  readonly changed: number;
}

/** What was found of the evidence files of a sheet: what the views come to depends on it, and no hash on the sheet does. */
export function filesFound({ model, assessment, evidence }: SheetInput): FoundFiles {
  const items = model.requirements
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ id }) => answerOf(assessment, id)?.evidence ?? []);
  const count = (is: typeof isMissing) =>
    new Set(items.filter((item) => is(item, evidence.get(item.file ?? ''))).map(({ file }) => file)).size;
  return {
    total: count(({ file = '' }) => evidence.has(file)),
    missing: count(isMissing),
    changed: count((item, found) => !isMissing(item, found) && isChanged(item, found)),
  };
}

/** The evidence of an answer as others may see it. */
export function statedEvidence(id: string, { model, assessment, evidence }: SheetInput): readonly StatedEvidence[] {
  return (answerOf(assessment, id)?.evidence ?? []).map((item) => {
    const found = item.file === undefined ? undefined : evidence.get(item.file);
    return { shown: shownEvidence(item), state: evidenceState(item, model.dates.reported, found) };
  });
}
