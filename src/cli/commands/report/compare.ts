import { resolve } from 'node:path';
import { wrongUse } from '../../../errors.ts';
import type { Progress } from '../../../formats/outputs/progress.ts';
import { isThere } from '../../../io/isThere.ts';
import { isSameFile } from '../../../io/sameFile.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { isDayWithoutYear, typedDayNear } from '../../../text/typed.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import { inputsOf } from '../../../workspace/inputs.ts';
import { progressOf } from '../../../workspace/progress.ts';
import type { Aimed, AsOf } from '../../../workspace/score.ts';
import type { Context } from '../../context.ts';
import { openAll } from '../../openAll.ts';

/** What a report is compared with, and how it is judged. */
export interface CompareOptions extends Aimed, AsOf {
  /** Earlier files and days of the history; `true` stands for all that the history tells. */
  readonly compare?: true | readonly string[];
}

/** What an assessment is compared with, and the files that were read for that. */
export interface Compared {
  readonly progress: Progress;
  readonly read: readonly string[];
}

/**
 * Compares an assessment with the files and days that were named, or with its history where none was.
 * @throws UserError usage, other-firm, different-catalogues, history-not-found, history-begins-later and those of reading
 */
export async function compare(
  opened: LoadedAssessment,
  { compare: asked = true, catalogue, level, asOf }: CompareOptions,
  context: Context,
): Promise<Compared> {
  const { environment, t, note, workplace } = context;
  const words = asked === true ? [] : asked;
  const today = asOf ?? workplace.today;
  // What a report is compared with is over.
  const dayOf = (word: string) => typedDayNear(word, today, 'over');
  const isDay = (word: string) => dayOf(word) !== undefined && !isThere(resolve(environment.cwd, word));
  const days = words.filter(isDay).map((word) => dayOf(word) ?? word);
  for (const word of words.filter((one) => isDay(one) && isDayWithoutYear(one))) {
    note(t('usage.day-read', { option: '--compare', value: sanitizeLine(word), date: dayOf(word) ?? '' }));
  }
  const future = days.find((day) => day > today);
  if (future !== undefined) throw wrongUse(t('usage.compare-future', { day: future, today }), 'scs-check report');
  const inputs = await inputsOf(
    words.filter((word) => !isDay(word)),
    environment,
  );
  const itself = inputs.find(({ path }) => isSameFile(path, opened.path));
  if (itself !== undefined) throw wrongUse(t('usage.compare-itself', { file: itself.name }), 'scs-check report');
  const files = openAll(inputs, context);
  const aimed = { ...(catalogue === undefined ? {} : { catalogue }), ...(level === undefined ? {} : { level }) };
  const progress = progressOf(opened, { files, days }, { aimed, asOf: today, rules: {} }, workplace);
  return { progress, read: files.map(({ path }) => path) };
}
