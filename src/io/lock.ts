import { randomUUID } from 'node:crypto';
import { linkSync, lstatSync, writeFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { resolveLink } from './atomicFile.ts';
import { epoch } from './clock.ts';
import { entriesIn, mayWriteIn, patiently, remove, tidy } from './patience.ts';
import { ownIdentity, type ProcessIdentity, startOf } from './processIdentity.ts';
import { readFile } from './readFile.ts';
import { hasCode } from './systemError.ts';
import { asUserError } from './writeError.ts';

/** Held while a file may be written; `release` may be called more than once. */
export interface Lock {
  readonly release: () => void;
}

/** What follows the name of a lock in the names that taking it makes for a moment. */
const LEFT_OVER = /^(?!$)(\.takeover)?(\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})?$/;

/** A name, two numbers and a few more words are in one. */
const MOST_OF_A_LOCK = 64 * 1024;

/** What a system may be called. A name of another shape was written by somebody else, who gets no line in a message. */
const HOST_NAME = /^[^\p{C}\p{Zl}\p{Zp}]{1,255}$/u;

/** Who holds a lock, as its file says. One of an earlier version says less. */
interface Holder extends ProcessIdentity {
  readonly pid: number;
  readonly host: string;
  /** The kind of system, as `process.platform`. */
  readonly system?: string;
  /** When it was taken, in milliseconds of the epoch. */
  readonly since?: number;
}

/**
 * Takes the lock beside `path`, or says who holds it. A lock whose process has died on this machine is taken over.
 * @param name how the person wrote the path, for messages.
 * @throws UserError locked, locked-elsewhere where nobody here can tell whether its holder still runs; those of
 * replaceFile
 */
export function takeLock(path: string, name = path): Lock {
  try {
    // One file, one lock, whatever link it is reached by.
    const file = `${resolveLink(path)}.lock`;
    // The token makes every lock unlike any before it.
    const own = JSON.stringify({ ...ourselves(), since: epoch(), token: randomUUID() });
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
  const found = readLock(file);
  throw locked(name, file, found === undefined ? undefined : parseHolder(found));
}

/**
 * Several processes may find the same dead lock at once; a slow one must not remove the lock that a quick one has
 * taken since. So only who holds the lock on the lock looks again and removes it.
 */
function removeDead(file: string, expected: string, own: string, name: string): void {
  const guard = `${file}.takeover`;
  acquire(guard, own, name);
  try {
    if (readLock(file) === expected) remove(file);
  } finally {
    tidy(guard);
  }
}

/**
 * Removes what processes killed while taking the lock have left beside it. Only the holder of the lock comes here,
 * so nobody can take it by a file that is removed under him: his link fails, and he looks again.
 */
function sweep(file: string): void {
  const folder = dirname(file);
  for (const { name: entry } of entriesIn(folder)) {
    if (!entry.startsWith(basename(file)) || !LEFT_OVER.test(entry.slice(basename(file).length))) continue;
    const path = join(folder, entry);
    const found = readLock(path);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder === undefined || !isAlive(holder)) remove(path);
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

/** Nothing is known of a holder whose lock cannot be read. */
function locked(file: string, lock: string, holder?: Holder): UserError {
  const since = holder?.since ?? changedAt(lock);
  const age = { ageMinutes: Math.max(0, Math.floor((epoch() - since) / 60_000)) };
  if (holder === undefined) return new UserError('locked-elsewhere', { file, lock, host: '?', ...age });
  const { pid } = holder;
  const host = HOST_NAME.test(holder.host) ? holder.host : '?';
  return new UserError(isOfOurs(holder) ? 'locked' : 'locked-elsewhere', { file, lock, pid, host, ...age });
}

/** When a file was written, in milliseconds of the epoch: a lock of an earlier version does not say it itself. */
function changedAt(path: string): number {
  try {
    return lstatSync(path).mtimeMs;
  } catch {
    // Gone just now.
    return epoch();
  }
}

function ourselves(): Holder {
  return { pid: process.pid, host: hostname(), system: process.platform, ...ownIdentity() };
}

/** The lock goes with the process, however it ends short of being killed. */
function held(file: string, own: string): Lock {
  const release = () => {
    process.removeListener('exit', release);
    // What stays is taken over by the next, as after a crash.
    if (readLock(file) === own) tidy(file);
  };
  process.on('exit', release);
  return { release };
}

function tryCreate(file: string, content: string): boolean {
  const whole = `${file}.${randomUUID()}`;
  try {
    patiently(
      () => writeFileSync(whole, content, { flag: 'wx', mode: 0o600 }),
      () => !mayWriteIn(dirname(whole)),
    );
    return place(whole, file, content);
  } finally {
    tidy(whole);
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

/** Undefined where there is none to be read; empty where it is larger than any lock, and so no holder's. */
function readLock(file: string): string | undefined {
  try {
    return Buffer.from(readFile(file, file, MOST_OF_A_LOCK).bytes).toString('utf8');
  } catch (error) {
    return error instanceof UserError && error.code === 'file-too-large' ? '' : undefined;
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(content);
    if (typeof value !== 'object' || value === null) return undefined;
    const pid: unknown = Reflect.get(value, 'pid');
    const host: unknown = Reflect.get(value, 'host');
    // 0 and below are no process but whole groups of them, to kill(2).
    if (typeof pid !== 'number' || pid <= 0 || typeof host !== 'string') return undefined;
    const since: unknown = Reflect.get(value, 'since');
    const texts = (['system', 'boot', 'namespace', 'started'] as const).map((key) => [key, Reflect.get(value, key)]);
    return {
      pid,
      host,
      ...(typeof since === 'number' ? { since } : {}),
      ...Object.fromEntries(texts.filter(([, text]) => typeof text === 'string')),
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether the holder counts its processes as we do, so that we can see whether it lives. Two systems on one machine may
 * have one host name (Windows and its Linux, two containers), and so may two machines.
 */
function isOfOurs(holder: Holder): boolean {
  const us = ourselves();
  const fits = (key: 'system' | 'namespace') =>
    holder[key] === undefined || us[key] === undefined || holder[key] === us[key];
  if (holder.host !== us.host || !fits('system')) return false;
  return isOfOtherBoot(holder) ? isBeforeOurBoot(holder) : fits('namespace');
}

function isOfOtherBoot({ boot }: Holder): boolean {
  const { boot: ours } = ownIdentity();
  return boot !== undefined && ours !== undefined && boot !== ours;
}

/**
 * Assumption: a lock with our host name from before our system started is of an earlier start of ours. One taken since
 * under another boot is of a second machine with the name, which may be at work.
 */
function isBeforeOurBoot({ since }: Holder): boolean {
  return since !== undefined && since < epoch() - uptime() * 1000;
}

/** Where nobody here can tell, the holder counts as alive. Our own number in the file is from a process before us. */
function isAlive(holder: Holder): boolean {
  const { pid, started } = holder;
  if (!isOfOurs(holder)) return true;
  if (isOfOtherBoot(holder) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  const now = startOf(pid);
  // A number that another process has by now.
  return started === undefined || now === undefined || started === now;
}
