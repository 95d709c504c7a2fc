import { fsyncSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './atomicFile.ts';
import { cut, patiently, readInto, writeAll } from './patience.ts';
import { type OpenFile, withFileToAppend } from './regularFile.ts';
import { asUserError } from './writeError.ts';

/**
 * Adds a line at the end of a file, durably; a new file is for its owner alone.
 * A last line that a crash has cut off is left as it is: the new one begins below it. A line that could not be written
 * whole is taken back.
 * @throws UserError as replaceFile
 */
export function appendLine(path: string, line: string, name = path): void {
  try {
    withFileToAppend(path, name, (file) => {
      const text = `${endsInLine(file) ? '\n' : ''}${line}\n`;
      try {
        writeAll(file.descriptor, text);
        patiently(() => fsyncSync(file.descriptor));
      } catch (error) {
        takeBack(file);
        throw error;
      }
      if (file.stat.size === 0n) syncFolder(dirname(path), name);
    });
  } catch (error) {
    throw asUserError(error, name);
  }
}

/**
 * Cuts a file off, durably.
 * @param length in bytes.
 * @throws UserError as `appendLine` does
 */
export function cutFile(path: string, length: number, name = path): void {
  try {
    withFileToAppend(path, name, ({ descriptor }) => {
      cut(descriptor, length);
      patiently(() => fsyncSync(descriptor));
    });
  } catch (error) {
    throw asUserError(error, name);
  }
}

function endsInLine({ descriptor, stat: { size } }: OpenFile): boolean {
  if (size === 0n) return false;
  const last = Buffer.alloc(1);
  readInto(descriptor, last, Number(size - 1n));
  return last.toString('latin1') !== '\n';
}

function takeBack({ descriptor, stat: { size } }: OpenFile): void {
  try {
    cut(descriptor, Number(size));
  } catch {
    // What is left then looks as a crash would have left it.
  }
}
