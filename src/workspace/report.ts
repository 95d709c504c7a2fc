import { allCriteria, narrowToLevel } from '../domain/catalogue.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { OutdatedAnswers } from '../domain/outdated.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { ReportModel } from '../formats/outputs/report.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { buildReport } from '../report/model.ts';
import { type Action, planActions } from '../scoring/actions.ts';
import type { Closing } from '../scoring/closing.ts';
import { type Planned, planByDue } from '../scoring/plan.ts';
import { countViews } from '../scoring/views.ts';
import type { LoadedAssessment } from './assessment.ts';
import { frameworksOf } from './crosswalk.ts';
import { reviewedFiles } from './evidenceFiles.ts';
import { type Judgeable, type Judged, judge } from './judge.ts';
import { type Aimed, type AsOf, type Scored, scoreAsAsked } from './score.ts';
import type { Terms } from './terms.ts';
import type { Workplace } from './workplace.ts';

/**
 * What a report says of a result.
 */
function modelOf(
  { chosen, spoken, grounds, result }: Scored,
  assessment: Assessment,
  actions: readonly Action[],
  { language, today }: Pick<Workplace, 'language' | 'today'>,
  files: ReadonlyMap<string, EvidenceFile>,
): ReportModel {
  const { catalogue, guidance } = spoken;
  const written = chosen.catalogue;
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
    mappings: frameworksOf(spoken, language),
    crosswalks: grounds.crosswalks,
    today,
    version: packageVersion(),
  });
}

function actionsOf(
  { spoken: { catalogue, guidance }, result }: Scored,
  assessment: Assessment,
  today: string,
): readonly Action[] {
  return planActions(catalogue, assessment, result, guidance, today);
}

/** What is open of a result, by due date and with who is in charge. */
export function planOf(scored: Scored, assessment: Assessment, today: string): readonly Planned[] {
  return planByDue(actionsOf(scored, assessment, today), assessment, scored.result, today);
}

/** What is said of an assessment that was judged by the terms of a run, and by what it was judged. */
export interface ReportedJudgement extends Judged {
  readonly model: ReportModel;
}

/**
 * Judges an assessment by the terms of a run, and gathers what a report says of it on the day of the terms.
 * @throws UserError unknown-catalogue, unknown-level
 */
export function reportJudged(opened: Judgeable, terms: Terms, { cwd, language }: Workplace): ReportedJudgement {
  const judged = judge(opened, terms, { cwd, language });
  const { assessment } = opened;
  const today = terms.asOf;
  const actions = actionsOf(judged, assessment, today);
  return { ...judged, model: modelOf(judged, assessment, actions, { language, today }, judged.evidence) };
}

/** What a report says, and the answers in it that were given to another text than the one judged by. */
export interface Reported extends Scored {
  readonly model: ReportModel;
  /** What is open, by due date and with who is in charge. */
  readonly plan: readonly Planned[];
  readonly outdated: OutdatedAnswers;
  /** What is left of the file at its own aim, whatever the report is about. */
  readonly closing: () => readonly Closing[];
}

/**
 * Scores an assessment as it was asked for, and gathers what a report says of it.
 * @param look for the evidence files that views are about; left out, they are as they are now.
 */
export function reportAsAsked(
  opened: Pick<LoadedAssessment, 'assessment' | 'loaded' | 'name' | 'path'>,
  asked: Aimed & AsOf,
  workplace: Workplace,
  look: typeof reviewedFiles = reviewedFiles,
): Reported {
  const scored = scoreAsAsked(opened, asked, workplace);
  const { result } = scored;
  const { assessment } = opened;
  const { language, today: now } = workplace;
  const today = asked.asOf ?? now;
  const actions = actionsOf(scored, assessment, today);
  const model = modelOf(scored, assessment, actions, { language, today }, look(opened, result));
  const plan = planByDue(actions, assessment, result, today);
  const isAtAim = asked.catalogue === undefined && asked.level === undefined;
  const closing = () => (isAtAim ? model.closing : closingAtAim(opened, asked, workplace));
  return { ...scored, model, plan, closing, outdated: result.outdated };
}

/** What is left of a file at its own aim, whatever an output of it is about. */
export function closingAtAim(
  opened: Parameters<typeof reportAsAsked>[0],
  { asOf }: AsOf,
  workplace: Workplace,
): readonly Closing[] {
  return reportAsAsked(opened, asOf === undefined ? {} : { asOf }, workplace).model.closing;
}
