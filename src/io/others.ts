import { statIfSeen } from './patience.ts';

/** Whether other people of the machine may read a file; never known on Windows, where its mode does not say. */
export function othersMayRead(path: string): boolean {
  if (process.platform === 'win32') return false;
  const stat = statIfSeen(path);
  return stat?.isFile() === true && (Number(stat.mode) & 0o044) !== 0;
}

/** Whether other people of the machine may have written what a file says: it is theirs, or they may write to it. */
export function othersMayWrite(path: string): boolean {
  if (process.platform === 'win32') return false;
  const stat = statIfSeen(path);
  return stat !== undefined && (Number(stat.uid) !== process.getuid?.() || (Number(stat.mode) & 0o022) !== 0);
}
