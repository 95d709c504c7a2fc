import { existsSync } from 'node:fs';
import { statIfSeen } from './patience.ts';

/** Whether there is anything at a path, of whatever kind. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether there is a folder at a path, or a link to one; no where nothing can be seen: whoever opens it is told why. */
export function isFolder(path: string): boolean {
  return statIfSeen(path)?.isDirectory() === true;
}
