import type { ReportModel } from '../../formats/outputs/report.ts';

/**
 * What a report is of, the same from one report to the next: what is named by it is updated by whoever imports again, and
 * is never that of another assessment.
 * Assumption: two assessments of one firm differ in their companies or sites; departments and systems come and go.
 */
export function subjectOf({ organization, scope, catalogue }: ReportModel): readonly unknown[] {
  const { companies = [], sites = [] } = scope;
  return [organization, companies, sites, catalogue.id];
}
