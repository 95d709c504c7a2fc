import { dirname, resolve } from 'node:path';
import { createAssessment } from '../../../assessment/create.ts';
import { UserError } from '../../../errors.ts';
import { exitCodes } from '../../../formats/exitCodes.ts';
import { replaceFile } from '../../../io/atomicFile.ts';
import { isThere } from '../../../io/isThere.ts';
import { aimOf, chooseLevel, DEFAULT_CATALOGUE, loadNamed } from '../../../workspace/catalogue.ts';
import { starterFor } from '../../../workspace/starters.ts';
import type { Context } from '../../context.ts';

export interface InitOptions {
  readonly file: string;
  readonly catalogue?: string;
  readonly level?: string;
  readonly name?: string;
}

/** Writes a new assessment file and says how to go on. */
export async function init(options: InitOptions, context: Context): Promise<number> {
  createFile(options, context);
  context.note(context.t('init.done', { file: options.file }));
  context.note(context.t('init.next', { file: options.file }));
  return exitCodes.passed;
}

/**
 * Writes a new assessment file.
 * @throws UserError file-exists, unknown-level
 */
export function createFile(options: InitOptions, { environment, language }: Context): void {
  const { file, name } = options;
  const path = resolve(environment.cwd, file);
  if (isThere(path)) throw new UserError('file-exists', { file });
  const loaded = loadNamed(options.catalogue ?? DEFAULT_CATALOGUE, environment.cwd);
  const folder = dirname(path);
  const aim = aimOf(loaded, chooseLevel(loaded.catalogue, options.level), folder);
  replaceFile(path, createAssessment(starterFor(folder, 'assessment', language), aim, name), { name: file });
}
