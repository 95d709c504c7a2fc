import { basename, dirname, join } from 'node:path';
import { isThere } from '../io/isThere.ts';
import { rename } from '../io/patience.ts';
import { asUserError } from '../io/writeError.ts';

/** Where the content before the last write is kept. */
export function backupOf(file: string): string {
  return `${file}.bak`;
}

/**
 * The earlier content of a file that is gone may be all that is left of it, and the second save of a new file would take
 * its place: it gets a name of its own, which ends as every other earlier content does.
 * @returns the name it has now; nothing where none was there.
 * @throws UserError as whatever is written throws it
 */
export function keepBackup(path: string): string | undefined {
  if (isThere(path) || !isThere(backupOf(path))) return undefined;
  const kept = freeName(path);
  try {
    rename(backupOf(path), kept);
  } catch (error) {
    throw asUserError(error, basename(backupOf(path)));
  }
  return basename(kept);
}

function freeName(path: string, number = 1): string {
  const name = join(dirname(path), backupOf(`${basename(path)}.${number}`));
  return isThere(name) ? freeName(path, number + 1) : name;
}
