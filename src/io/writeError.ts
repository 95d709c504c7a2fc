import { dirname } from 'node:path';
import { type ErrorCode, UserError } from '../errors.ts';
import { isMountPoint } from './mountPoint.ts';
import { codeOf } from './systemError.ts';

/** By what the file system says, for as long as it says nothing that everything else stands for. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'file-not-writable',
  EPERM: 'file-not-writable',
  EISDIR: 'file-not-writable',
  ENOTDIR: 'file-not-writable',
  ELOOP: 'file-not-writable',
  ENAMETOOLONG: 'name-too-long',
  EBUSY: 'file-in-use',
  ETXTBSY: 'file-in-use',
  EROFS: 'disk-read-only',
  EXDEV: 'file-not-replaceable',
  EIO: 'disk-failing',
  ENXIO: 'disk-failing',
  ENODEV: 'disk-failing',
  ENOENT: 'folder-not-found',
};

/**
 * Turns whatever the file system says while a file is written into an error a person can act on. All else is passed
 * through.
 * @param file how the person wrote the path.
 */
export function asUserError(error: unknown, file: string): unknown {
  const errno = codeOf(error);
  if (errno === undefined || !isOfFileSystem(error)) return error;
  const code = isOverMount(error, errno) ? 'file-not-replaceable' : (CODES[errno] ?? 'write-failed');
  return new UserError(code, { file, errno, folder: dirname(file) });
}

/** A programming error has a code, too, but no call that the system has refused. */
function isOfFileSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

function isOverMount(error: Error, errno: string): boolean {
  const path = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined;
  return errno === 'EBUSY' && typeof path === 'string' && isMountPoint(path);
}
