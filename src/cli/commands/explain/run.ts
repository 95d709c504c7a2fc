import { resolve } from 'node:path';
import { allCriteria, narrowToLevel } from '../../../domain/catalogue.ts';
import { reviewOf } from '../../../domain/view.ts';
import type { Assessment } from '../../../formats/assessment.ts';
import { isThere } from '../../../io/isThere.ts';
import { levelOf } from '../../../report/model.ts';
import { explain as explainResult } from '../../../scoring/explain.ts';
import { findTypedId } from '../../../text/typed.ts';
import { loadAssessment } from '../../../workspace/assessment.ts';
import { DEFAULT_CATALOGUE, type LoadedCatalogue, loadNamed } from '../../../workspace/catalogue.ts';
import { DEFAULT_FILE } from '../../../workspace/names.ts';
import { type Aimed, scoreAsAsked } from '../../../workspace/report.ts';
import type { Context } from '../../context.ts';
import { exitCodes } from '../../exitCodes.ts';
import { explanationScreen } from '../../explanationScreen.ts';
import { idsIn, unknownId } from '../../knownIds.ts';
import { officialFor } from '../../official.ts';

export interface ExplainOptions extends Aimed {
  readonly id: string;
  /** Left out: the usual file where there is one, else nothing answered. */
  readonly file?: string;
  /** The reader's own copy of the official workbook. */
  readonly official?: string;
}

/** What a criterion asks, what was answered, and how a state or count came about. */
export async function explain({ id, file, official, ...asked }: ExplainOptions, context: Context): Promise<number> {
  const { cwd } = context.environment;
  const hasFile = file !== undefined || isThere(resolve(cwd, DEFAULT_FILE));
  const opened = hasFile ? loadAssessment(file ?? DEFAULT_FILE, cwd) : nothingAnswered(asked, cwd);
  const { chosen, spoken, result } = scoreAsAsked(opened, withLevel(asked, opened.loaded, id), context.workplace);
  const wanted = findTypedId(id, idsIn(chosen.catalogue));
  const explanation =
    wanted === undefined ? undefined : explainResult(spoken.catalogue, opened.assessment, result, wanted);
  if (wanted === undefined || explanation === undefined) {
    throw unknownId(id, chosen.catalogue, idsIn(narrowToLevel(chosen.catalogue, result.level.id)));
  }
  const texts = (await officialFor(official, context))?.(chosen.catalogue);
  const level = levelOf(spoken.catalogue, result).title;
  const written = allCriteria(chosen.catalogue).find((criterion) => criterion.id === wanted);
  const beside = { official: texts?.get(wanted), standing: written && reviewOf(written, opened.assessment) };
  context.print(explanationScreen(explanation, opened.assessment, level, spoken, context, beside));
  return exitCodes.passed;
}

/** Who asks for star4 means that level, whatever the file aims at. */
function withLevel(asked: Aimed, { catalogue }: LoadedCatalogue, typed: string): Aimed {
  if (asked.catalogue !== undefined || asked.level !== undefined) return asked;
  const level = findTypedId(
    typed,
    catalogue.levels.map(({ id }) => id),
  );
  return level === undefined ? asked : { ...asked, level };
}

/** Without a file there is still much to explain: what the catalogue asks, at its highest level. */
function nothingAnswered({ catalogue: named = DEFAULT_CATALOGUE }: Aimed, cwd: string) {
  const loaded = loadNamed(named, cwd);
  const { id, edition, levels } = loaded.catalogue;
  const assessment: Assessment = {
    formatVersion: 1,
    organization: { name: '' },
    scope: {},
    catalogue: { id, edition, level: levels.at(-1)?.id ?? '' },
    answers: {},
  };
  return { assessment, loaded, name: '', path: cwd };
}
