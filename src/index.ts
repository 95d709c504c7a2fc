export { explain, judge, report } from './api/judge.ts';
export { type AssessmentText, listCatalogues, type OpenAssessment, openAssessment, openCatalogue } from './api/open.ts';
export type { AimOptions, JudgeOptions, PlaceOptions, ReportOptions } from './api/options.ts';
export { type CheckFormat, type RenderOptions, type ReportFormat, render } from './api/render.ts';
export { type Describable, describe } from './api/words.ts';
export { type ErrorCode, UserError } from './errors.ts';
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
export type { Diagnostic, DiagnosticCode, Range, Severity } from './formats/diagnostic.ts';
export type { Guidance, GuidanceEntry } from './formats/guidance.ts';
export type { CheckedCriterion, CheckedFile, CheckReport, JudgedFile, UnreadFile } from './formats/outputs/check.ts';
export type { ReportModel } from './formats/outputs/report.ts';
export type { Audience } from './formats/states.ts';
export type { Language } from './i18n/t.ts';
export type { Assurance } from './scoring/assurance.ts';
export type { Explanation } from './scoring/explain.ts';
export type { Counts, CriterionState, Judgement } from './scoring/result.ts';
export type { LoadedCatalogue as OpenCatalogue } from './workspace/catalogue.ts';
export { InvalidFile } from './workspace/invalidFile.ts';
