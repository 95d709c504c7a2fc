import { packageVersion } from '../io/shipped.ts';
import type { Assessment } from '../model/assessment.ts';
import { buildReport, type ReportModel } from '../report/model.ts';
import { planActions } from '../scoring/plan.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import type { LoadedCatalogue } from './catalogues.ts';

/** Judges an assessment and gathers what a report says of it. */
export function reportOn(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  level: string,
  today: string,
): { readonly result: Result; readonly model: ReportModel } {
  const { catalogue, guidance, hash } = loaded;
  const result = score(catalogue, assessment, { level, hash });
  const actions = planActions(catalogue, assessment, result, guidance);
  const model = buildReport({ catalogue, guidance, assessment, result, actions, today, version: packageVersion() });
  return { result, model };
}
