import { statSync } from 'node:fs';

/** Whether other people of the machine may read a file; never known on Windows, where its mode does not say. */
export function othersMayRead(path: string): boolean {
  if (process.platform === 'win32') return false;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && (stat.mode & 0o044) !== 0;
}
