import { statSync } from 'node:fs';

/** Whether other people of the machine may read a file; never known on Windows, where its mode does not say. */
export function othersMayRead(path: string): boolean {
  if (process.platform === 'win32') return false;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true && (stat.mode & 0o044) !== 0;
}

/** Whether other people of the machine may have written what a file says: it is theirs, or they may write to it. */
export function othersMayWrite(path: string): boolean {
  if (process.platform === 'win32') return false;
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat !== undefined && (stat.uid !== process.getuid?.() || (stat.mode & 0o022) !== 0);
}
