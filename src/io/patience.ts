import {
  accessSync,
  type BigIntStats,
  constants,
  type Dirent,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isMountPoint } from './mountPoint.ts';
import { hasCode } from './systemError.ts';

/** What a virus scanner, a sync program or an editor causes while it looks at a file, and a call that a signal cut short. */
const MOMENTARY = ['EPERM', 'EBUSY', 'EACCES', 'EINTR'] as const;

/** Assumption: who looks at a file in passing is done within a second; who is not keeps it open. In milliseconds. */
const PATIENCE = 1000;
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 100;

/** Where nothing fails but a look, or what is only in the way. */
const SHORT_PATIENCE = 2 * LONGEST_PAUSE;

/**
 * Does something with a file, and again while it fails for a reason that may pass.
 * @param isLasting asked once, when it has failed: whether waiting is in vain.
 * @param patience for how long to try, in milliseconds.
 * @throws what `act` throws, once it is no use to wait or to wait any longer
 */
export function patiently<T>(act: () => T, isLasting: () => boolean = () => false, patience = PATIENCE): T {
  let giveUpAt: number | undefined;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      return act();
    } catch (error) {
      if (!MOMENTARY.some((code) => hasCode(error, code))) throw error;
      if (giveUpAt === undefined && isLasting()) throw error;
      giveUpAt ??= performance.now() + patience;
      if (performance.now() >= giveUpAt) throw error;
      sleep(pause);
    }
  }
}

/** Opens a file, to write it where the flags say so. */
export function open(path: string, flags: string | number, mode?: number): number {
  return patiently(
    () => openSync(path, flags, mode),
    () => !isFree(path) || isProtected(path),
  );
}

/** Gives a file another name, over whatever has that name. */
export function rename(from: string, to: string): void {
  patiently(
    () => renameSync(from, to),
    () => !isFree(to),
  );
}

/** Removes a file, if there is one. */
export function remove(path: string, patience?: number): void {
  const unlink = () => {
    try {
      unlinkSync(path);
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
  };
  patiently(unlink, () => !isFree(path), patience);
}

/** Removes what only lies in the way of the next one: nothing fails because it stays, and nobody waits long for it. */
export function tidy(path: string): void {
  try {
    remove(path, SHORT_PATIENCE);
  } catch {
    // Whoever writes there next has to remove it, and says so where that is impossible.
  }
}

/** Writes all of `content`: one call may write less than it was given. */
export function writeAll(descriptor: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let at = 0; at < bytes.length; ) {
    const from = at;
    at += patiently(() => writeSync(descriptor, bytes, from, bytes.length - from));
  }
}

/** Fills bytes from what is open; it may be less than there was room for, as with `readSync`. */
export function readInto(descriptor: number, bytes: Uint8Array, position: number | null, from = 0): number {
  return patiently(() => readSync(descriptor, bytes, from, bytes.length - from, position));
}

/** What is open. */
export function statOpen(descriptor: number): BigIntStats {
  return patiently(() => fstatSync(descriptor, { bigint: true }));
}

/** Cuts off what is open, behind so many bytes. */
export function cut(descriptor: number, length: number): void {
  patiently(() => ftruncateSync(descriptor, length));
}

/** Makes a folder, with those above it, where it is not there. */
export function make(folder: string): void {
  patiently(
    () => mkdirSync(folder, { recursive: true }),
    () => !mayWriteIn(dirname(folder)),
  );
}

/**
 * Where a path leads, all links followed.
 * @throws what the file system says, once it is no use to wait any longer
 */
export function realPath(path: string): string {
  return patiently(
    () => realpathSync(path),
    () => !maySearch(dirname(path)),
  );
}

/**
 * What a link names.
 * @throws what the file system says, once it is no use to wait any longer
 */
export function linkAt(path: string): string {
  return patiently(
    () => readlinkSync(path),
    () => !maySearch(dirname(path)),
  );
}

/**
 * What lies in a folder.
 * @throws what the file system says, once it is no use to wait any longer
 */
export function entriesIn(folder: string): Dirent[] {
  return patiently(
    () => readdirSync(folder, { withFileTypes: true }),
    () => !mayRead(folder),
  );
}

/** Whether a file or folder may be read, as far as the system tells. */
export function mayRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch (error) {
    // Of what is not there nobody keeps us away: another look says so.
    return hasCode(error, 'ENOENT');
  }
}

/** Whether only somebody who is at it just now can keep us from replacing what has this name, as far as can be told. */
function isFree(path: string): boolean {
  if (lstatIfSeen(path)?.isDirectory() === true || isMountPoint(path)) return false;
  // On Windows this tells nothing about the rights to a folder.
  return mayWriteIn(dirname(path));
}

/** What has this name, itself a link or not; undefined also where it cannot be seen: whoever opens it is told why. */
export function lstatIfSeen(path: string): Stats | undefined {
  try {
    return patiently(() => lstatSync(path, { throwIfNoEntry: false }), undefined, SHORT_PATIENCE);
  } catch {
    return undefined;
  }
}

/**
 * What this name leads to; undefined where nothing is there.
 * @throws what the file system says, once it is no use to wait any longer
 */
export function statOf(path: string, patience?: number): BigIntStats | undefined {
  const look = () => statSync(path, { bigint: true, throwIfNoEntry: false });
  return patiently(look, () => !maySearch(dirname(path)), patience);
}

/** The same; undefined also where it cannot be seen: whoever opens it is told why. */
export function statIfSeen(path: string): BigIntStats | undefined {
  try {
    return statOf(path, SHORT_PATIENCE);
  } catch {
    return undefined;
  }
}

function maySearch(folder: string): boolean {
  try {
    accessSync(folder, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isProtected(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    return !hasCode(error, 'ENOENT');
  }
}

/** Whether files may be made and removed there, as far as the system tells. */
export function mayWriteIn(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Waits without doing anything else. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
