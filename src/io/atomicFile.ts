import {
  closeSync,
  copyFileSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';

/** Only the owner may read what lists a firm's weaknesses. */
const PRIVATE = 0o600;

/**
 * Puts `content` at `path` so that a crash at any moment leaves the old or the new file, never half of one.
 * @param options.name how the person wrote the path, for messages.
 * An existing file keeps its permissions and, with `backup`, stays reachable under that name; a new one is 0600.
 * @throws UserError disk-full, file-not-writable
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly backup?: string; readonly name?: string } = {},
): void {
  try {
    const target = resolveTarget(path);
    const temporary = join(dirname(target), `.${basename(target)}.tmp`);
    try {
      writeDurably(temporary, content, modeOf(target));
      if (options.backup !== undefined) keepBackup(target, options.backup);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncDirectory(dirname(target));
  } catch (error) {
    throw asUserError(error, options.name ?? path);
  }
}

/** Turns what the file system says into an error a person can act on; anything unexpected is passed through. */
export function asUserError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new UserError('disk-full', { file });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
      return new UserError('file-not-writable', { file });
    case 'ENOENT':
      return new UserError('folder-not-found', { file, folder: dirname(file) });
    default:
      return error;
  }
}

/** A link stays a link: the file it points to is replaced. */
function resolveTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function modeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.mode ?? PRIVATE) & 0o777;
}

function writeDurably(path: string, content: string | Uint8Array, mode: number): void {
  // Left over from a killed run, or put there by somebody: never written through.
  rmSync(path, { force: true });
  const descriptor = openSync(path, 'wx', PRIVATE);
  try {
    fchmodSync(descriptor, mode);
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function keepBackup(target: string, backup: string): void {
  if (statSync(target, { throwIfNoEntry: false }) === undefined) return;
  const temporary = `${backup}.tmp`;
  rmSync(temporary, { force: true });
  try {
    // A link is instant and exact; the file itself never leaves its place, not even for a moment.
    linkSync(target, temporary);
  } catch {
    copyFileSync(target, temporary);
  }
  renameSync(temporary, backup);
}

function syncDirectory(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows and some network drives cannot sync a folder; the rename itself has happened.
  }
}
