import { dirname } from 'node:path';
import type { Environment } from '../io/environment.ts';
import { packageVersion } from '../io/shipped.ts';
import type { Assessment } from '../model/assessment.ts';
import { buildReport, type ReportModel } from '../report/model.ts';
import { planActions } from '../scoring/plan.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import type { LoadedAssessment } from './assessments.ts';
import { chooseLevel, type LoadedCatalogue, loadAimed, loadNamed } from './catalogues.ts';

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

/** The catalogue and level a command was asked for; else those the file aims at. */
export interface Aimed {
  readonly catalogue?: string;
  readonly level?: string;
}

/**
 * The report on what a command was asked for: the file's own aim, or another level or catalogue of it.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function reportAsAsked(
  { assessment, loaded, path }: LoadedAssessment,
  asked: Aimed,
  { cwd, today }: Pick<Environment, 'cwd' | 'today'>,
): ReturnType<typeof reportOn> {
  const { catalogue, earlier } = assessment;
  const aims = [catalogue, ...(earlier ?? [])];
  const known = aims.find(({ id }) => id === asked.catalogue);
  const chosen =
    asked.catalogue === undefined ? loaded : known ? loadAimed(known, dirname(path)) : loadNamed(asked.catalogue, cwd);
  const before = aims.find(({ id }) => id === chosen.catalogue.id)?.level;
  return reportOn(chosen, assessment, chooseLevel(chosen.catalogue, asked.level, before), today());
}
