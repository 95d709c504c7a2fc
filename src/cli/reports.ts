import { dirname } from 'node:path';
import { packageVersion } from '../io/packageRoot.ts';
import type { Assessment } from '../model/assessment.ts';
import { buildReport, type ReportModel } from '../report/model.ts';
import { planActions } from '../scoring/plan.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import type { LoadedAssessment } from './assessments.ts';
import { chooseLevel, type LoadedCatalogue, loadAimed, loadNamed } from './catalogues.ts';
import type { Context } from './context.ts';
import { noteOutdated } from './outdated.ts';

/** Judges an assessment and gathers what a report says of it. */
export function reportOn(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  level: string,
  today: string,
): { readonly result: Result; readonly model: ReportModel } {
  const result = score(loaded.catalogue, assessment, { level, hash: loaded.hash });
  return { result, model: modelOf(loaded, assessment, result, today) };
}

function modelOf(loaded: LoadedCatalogue, assessment: Assessment, result: Result, today: string): ReportModel {
  const { catalogue, guidance } = loaded;
  const actions = planActions(catalogue, assessment, result, guidance);
  return buildReport({ catalogue, guidance, assessment, result, actions, today, version: packageVersion() });
}

/** The catalogue and level a command was asked for; else those the file aims at. */
export interface Aimed {
  readonly catalogue?: string;
  readonly level?: string;
}

/**
 * The result a command was asked for: at the file's own aim, or at another level or catalogue of it.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function scoreAsAsked(
  { assessment, loaded, path }: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'path'>,
  asked: Aimed,
  cwd: string,
): { readonly chosen: LoadedCatalogue; readonly result: Result } {
  const { catalogue, earlier } = assessment;
  const aims = [catalogue, ...(earlier ?? [])];
  const known = aims.find(({ id }) => id === asked.catalogue);
  const chosen =
    asked.catalogue === undefined ? loaded : known ? loadAimed(known, dirname(path)) : loadNamed(asked.catalogue, cwd);
  const before = aims.find(({ id }) => id === chosen.catalogue.id)?.level;
  const level = chooseLevel(chosen.catalogue, asked.level, before);
  return { chosen, result: score(chosen.catalogue, assessment, { level, hash: chosen.hash }) };
}

/** The same as a report; says beside it where answers were given to an older text. */
export function reportAsAsked(opened: LoadedAssessment, asked: Aimed, context: Context): ReportModel {
  const { cwd, today } = context.environment;
  const { chosen, result } = scoreAsAsked(opened, asked, cwd);
  noteOutdated(opened, chosen, context);
  return modelOf(chosen, opened.assessment, result, today());
}
