import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { MessageKey } from '../i18n/t.ts';
import { replaceFile } from '../io/atomicFile.ts';
import { isSameFile } from '../io/sameFile.ts';
import type { Context } from './context.ts';

/** Refuses before anything is written to write over what was read. @throws UserError same-file */
export function refuseOverwriting(
  output: string | undefined,
  read: readonly string[],
  { environment: { cwd } }: Pick<Context, 'environment'>,
): void {
  if (output !== undefined && read.some((path) => isSameFile(resolve(cwd, output), path))) {
    throw new UserError('same-file', { file: output });
  }
}

/** Prints what a command has made, or writes it to a file and says so. */
export function deliver(
  content: string | Uint8Array,
  output: string | undefined,
  { environment, t, note }: Pick<Context, 'environment' | 't' | 'note'>,
  written: MessageKey = 'report.written',
): void {
  if (output === undefined) {
    environment.stdout.write(content);
    return;
  }
  replaceFile(resolve(environment.cwd, output), content, { name: output });
  note(t(written, { file: output }));
}
