import { dirname, join } from 'node:path';
import { type OutdatedAnswers, outdatedAnswers } from '../assessment/migrate.ts';
import type { LoadedAssessment } from './assessments.ts';
import type { LoadedCatalogue } from './catalogues.ts';
import { commandLine, quoted } from './commandLine.ts';
import type { Context } from './context.ts';

/**
 * One line where answers were given to another text than the one judged by, so that no count is taken for more than it is.
 * Returns them: to find them again would hash each criterion again.
 */
export function noteOutdated(
  { name, assessment }: Pick<LoadedAssessment, 'name' | 'assessment'>,
  { catalogue }: LoadedCatalogue,
  { note, t, language }: Pick<Context, 'note' | 't' | 'language'>,
): OutdatedAnswers {
  const outdated = outdatedAnswers(assessment, catalogue);
  const sentences = describe(name, outdated, t);
  if (sentences.length === 0) return outdated;
  const { id, file } =
    [assessment.catalogue, ...(assessment.earlier ?? [])].find((aim) => aim.id === catalogue.id) ??
    assessment.catalogue;
  const target = file === undefined ? id : join(dirname(name), file);
  const command = commandLine(`scs-check migrate ${quoted(name)} --to ${quoted(target)}`, language);
  note([...sentences, t('outdated.migrate', { command })].join(t('sentence.separator')));
  return outdated;
}

function describe(file: string, { changed, wording }: OutdatedAnswers, t: Context['t']): readonly string[] {
  const count = wording.length;
  if (changed.length === 0) return count === 0 ? [] : [t('outdated.wording', { file, count })];
  const told = t('outdated.changed', { file, count: changed.length, ids: changed.join(' ') });
  return count === 0 ? [told] : [told, t('outdated.wording.too', { count })];
}
