export { parseAssessment } from './assessment/parse.ts';
export { parseCatalogue, parseCrosswalk, parseGuidance } from './catalogue/parse.ts';
export { digestOf } from './domain/digest.ts';
export { type ErrorCode, InternalError, UserError } from './errors.ts';
export type { Answer, AnswerState, Assessment, Evidence, Scope } from './formats/assessment.ts';
export type {
  Catalogue,
  Category,
  Criterion,
  Level,
  ProfileFact,
  Requirement,
  Section,
  TargetLevel,
} from './formats/catalogue.ts';
export type { Crosswalk, Mapping, Relation } from './formats/crosswalk.ts';
export type { Diagnostic, DiagnosticCode, Range, Severity } from './formats/diagnostic.ts';
export type { Guidance, GuidanceEntry } from './formats/guidance.ts';
export type { CheckedCriterion, CheckedFile, CheckReport, JudgedFile, UnreadFile } from './formats/outputs/check.ts';
export type { DiffReport } from './formats/outputs/diff.ts';
export type { ReportModel } from './formats/outputs/report.ts';
export { renderJson } from './report/feed/json.ts';
export { buildReport } from './report/model.ts';
export { type Action, planActions } from './scoring/actions.ts';
export { type Explanation, explain } from './scoring/explain.ts';
export { type GateOutcome, gate } from './scoring/gate.ts';
export type { Counts, CriterionState, Judgement, Result, TargetCount } from './scoring/result.ts';
export { score } from './scoring/score.ts';
