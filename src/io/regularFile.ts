import { type BigIntStats, closeSync, constants, fstatSync, openSync, readlinkSync, statSync } from 'node:fs';
import { basename, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { lstatIfSeen, mayRead, open, patiently, realPath, statIfSeen, statOpen } from './patience.ts';

/** What lies where a file was meant. */
export type SpecialFile = 'folder' | 'pipe' | 'socket' | 'device';

/** An open regular file. */
export interface OpenFile {
  readonly descriptor: number;
  readonly stat: BigIntStats;
}

// Where somebody puts a pipe in the place of a file between the look and the opening, this does not wait for its writer.
// Windows has neither.
const NO_WAITING = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/** The same for a link that is put there in between. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;

/** How a shell names what it hands over as a file: `<(command)`, or a descriptor. */
const HANDED_OVER = /^\/(?:dev\/(?:fd\/(\d+)|stdin)|proc\/self\/fd\/(\d+))$/;

/**
 * The open pipe that a path stands for, where the person has named one that the shell holds open for us. A name in a
 * folder that only leads there is none: whoever made the folder would make us wait.
 */
export function pipeHandedOver(path: string): number | undefined {
  const found = HANDED_OVER.exec(path);
  if (found === null) return undefined;
  const descriptor = Number(found[1] ?? found[2] ?? 0);
  try {
    return fstatSync(descriptor).isFIFO() ? descriptor : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Opens a regular file and nothing else: opening a pipe waits for ever, and opening a device may do something.
 * @param name how the person wrote the path, for messages.
 * @throws UserError file-not-readable; what the file system says, as it says it
 */
export function withRegularFile<T>(path: string, name: string, use: (file: OpenFile) => T): T {
  const refuse = (stat: BigIntStats) => refuseIrregular(stat, name, 'file-not-readable');
  const isLasting = () => !mayRead(path);
  refuse(patiently(() => statSync(path, { bigint: true }), isLasting));
  const descriptor = patiently(() => openSync(path, constants.O_RDONLY | NO_WAITING), isLasting);
  return withDescriptor(descriptor, refuse, use);
}

/**
 * The same, to read it and to write at its end; a new file is for its owner alone.
 * @throws UserError file-not-writable, output-is-link; what the file system says, as it says it
 */
export function withFileToAppend<T>(path: string, name: string, use: (file: OpenFile) => T): T {
  const refuse = (stat: BigIntStats) => refuseIrregular(stat, name, 'file-not-writable');
  refuseToAppend(path, name);
  const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | NO_WAITING | NO_LINK;
  return withDescriptor(open(path, flags, 0o600), refuse, use);
}

/**
 * Refuses early what `withFileToAppend` would: before something is saved that has to be written down there.
 * @throws UserError file-not-writable, output-is-link
 */
export function refuseToAppend(path: string, name: string): void {
  const stat = statIfSeen(path);
  if (stat !== undefined) refuseIrregular(stat, name, 'file-not-writable');
  refuseLink(path, name);
}

/**
 * Refuses to write through a link: who made a folder may have put it there, and it may lead anywhere. So may a folder in
 * the name that was typed; one that leads to somewhere in the folder where it was typed does no harm.
 * @param file how the person wrote the path
 * @throws UserError output-is-link
 */
export function refuseLinks(path: string, file: string): void {
  refuseLinkedFolder(path, file);
  refuseLink(path, file);
}

function refuseLink(path: string, file: string): void {
  if (isLink(path)) throw new UserError('output-is-link', { file, target: readlinkSync(path) });
}

/** @throws UserError output-is-link, with the first folder that leads out */
function refuseLinkedFolder(path: string, file: string): void {
  const names = normalize(file).split(sep);
  const folders = names.filter((name) => name !== '..').slice(0, -1);
  const start = resolve(path, ...folders.map(() => '..'), '..');
  // A whole path was typed by somebody who knows where it leads; and what has another name is known to be no link.
  if (isAbsolute(file) || join(start, ...folders, basename(path)) !== path) return;
  for (const index of folders.keys()) {
    const folder = join(start, ...folders.slice(0, index + 1));
    if (isLink(folder) && !leadsInto(folder, start)) {
      throw new UserError('output-is-link', {
        file: join(...names.slice(0, names.length - folders.length + index)),
        target: readlinkSync(folder),
      });
    }
  }
}

function leadsInto(link: string, folder: string): boolean {
  try {
    return isBelow(realPath(link), realPath(folder));
  } catch {
    return false;
  }
}

/** Whether a path lies in a folder, as both are written. */
export function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** Whether a path itself is a link, wherever it leads. */
export function isLink(path: string): boolean {
  return lstatIfSeen(path)?.isSymbolicLink() === true;
}

function withDescriptor<T>(descriptor: number, refuse: (stat: BigIntStats) => void, use: (file: OpenFile) => T): T {
  try {
    const stat = statOpen(descriptor);
    refuse(stat);
    return use({ descriptor, stat });
  } finally {
    closeSync(descriptor);
  }
}

type Stat = Pick<BigIntStats, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>;

/** @throws UserError with `code`, and with what lies there */
export function refuseIrregular(stat: Stat, file: string, code: 'file-not-readable' | 'file-not-writable'): void {
  const fileKind = specialFileOf(stat);
  if (fileKind !== undefined) throw new UserError(code, { file, fileKind });
}

/** Undefined for a regular file. */
export function specialFileOf(stat: Stat): SpecialFile | undefined {
  if (stat.isFile()) return undefined;
  if (stat.isDirectory()) return 'folder';
  if (stat.isFIFO()) return 'pipe';
  return stat.isSocket() ? 'socket' : 'device';
}
