import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { buildReport, type ReportModel } from '../report/model.ts';
import { planActions } from '../scoring/plan.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import { countViews } from '../scoring/views.ts';
import type { LoadedAssessment } from './assessments.ts';
import { chooseLevel, type LoadedCatalogue, loadAimed, loadNamed } from './catalogues.ts';
import type { Context } from './context.ts';
import { noteOutdated } from './outdated.ts';
import { inLanguage } from './translations.ts';

/** Judges an assessment and gathers what a report says of it. */
export function reportOn(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  level: string,
  { environment, language }: Context,
): ReportModel {
  const spoken = inLanguage(loaded, language);
  const result = score(spoken.catalogue, assessment, { level, hash: spoken.hash });
  return modelOf(spoken, assessment, result, environment.today(), loaded.catalogue);
}

/** What a report says of a result that is known already; `written` is the catalogue in its own language. */
export function modelOf(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  result: Result,
  today: string,
  written: Catalogue,
): ReportModel {
  const { catalogue, guidance } = loaded;
  const actions = planActions(catalogue, assessment, result, guidance);
  const criteria = allCriteria(narrowToLevel(written, result.level.id));
  const views = assessment.reviews && countViews(criteria, assessment);
  return buildReport({
    catalogue,
    written,
    views,
    guidance,
    assessment,
    result,
    actions,
    today,
    version: packageVersion(),
  });
}

/** The catalogue and level a command was asked for; else those the file aims at. */
export interface Aimed {
  readonly catalogue?: string;
  readonly level?: string;
}

/**
 * The result a command was asked for: at the file's own aim, or at another level or catalogue of it.
 * `chosen` is the catalogue as it was written, `spoken` the same in the language of the command.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function scoreAsAsked(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  asked: Aimed,
  { environment: { cwd }, language }: Context,
): { readonly chosen: LoadedCatalogue; readonly spoken: LoadedCatalogue; readonly result: Result } {
  const { assessment, loaded } = opened;
  const { catalogue, earlier } = assessment;
  const aims = [catalogue, ...(earlier ?? [])];
  const known = aims.find(({ id }) => id === asked.catalogue);
  const chosen =
    asked.catalogue === undefined ? loaded : known ? loadAimed(known, opened) : loadNamed(asked.catalogue, cwd);
  const before = aims.find(({ id }) => id === chosen.catalogue.id)?.level;
  const level = chooseLevel(chosen.catalogue, asked.level, before);
  const spoken = inLanguage(chosen, language);
  return { chosen, spoken, result: score(spoken.catalogue, assessment, { level, hash: chosen.hash }) };
}

/** The same as a report; says beside it where answers were given to an older text. */
export function reportAsAsked(opened: LoadedAssessment, asked: Aimed, context: Context): ReportModel {
  const { chosen, spoken, result } = scoreAsAsked(opened, asked, context);
  noteOutdated(opened, chosen, context);
  return modelOf(spoken, opened.assessment, result, context.environment.today(), chosen.catalogue);
}
