import { existsSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';
import { lookalikeOf } from './nameOnDisk.ts';
import { readInto, sleep, statOf } from './patience.ts';
import { type OpenFile, pipeHandedOver, withRegularFile } from './regularFile.ts';
import { hasCode } from './systemError.ts';

/** Files above this are refused before they are read; the parsers have tighter limits of their own. */
export const MAX_BYTES = 64 * 1024 * 1024;

const PIECE = 64 * 1024;

/** A file's bytes and what tells whether it has been changed since. */
export interface FileOnDisk {
  readonly bytes: Uint8Array;
  readonly stamp: string;
}

/**
 * Reads a regular file, or what a shell hands over as one: `<(command)`.
 * @param name how the person wrote the path, for messages.
 * @param maxBytes a larger file is refused before it is read.
 * @throws UserError file-not-found, file-not-readable, name-too-long, file-too-large
 */
export function readFile(path: string, name = path, maxBytes = MAX_BYTES): FileOnDisk {
  try {
    const pipe = pipeHandedOver(path);
    if (pipe !== undefined) return { bytes: restOf(pipe, name, maxBytes), stamp: '' };
    return withRegularFile(path, name, (file) => contentOf(file, name, maxBytes));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (!hasCode(error, 'ENOENT')) throw unread(error, name);
    throw new UserError('file-not-found', { file: name, ...wayOutOf(path) });
  }
}

function unread(error: unknown, file: string): UserError {
  return new UserError(hasCode(error, 'ENAMETOOLONG') ? 'name-too-long' : 'file-not-readable', { file });
}

function wayOutOf(path: string): UserError['args'] {
  const lookalike = lookalikeOf(path);
  if (lookalike !== undefined) return { hint: 'lookalike', lookalike };
  // Nothing can be made in a folder that is not there.
  return existsSync(dirname(path)) ? {} : { hint: 'other' };
}

function contentOf({ descriptor, stat }: OpenFile, name: string, maxBytes: number): FileOnDisk {
  if (stat.size > maxBytes) throw tooLarge(name, maxBytes);
  const bytes = Buffer.alloc(Number(stat.size));
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    read = readInto(descriptor, bytes, length, length);
  }
  return { bytes: bytes.subarray(0, length), stamp: stampOf(stat) };
}

/** All that comes through a pipe; the writer may take its time, as one that asks for a password does. */
function restOf(pipe: number, name: string, maxBytes: number): Uint8Array {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    const chunk = Buffer.alloc(PIECE);
    const read = readWaiting(pipe, chunk);
    if (read === 0) return Buffer.concat(chunks);
    length += read;
    if (length > maxBytes) throw tooLarge(name, maxBytes);
    chunks.push(chunk.subarray(0, read));
  }
}

function readWaiting(pipe: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(pipe, chunk);
    } catch (error) {
      // Nothing has come yet.
      if (!hasCode(error, 'EAGAIN')) throw error;
      sleep(20);
    }
  }
}

function tooLarge(file: string, maxBytes: number): UserError {
  return new UserError('file-too-large', { file, max: maxBytes / 1024 / 1024 });
}

/** What is in a file, named and limited as by `readFile`; undefined where there is none. */
export function readFileIfThere(path: string, name = path, maxBytes = MAX_BYTES): Uint8Array | undefined {
  try {
    return readFile(path, name, maxBytes).bytes;
  } catch (error) {
    if (error instanceof UserError && error.code === 'file-not-found') return undefined;
    throw error;
  }
}

/**
 * What is at the beginning of a regular file, however large that is.
 * @param length in bytes, at most.
 * @throws UserError file-not-readable; what the file system says, as it says it
 */
export function readStart(path: string, name: string, length: number): Uint8Array {
  return withRegularFile(path, name, ({ descriptor }) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readInto(descriptor, bytes, 0));
  });
}

/** The last bytes of a file. */
export interface FileEnd {
  readonly bytes: Uint8Array;
  /** Where they begin in the file. */
  readonly start: number;
}

/**
 * What is at the end of a regular file, however large that is; nothing where there is none.
 * @param length in bytes, at most.
 * @throws UserError file-not-readable, name-too-long
 */
export function readEnd(path: string, name: string, length: number): FileEnd {
  try {
    return withRegularFile(path, name, ({ descriptor, stat }) => {
      const start = Math.max(0, Number(stat.size) - length);
      const bytes = Buffer.alloc(Number(stat.size) - start);
      return { bytes: bytes.subarray(0, readInto(descriptor, bytes, start)), start };
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (hasCode(error, 'ENOENT')) return { bytes: new Uint8Array(), start: 0 };
    throw unread(error, name);
  }
}

/** The stamp of the file now at `path`; undefined where there is none, or something that is no regular file. */
export function currentStamp(path: string): string | undefined {
  try {
    const stat = statOf(path);
    return stat?.isFile() === true ? stampOf(stat) : undefined;
  } catch {
    return undefined;
  }
}

/** Tells one content of a file from another without reading it. */
export function stampOf(stat: { ino: bigint; size: bigint; mtimeNs: bigint }): string {
  return `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
}
