import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { MessageKey } from '../i18n/t.ts';
import { replaceFile } from '../io/atomicFile.ts';
import { currentStamp, readFile } from '../io/readFile.ts';
import { refuseLinks } from '../io/regularFile.ts';
import { isSameFile } from '../io/sameFile.ts';
import type { Context } from './context.ts';
import { isOwnFile, type Recogniser } from './ownFiles.ts';

/** Assumption: no report is larger. */
const MOST_OF_OURS = 16 * 1024 * 1024;

/** A file to write to, and what may lie there. */
export interface Destination {
  /** As typed; standard output where left out. */
  readonly output: string | undefined;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean | undefined;
  /** Knows what the command has written there before. */
  readonly isOurs: Recogniser;
}

/**
 * Refuses before anything is written to write over what was read, and over what the command has not made.
 * @throws UserError same-file, output-is-link, output-not-ours
 */
export async function refuseOverwriting(
  { output, force = false, isOurs }: Destination,
  read: readonly string[],
  { environment: { cwd } }: Pick<Context, 'environment'>,
): Promise<void> {
  if (output === undefined) return;
  const path = resolve(cwd, output);
  if (read.some((one) => isSameFile(path, one))) throw new UserError('same-file', { file: output });
  refuseLinks(path, output);
  if (force || currentStamp(path) === undefined) return;
  const bytes = bytesAt(path);
  if (bytes?.length === 0 || (bytes !== undefined && (await isOwnFile(bytes, isOurs)))) return;
  throw new UserError('output-not-ours', { file: output });
}

/** undefined where it cannot be read, or is larger than what is ours: nobody knows then whose it is. */
function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFile(path, path, MOST_OF_OURS).bytes;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
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
