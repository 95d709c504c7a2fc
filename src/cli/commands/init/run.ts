import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { isThere } from '../../../io/isThere.ts';
import { type NewAssessment, newAssessmentText } from '../../../workspace/newAssessment.ts';
import { noteCommand } from '../../commandLine.ts';
import type { Context } from '../../context.ts';

/** Writes a new assessment file and says how to go on. */
export async function init(options: NewAssessment, context: Context): Promise<number> {
  createFile(options, context);
  context.note(context.t('init.done', { file: options.file }));
  noteCommand(context.t('init.next', { file: options.file }), context);
  return exitCodes.passed;
}

/**
 * Writes a new assessment file.
 * @throws UserError file-exists, unknown-level
 */
function createFile(options: NewAssessment, { environment, language }: Context): void {
  const { file } = options;
  const path = resolve(environment.cwd, file);
  if (isThere(path)) throw new UserError('file-exists', { file });
  replaceFile(path, newAssessmentText(options, environment.cwd, language), { name: file });
}
