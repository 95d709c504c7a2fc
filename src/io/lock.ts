import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { resolveLink } from './atomicFile.ts';
import { readFile } from './readFile.ts';
import { hasCode } from './systemError.ts';
import { asUserError } from './writeError.ts';

/** Held while a file may be written; `release` may be called more than once. */
export interface Lock {
  readonly release: () => void;
}

/** What follows the name of a lock in the names that taking it makes for a moment. */
const LEFT_OVER = /^(?!$)(\.takeover)?(\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})?$/;

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes the lock beside `path`, or says who holds it. A lock whose process has died on this machine is taken over.
 * @param name how the person wrote the path, for messages.
 * @throws UserError locked, file-not-writable and its like
 */
export function takeLock(path: string, name = path): Lock {
  try {
    // One file, one lock, whatever link it is reached by.
    const file = `${resolveLink(path)}.lock`;
    // The token makes every lock unlike any before it.
    const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
    acquire(file, own, name);
    trySweep(file);
    return held(file, own);
  } catch (error) {
    throw asUserError(error, name);
  }
}

function acquire(file: string, own: string, name: string): void {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryCreate(file, own)) return;
    const found = readLock(file);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder !== undefined && isAlive(holder)) throw locked(name, file, holder);
    removeDead(file, found, own, name);
  }
  throw locked(name, file, { pid: '?', host: '?' });
}

/**
 * Several processes may find the same dead lock at once; a slow one must not remove the lock that a quick one has
 * taken since. So only who holds the lock on the lock looks again and removes it.
 */
function removeDead(file: string, expected: string, own: string, name: string): void {
  const guard = `${file}.takeover`;
  acquire(guard, own, name);
  try {
    if (readLock(file) === expected) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * Removes what processes killed while taking the lock have left beside it. Only the holder of the lock comes here,
 * so nobody can take it by a file that is removed under him: his link fails, and he looks again.
 */
function sweep(file: string): void {
  const folder = dirname(file);
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(basename(file)) || !LEFT_OVER.test(entry.slice(basename(file).length))) continue;
    const path = join(folder, entry);
    const found = readLock(path);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder === undefined || !isAlive(holder)) rmSync(path, { force: true });
  }
}

/** Nobody is kept from writing because somebody else's leavings cannot be removed. */
function trySweep(file: string): void {
  try {
    sweep(file);
  } catch {
    // A folder that may not be listed, or a file of another user in it.
  }
}

function locked(file: string, lock: string, { pid, host }: { pid: number | string; host: string }): UserError {
  return new UserError('locked', { file, lock, pid, host });
}

/** The lock goes with the process, however it ends short of being killed. */
function held(file: string, own: string): Lock {
  const release = () => {
    process.removeListener('exit', release);
    if (readLock(file) === own) rmSync(file, { force: true });
  };
  process.on('exit', release);
  return { release };
}

function tryCreate(file: string, content: string): boolean {
  const whole = `${file}.${randomUUID()}`;
  try {
    writeFileSync(whole, content, { flag: 'wx', mode: 0o600 });
    return place(whole, file, content);
  } finally {
    rmSync(whole, { force: true });
  }
}

/** By a link, so that a lock appears with its content: an empty one would look like one left by a dead process. */
function place(whole: string, file: string, content: string): boolean {
  try {
    linkSync(whole, file);
    return true;
  } catch (error) {
    // There already, or swept away by the holder of the lock.
    if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOENT')) return false;
  }
  try {
    // USB sticks and some network drives know no links.
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function readLock(file: string): string | undefined {
  try {
    return Buffer.from(readFile(file).bytes).toString('utf8');
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
    // 0 and below are no process but whole groups of them, to kill(2).
    return typeof pid === 'number' && pid > 0 && typeof host === 'string' ? { pid, host } : undefined;
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
    return hasCode(error, 'EPERM');
  }
}
