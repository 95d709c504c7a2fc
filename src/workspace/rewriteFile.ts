import { UserError } from '../errors.ts';
import { replaceFile, resolveLink } from '../io/atomicFile.ts';
import { takeLock } from '../io/lock.ts';
import { currentStamp, readFile } from '../io/readFile.ts';
import { backupOf } from './backup.ts';

/** Somebody has written the file between our reading and our writing. */
class ChangedMeanwhile extends Error {}

/** So often a file is read again because somebody writes it just then. */
const ATTEMPTS = 5;

/**
 * Puts other bytes in the place of a file's, made of those that lie there; nothing is written where they are the same.
 * What was there before stays beside it.
 * @returns whether it was written.
 * @throws UserError file-in-use, locked, and those of readFile and replaceFile
 */
export function rewriteFile(
  { name, path }: { readonly name: string; readonly path: string },
  change: (bytes: Uint8Array) => Uint8Array | undefined,
): boolean {
  // Nobody waits for a lock on a file that stays as it is.
  if (change(readFile(path, name).bytes) === undefined) return false;
  const lock = takeLock(path, name);
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const { bytes, stamp } = readFile(path, name);
      const content = change(bytes);
      if (content === undefined) return false;
      try {
        const lastLook = () => {
          if (currentStamp(path) !== stamp) throw new ChangedMeanwhile();
        };
        replaceFile(resolveLink(path), content, { backup: backupOf(path), name, lastLook });
        return true;
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
      }
    }
    throw new UserError('file-in-use', { file: name });
  } finally {
    lock.release();
  }
}
