import { realPath, statIfSeen } from './patience.ts';

/** Whether two paths lead to one file, links and all. */
export function isSameFile(a: string, b: string): boolean {
  return placeOf(a) === placeOf(b);
}

function placeOf(path: string): string {
  try {
    return realPath(path);
  } catch {
    return path;
  }
}

/**
 * Whether a file has another name beside those that are known (a hard link): a save puts a new file under one name, and
 * the others keep the old one.
 * @param known names of ours that a save, or a crash within one, may have given it.
 */
export function hasOtherName(path: string, known: readonly string[]): boolean {
  const file = statIfSeen(path);
  if (file === undefined) return false;
  const ours = known.map(statIfSeen).filter((stat) => stat?.ino === file.ino && stat.dev === file.dev).length;
  return file.nlink > BigInt(1 + ours);
}
