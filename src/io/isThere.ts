import { existsSync } from 'node:fs';

/** Whether there is anything at a path, of whatever kind. */
export function isThere(path: string): boolean {
  return existsSync(path);
}
