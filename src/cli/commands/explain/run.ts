import { resolve } from 'node:path';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import type { EvidenceFile } from '../../../domain/evidence.ts';
import { standingOn } from '../../../domain/view.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import type { Catalogue } from '../../../formats/catalogue.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { relatedAnswers } from '../../../interview/related.ts';
import { isThere } from '../../../io/isThere.ts';
import { levelOf } from '../../../report/model.ts';
import { stagesOf } from '../../../report/stages.ts';
import type { Result } from '../../../scoring/result.ts';
import { countViews } from '../../../scoring/views.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import { DEFAULT_CATALOGUE, loadNamed } from '../../../workspace/catalogue.ts';
import { crosswalksInto, frameworksAt } from '../../../workspace/crosswalk.ts';
import { reviewedFiles } from '../../../workspace/evidenceFiles.ts';
import { explainAsAsked, nothingAnswered } from '../../../workspace/explain.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import type { Aimed, AsOf } from '../../../workspace/score.ts';
import { type Context, speakingOf } from '../../context.ts';
import { explanationScreen } from '../../explanationScreen.ts';
import { noteOutdated } from '../../judged.ts';
import { officialFor } from '../../official.ts';

export interface ExplainOptions extends Aimed, AsOf {
  readonly id: string;
  /** Left out: the usual file where there is one, else nothing answered. */
  readonly file?: string;
  /** The reader's own copy of the official workbook. */
  readonly official?: string;
}

/** What a criterion asks, what was answered, and how a state or count came about. */
export async function explain(
  { id: typed, file, official, ...asked }: ExplainOptions,
  context: Context,
): Promise<number> {
  const { cwd } = context.environment;
  const hasFile = file !== undefined || isThere(resolve(cwd, DEFAULT_FILE));
  const opened = hasFile
    ? loadAssessment(file ?? DEFAULT_FILE, cwd)
    : nothingAnswered(loadNamed(asked.catalogue ?? DEFAULT_CATALOGUE, cwd), cwd, typed);
  const { chosen, spoken, result, explanation } = explainAsAsked(opened, typed, asked, context.workplace);
  noteOutdated(opened, chosen, result.outdated, context);
  const { id } = explanation;
  const texts = (await officialFor(official, context))?.(chosen.catalogue);
  const level = levelOf(spoken.catalogue, result).title;
  const written = allCriteria(chosen.catalogue).find((criterion) => criterion.id === id);
  const files = reviewedFiles(opened, result);
  const crosswalks = crosswalksInto(opened, context.language, chosen);
  const day = asked.asOf ?? context.workplace.today;
  const beside = {
    official: texts?.get(id),
    voices:
      written === undefined
        ? ({ last: [], earlier: [], verdict: 'none' } as const)
        : standingOn(written, opened.assessment, files),
    related: relatedAnswers(id, opened.assessment, crosswalks),
    crosswalks,
    mappings: frameworksAt(id, chosen, context.language),
    stages:
      explanation.kind === 'level'
        ? stagesHere(spoken.catalogue, chosen.catalogue, opened.assessment, result, files, day)
        : [],
  };
  const speaking = speakingOf(spoken.catalogue, context);
  context.print(explanationScreen(explanation, opened.assessment, level, spoken, speaking, beside));
  return exitCodes.passed;
}

function stagesHere(
  spoken: Catalogue,
  written: Catalogue,
  assessment: Assessment,
  result: Result,
  files: ReadonlyMap<string, EvidenceFile>,
  day: string,
) {
  const criteria = allCriteria(narrowToLevel(written, result.level.id));
  const views = assessment.reviews && countViews(criteria, assessment, files);
  return stagesOf(spoken, assessment, result, views, day);
}
