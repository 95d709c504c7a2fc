import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { readFile, stampOf } from './readFile.ts';
import { refuseIrregular } from './regularFile.ts';

/** Only the owner may read what lists a firm's weaknesses. */
const PRIVATE = 0o600;

/**
 * Puts `content` at `path` so that a crash at any moment leaves the old or the new file, never half of one.
 * An existing file keeps its permissions and, with `backup`, stays reachable under that name; a new one is 0600.
 * @param options.name how the person wrote the path, for messages.
 * @returns the stamp of the file written, as readFile gives it.
 * @throws UserError disk-full, file-not-writable, folder-not-found
 */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly backup?: string; readonly name?: string } = {},
): string {
  try {
    const target = resolveLink(path);
    refuseUnwritable(target, options.name ?? path);
    const temporary = join(dirname(target), `.${basename(target)}.tmp`);
    let stamp: string;
    try {
      stamp = writeDurably(temporary, content, modeOf(target));
      if (options.backup !== undefined) keepBackup(target, options.backup);
      renameSync(temporary, target);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    syncDirectory(dirname(target));
    return stamp;
  } catch (error) {
    throw asUserError(error, options.name ?? path);
  }
}

/**
 * Puts what can be made again at `path`, for the owner's eyes only. A link there gives way to the file: what it points to
 * is left alone.
 * @returns whether it could be written.
 */
export function replacePrivately(path: string, content: string): boolean {
  const temporary = join(dirname(path), `.${basename(path)}.tmp`);
  try {
    writeDurably(temporary, content, PRIVATE);
    renameSync(temporary, path);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/** Turns what the file system says into an error a person can act on; anything unexpected is passed through. */
export function asUserError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new UserError('disk-full', { file });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
    case 'EISDIR':
    case 'ERR_FS_EISDIR':
    case 'ENOTDIR':
    case 'ELOOP':
    case 'ENAMETOOLONG':
      return new UserError('file-not-writable', { file });
    case 'ENOENT':
      return new UserError('folder-not-found', { file, folder: dirname(file) });
    default:
      return error;
  }
}

/** The file that `path` leads to, there or not: a link stays a link, and what it points to is the file. */
export function resolveLink(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isMissing) throw error;
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
    return resolveLink(resolve(dirname(path), readlinkSync(path)));
  }
}

/** A rename asks nobody what it replaces: a protected file was protected on purpose, and /dev/null is no file at all. */
function refuseUnwritable(target: string, file: string): void {
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat === undefined) return;
  refuseIrregular(stat, file, 'file-not-writable');
  accessSync(target, constants.W_OK);
}

function modeOf(path: string): number {
  return (statSync(path, { throwIfNoEntry: false })?.mode ?? PRIVATE) & 0o777;
}

function writeDurably(path: string, content: string | Uint8Array, mode: number): string {
  // Left over from a killed run, or put there by somebody: never written through.
  rmSync(path, { force: true });
  const descriptor = openSync(path, 'wx', PRIVATE);
  try {
    fchmodSync(descriptor, mode);
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
    return stampOf(fstatSync(descriptor, { bigint: true }));
  } finally {
    closeSync(descriptor);
  }
}

function keepBackup(target: string, backup: string): void {
  if (statSync(target, { throwIfNoEntry: false }) === undefined) return;
  const temporary = `${backup}.tmp`;
  rmSync(temporary, { force: true });
  try {
    try {
      // A link is instant and exact; the file itself never leaves its place, not even for a moment.
      linkSync(target, temporary);
    } catch {
      writeDurably(temporary, readFile(target).bytes, modeOf(target));
    }
    renameSync(temporary, backup);
  } finally {
    // Still there after a failure, and where the backup already was this very file: then the rename does nothing.
    rmSync(temporary, { force: true });
  }
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
