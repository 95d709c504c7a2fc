import { existsSync, statSync } from 'node:fs';

/** Whether there is anything at a path, of whatever kind. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Whether there is a folder at a path, or a link to one. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
