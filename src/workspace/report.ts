import { type OutdatedAnswers, outdatedAnswers } from '../assessment/migrate.ts';
import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { buildReport } from '../report/model.ts';
import { planActions } from '../scoring/actions.ts';
import { type Planned, planByDue } from '../scoring/plan.ts';
import type { Result } from '../scoring/result.ts';
import { score } from '../scoring/score.ts';
import { countViews } from '../scoring/views.ts';
import type { LoadedAssessment } from './assessment.ts';
import type { LoadedCatalogue } from './catalogue.ts';
import { frameworksOf } from './crosswalk.ts';
import { type Aimed, type AsOf, type Scored, scoreAsAsked } from './score.ts';
import { inLanguage } from './translation.ts';
import type { Workplace } from './workplace.ts';

/** Judges an assessment and gathers what a report says of it. */
export function reportOn(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  level: string,
  { language, today }: Workplace,
): ReportModel {
  const spoken = inLanguage(loaded, language);
  const result = score(spoken.catalogue, assessment, { level, hash: spoken.hash, guidance: spoken.guidance });
  return modelOf(spoken, assessment, result, { language, today }, loaded.catalogue);
}

/**
 * What a report says of a result that is known already.
 * @param written the catalogue in its own language.
 * @param files what was found of evidence files; left out, nobody has looked.
 */
export function modelOf(
  loaded: LoadedCatalogue,
  assessment: Assessment,
  result: Result,
  { language, today }: Pick<Workplace, 'language' | 'today'>,
  written: Catalogue,
  files?: ReadonlyMap<string, EvidenceFile>,
): ReportModel {
  const { catalogue, guidance } = loaded;
  const actions = planActions(catalogue, assessment, result, guidance, today);
  const criteria = allCriteria(narrowToLevel(written, result.level.id));
  const views = assessment.reviews && countViews(criteria, assessment, files);
  return buildReport({
    catalogue,
    written,
    views,
    files,
    guidance,
    assessment,
    result,
    actions,
    mappings: frameworksOf(loaded, language),
    today,
    version: packageVersion(),
  });
}

/** What is open of a result, by due date and with who is in charge. */
export function planOf(
  { spoken: { catalogue, guidance }, result }: Pick<Scored, 'spoken' | 'result'>,
  assessment: Assessment,
  today: string,
): readonly Planned[] {
  return planByDue(planActions(catalogue, assessment, result, guidance, today), assessment, result, today);
}

/** What a report says, and the answers in it that were given to another text than the one judged by. */
export interface Reported extends Scored {
  readonly model: ReportModel;
  readonly outdated: OutdatedAnswers;
}

/**
 * The same as a report.
 * @param look looks at the evidence files that views are about; left out, nobody does.
 */
export function reportAsAsked(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  asked: Aimed & AsOf,
  workplace: Workplace,
  look?: (opened: Pick<LoadedAssessment, 'assessment' | 'path'>, result: Result) => ReadonlyMap<string, EvidenceFile>,
): Reported {
  const scored = scoreAsAsked(opened, asked, workplace);
  const { chosen, spoken, result } = scored;
  const day = { ...workplace, today: asked.asOf ?? workplace.today };
  const model = modelOf(spoken, opened.assessment, result, day, chosen.catalogue, look?.(opened, result));
  return { ...scored, model, outdated: outdatedAnswers(opened.assessment, chosen.catalogue) };
}
