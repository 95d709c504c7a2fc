import { fsyncSync, readSync, writeSync } from 'node:fs';
import { asUserError } from './atomicFile.ts';
import { type OpenFile, withFileToAppend } from './regularFile.ts';

/**
 * Adds a line at the end of a file, durably; a new file is for its owner alone.
 * A last line that a crash has cut off is left as it is: the new one begins below it.
 * @throws UserError disk-full, file-not-writable, folder-not-found
 */
export function appendLine(path: string, line: string, name = path): void {
  try {
    withFileToAppend(path, name, (file) => {
      writeSync(file.descriptor, `${endsInLine(file) ? '\n' : ''}${line}\n`);
      fsyncSync(file.descriptor);
    });
  } catch (error) {
    throw asUserError(error, name);
  }
}

function endsInLine({ descriptor, stat: { size } }: OpenFile): boolean {
  if (size === 0n) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1n);
  return last.toString('latin1') !== '\n';
}
