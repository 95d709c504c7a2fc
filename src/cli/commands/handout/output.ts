import { resolve } from 'node:path';
import { UserError } from '../../../errors.ts';
import { currentStamp } from '../../../io/readFile.ts';
import { isSameFile } from '../../../io/sameFile.ts';
import type { LoadedAssessment } from '../../../workspace/assessment.ts';
import type { Context } from '../../context.ts';

/**
 * Where a hand-out is written to.
 * @throws UserError same-file, output-exists
 */
export function outputPath(
  output: string,
  opened: LoadedAssessment,
  { force = false }: { readonly force?: boolean | undefined },
  { environment }: Context,
): string {
  const path = resolve(environment.cwd, output);
  if (isSameFile(path, opened.path)) throw new UserError('same-file', { file: output });
  if (currentStamp(path) !== undefined && !force) throw new UserError('output-exists', { file: output });
  return path;
}
