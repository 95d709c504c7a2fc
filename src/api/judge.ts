import type { CheckReport } from '../formats/outputs/check.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import { forAudience } from '../report/audience.ts';
import type { Explanation } from '../scoring/explain.ts';
import { loadBaseline } from '../workspace/baseline.ts';
import type { LoadedCatalogue } from '../workspace/catalogue.ts';
import { checkedFile, checkReport } from '../workspace/check.ts';
import { explainAsAsked, nothingAnswered } from '../workspace/explain.ts';
import { judge as judgeByTerms } from '../workspace/judge.ts';
import { reportAsAsked } from '../workspace/report.ts';
import { termsBy } from '../workspace/terms.ts';
import { type OpenAssessment, reopened } from './open.ts';
import {
  type AimOptions,
  assertAim,
  assertAudience,
  assertTerms,
  type JudgeOptions,
  type ReportOptions,
  workplaceOf,
  wrongOption,
} from './options.ts';

/**
 * Judges assessments as the command `check` does: what it returns is what `check --reporter json` prints.
 * No config file is read.
 * @throws UserError unknown-catalogue, unknown-level, baseline-not-found, baseline-differs and those of reading;
 * InvalidFile; TypeError where an option has a value that it does not take
 */
export function judge(
  assessments: OpenAssessment | readonly OpenAssessment[],
  options: JudgeOptions = {},
): CheckReport {
  assertTerms(options);
  // A run over nothing would pass.
  if (Array.isArray(assessments) && assessments.length === 0) throw wrongOption('empty list of assessments');
  const workplace = workplaceOf(options);
  const { cwd } = workplace;
  const terms = termsBy(
    options.rules === undefined ? {} : { rules: options.rules },
    { ...options, asOf: workplace.today },
    workplace.today,
  );
  const baseline = terms.baseline === undefined ? undefined : loadBaseline(terms.baseline, cwd);
  const lookAtNothing = () => new Map();
  const files = [assessments].flat().map((one) => {
    const opened = reopened(one);
    const judged = judgeByTerms(opened, terms, workplace, options.evidence === false ? lookAtNothing : undefined);
    return checkedFile(opened, judged, terms, baseline, { cwd });
  });
  return checkReport(files, terms);
}

/**
 * What a report says of an assessment: what `report --format json` prints, with nothing in the place of what its
 * audience may not see.
 * @throws UserError unknown-catalogue, unknown-level and those of reading; InvalidFile; TypeError as above
 */
export function report(assessment: OpenAssessment, options: ReportOptions = {}): ReportModel {
  assertAim(options, ['audience']);
  assertAudience(options.audience);
  return forAudience(reportAsAsked(reopened(assessment), options, workplaceOf(options)).model, options.audience);
}

/**
 * How a state or a count came about, by the id of a criterion, requirement, section, category or level; of a catalogue,
 * what it asks.
 * @throws UserError unknown-id, unknown-catalogue, unknown-level and those of reading; InvalidFile; TypeError as above
 */
export function explain(opened: OpenAssessment | LoadedCatalogue, id: string, options: AimOptions = {}): Explanation {
  assertAim(options);
  const workplace = workplaceOf(options);
  const isCatalogue = typeof opened === 'object' && opened !== null && 'catalogue' in opened;
  const subject = isCatalogue ? nothingAnswered(opened, workplace.cwd, id) : reopened(opened);
  return explainAsAsked(subject, id, options, workplace).explanation;
}
