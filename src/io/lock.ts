import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { UserError } from '../errors.ts';
import { asUserError } from './atomicFile.ts';

/** Held while a file may be written; `release` may be called more than once. */
export interface Lock {
  readonly release: () => void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes the lock beside `path`, or says who holds it. A lock whose process has died on this machine is taken over.
 * @throws UserError locked
 */
export function takeLock(path: string): Lock {
  const file = `${path}.lock`;
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder);
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryCreate(file, own)) return held(file, own);
    const found = readLock(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && isAlive(holder)) {
      throw new UserError('locked', { file: path, lock: file, pid: holder.pid, host: holder.host });
    }
    takeAway(file, found);
  }
  throw new UserError('locked', { file: path, lock: file, pid: '?', host: '?' });
}

/** The lock goes with the process, however it ends short of being killed. */
function held(file: string, own: string): Lock {
  const release = () => {
    process.removeListener('exit', release);
    releaseOwn(file, own);
  };
  process.on('exit', release);
  return { release };
}

function tryCreate(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw asUserError(error, file);
  }
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    const pid: unknown = Reflect.get(value, 'pid');
    const host: unknown = Reflect.get(value, 'host');
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

/** On another machine nobody can tell, so the holder counts as alive. Our own number in the file is from a process before us. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes a dead lock, and gives it back where another process was quicker and the lock is a new one. */
function takeAway(file: string, expected: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readLock(aside) !== expected) linkSync(aside, file);
  } catch {
    // Somebody else has taken it away; the next attempt sees how things stand.
  } finally {
    rmSync(aside, { force: true });
  }
}

function releaseOwn(file: string, own: string): void {
  if (readLock(file) === own) rmSync(file, { force: true });
}
