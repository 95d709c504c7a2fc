import { accessSync, closeSync, constants, fchmodSync, fsyncSync, linkSync, lstatSync, readlinkSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { open, patiently, realPath, remove, rename, statOf, statOpen, tidy, writeAll } from './patience.ts';
import { readFile, stampOf } from './readFile.ts';
import { refuseIrregular, refuseLinks } from './regularFile.ts';
import { codeOf, hasCode } from './systemError.ts';
import { asUserError } from './writeError.ts';

/** Only the owner may read what lists a firm's weaknesses. */
const PRIVATE = 0o600;

/** What is made to be handed on. */
const PUBLIC = 0o644;

export interface ReplaceOptions {
  /** Where the content so far is kept; it is left as it was where the file could not be replaced. */
  readonly backup?: string;
  /** How the person wrote the path, for messages. */
  readonly name?: string;
  /** Whether everybody may read a new file, as far as the person lets new files be read. */
  readonly isPublic?: boolean;
  /** Called right before the file is replaced; what it throws keeps the file as it is. */
  readonly lastLook?: () => void;
}

/**
 * Puts `content` at `path` so that a crash at any moment leaves the old or the new file, never half of one.
 * Nothing is written through a link: whoever means the file behind it names that one. An existing file keeps its
 * permissions and, with `backup`, stays reachable under that name; a new one is 0600.
 * @returns the stamp of the file written, as readFile gives it.
 * @throws UserError disk-full, disk-failing, disk-read-only, file-not-writable, file-in-use, file-not-replaceable,
 * folder-not-found, output-is-link, write-failed: the file is as it was; save-uncertain: it is the new one, but perhaps
 * not for long
 */
export function replaceFile(
  target: string,
  content: string | Uint8Array,
  { backup, name = target, isPublic = false, lastLook }: ReplaceOptions = {},
): string {
  try {
    refuseUnwritable(target, name);
    const temporary = temporaryFor(target);
    const kept = backup === undefined ? undefined : { temporary: `${backup}.tmp`, backup };
    let stamp: string;
    try {
      stamp = writeDurably(temporary, content, modeOf(target) ?? (isPublic ? PUBLIC & ~process.umask() : PRIVATE));
      const isKept = kept !== undefined && keep(target, kept.temporary);
      lastLook?.();
      rename(temporary, target);
      if (isKept) renameOrGoBack(kept, target, name);
    } finally {
      tidy(temporary);
      // Still there where the backup already was this very file: then the rename does nothing.
      if (kept !== undefined) tidy(kept.temporary);
    }
    syncFolder(dirname(target), name);
    return stamp;
  } catch (error) {
    throw asUserError(error, name);
  }
}

/**
 * Puts what can be made again at `path`, for the owner's eyes only. A link there gives way to the file: what it points to
 * is left alone.
 * @returns whether it could be written.
 */
export function replacePrivately(path: string, content: string): boolean {
  const temporary = temporaryFor(path);
  try {
    writeDurably(temporary, content, PRIVATE);
    rename(temporary, path);
    return true;
  } catch {
    tidy(temporary);
    return false;
  }
}

function temporaryFor(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`);
}

/**
 * The file that `path` leads to, there or not: a link stays a link, and what it points to is the file.
 * @throws UserError as `replaceFile` does, where that cannot be seen
 */
export function resolveLink(path: string): string {
  try {
    return realPath(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw asUserError(error, path);
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return path;
    return resolveLink(resolve(dirname(path), readlinkSync(path)));
  }
}

/** A rename asks nobody what it replaces: a protected file was protected on purpose, and /dev/null is no file at all. */
function refuseUnwritable(target: string, file: string): void {
  const stat = statOf(target);
  if (stat !== undefined) refuseIrregular(stat, file, 'file-not-writable');
  refuseLinks(target, file);
  if (stat === undefined) return;
  accessSync(target, constants.W_OK);
}

function modeOf(path: string): number | undefined {
  const mode = statOf(path)?.mode;
  return mode === undefined ? undefined : Number(mode) & 0o777;
}

function writeDurably(path: string, content: string | Uint8Array, mode: number): string {
  // Left over from a killed run, or put there by somebody: never written through.
  remove(path);
  const descriptor = open(path, 'wx', PRIVATE);
  try {
    setMode(descriptor, mode);
    writeAll(descriptor, content);
    patiently(() => fsyncSync(descriptor));
    return stampOf(statOpen(descriptor));
  } finally {
    closeSync(descriptor);
  }
}

/** A file system that keeps no permissions has none to lose; the file is for its owner alone so far. */
function setMode(descriptor: number, mode: number): void {
  try {
    fchmodSync(descriptor, mode);
  } catch (error) {
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EINVAL'].some((code) => hasCode(error, code))) throw error;
  }
}

/** Gives a file a second name beside its own; false where there is no file. */
function keep(target: string, temporary: string): boolean {
  if (statOf(target) === undefined) return false;
  remove(temporary);
  try {
    // A link is instant and exact; the file itself never leaves its place, not even for a moment.
    linkSync(target, temporary);
  } catch {
    // Why does not matter, nor whether it would pass: a copy is as good.
    writeDurably(temporary, readFile(target).bytes, modeOf(target) ?? PRIVATE);
  }
  return true;
}

/** The new file stays only together with its backup: without one, the file goes back to what it was. */
function renameOrGoBack(kept: { temporary: string; backup: string }, target: string, name: string): void {
  try {
    rename(kept.temporary, kept.backup);
  } catch (error) {
    try {
      rename(kept.temporary, target);
    } catch (second) {
      throw new UserError('save-uncertain', { file: name, errno: codeOf(second) ?? '' });
    }
    throw error;
  }
}

/** What a folder says when it could be written down, but was not. */
const NOT_DURABLE = ['EIO', 'ENOSPC', 'EDQUOT', 'EROFS'] as const;

/**
 * Makes a name that is new in a folder outlive a power cut.
 * @throws UserError save-uncertain
 */
export function syncFolder(path: string, name: string): void {
  try {
    const descriptor = open(path, 'r');
    try {
      patiently(() => fsyncSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const errno = NOT_DURABLE.find((code) => hasCode(error, code));
    if (errno !== undefined) throw new UserError('save-uncertain', { file: name, errno });
    // Windows and some network drives cannot sync a folder, nor may every folder be opened; the rename has happened.
  }
}
