import { answerOf } from '../../domain/answer.ts';
import { type EvidenceFile, evidenceState, type ShownEvidence, shownEvidence } from '../../domain/evidence.ts';
import type { Assessment, Reviewer } from '../../formats/assessment.ts';
import type { Diagnostic, Subject } from '../../formats/diagnostic.ts';
import type { ReportModel } from '../../formats/outputs/report.ts';
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
  /** Criteria they have a view on, and how many of these are unchanged since. */
  readonly views: number;
  readonly current: number;
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
    return [{ ...reviewer, first, last, views: own.length, current }];
  });
}

/** A piece of evidence as others may see it, with its state. */
export interface StatedEvidence {
  readonly shown: ShownEvidence;
  readonly state: EvidenceState;
}

/** The evidence of an answer as others may see it. */
export function statedEvidence(id: string, { model, assessment, evidence }: SheetInput): readonly StatedEvidence[] {
  return (answerOf(assessment, id)?.evidence ?? []).map((item) => {
    const found = item.file === undefined ? undefined : evidence.get(item.file);
    return { shown: shownEvidence(item), state: evidenceState(item, model.dates.reported, found) };
  });
}
