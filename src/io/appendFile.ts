import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { asUserError } from './atomicFile.ts';

/**
 * Adds a line at the end of a file, durably; a new file is for its owner alone.
 * A last line that a crash has cut off is left as it is: the new one begins below it.
 * @throws UserError disk-full, file-not-writable, folder-not-found
 */
export function appendLine(path: string, line: string, name = path): void {
  try {
    const descriptor = openSync(path, 'a+', 0o600);
    try {
      writeSync(descriptor, `${endsInLine(descriptor) ? '\n' : ''}${line}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw asUserError(error, name);
  }
}

function endsInLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString('latin1') !== '\n';
}
