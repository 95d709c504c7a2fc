import { createHash } from 'node:crypto';
import { readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { type FileKind, kindOf, withRegularFile } from './regularFile.ts';

const CHUNK = 1024 * 1024;

/** What is known of a file without keeping any of it. */
export interface FileLook {
  readonly isThere: boolean;
  /** In bytes. */
  readonly size?: number;
  /** 64 hex digits, where they were asked for. */
  readonly sha256?: string;
}

/**
 * Looks at a regular file in a folder or below it; one that a link leads to elsewhere counts as not there, and so does
 * one that cannot be read. Piece by piece: evidence may be a film of the server room.
 * @param wantsHash whether it is to be read, by its size in bytes.
 */
export function lookAtFile(folder: string, file: string, wantsHash: (size: number) => boolean): FileLook {
  try {
    const path = realpathSync(resolve(folder, file));
    const stat = statSync(path);
    if (!isBelow(path, realpathSync(folder)) || !stat.isFile()) return { isThere: false };
    const { size } = stat;
    return { isThere: true, size, ...(wantsHash(size) ? { sha256: hashOf(path) } : {}) };
  } catch {
    return { isThere: false };
  }
}

/**
 * The way to a regular file from a folder that it lies in or below, with `/` between its parts. Links are followed
 * first: where one leads is where a file lies.
 */
export function fileBelow(
  folder: string,
  file: string,
): { readonly path: string } | { readonly kind: FileKind } | 'not-found' | 'outside' {
  try {
    const path = realpathSync(file);
    const root = realpathSync(folder);
    const kind = kindOf(statSync(path));
    if (kind !== undefined) return { kind };
    return isBelow(path, root) ? { path: relative(root, path).split(sep).join('/') } : 'outside';
  } catch {
    return 'not-found';
  }
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  withRegularFile(path, path, ({ descriptor }) => {
    for (let read = -1; read !== 0; ) {
      read = readSync(descriptor, chunk, 0, CHUNK, null);
      hash.update(chunk.subarray(0, read));
    }
  });
  return hash.digest('hex');
}

function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way);
}
