import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { lstatIfSeen, statIfSeen } from './patience.ts';

/**
 * A file of this name in a folder, or in the nearest one above it that has one. The look ends at the root of a
 * repository and at the home of the person; it never goes on to a folder, nor takes a file, that belongs to neither the
 * person nor whoever the first folder belongs to: on a shared machine anybody may write in a folder above.
 */
export function nearestFile(name: string, folder: string, home: string | undefined): string | undefined {
  const known = [ownerOf(folder), process.getuid?.()];
  for (let here = folder; ; ) {
    const path = join(here, name);
    // A pipe, too: whoever opens it says what lies there.
    if (isThere(path) && (here === folder || known.includes(ownerOf(path)))) return path;
    const above = dirname(here);
    const isEnd = above === here || here === home || existsSync(join(here, '.git'));
    if (isEnd || !known.includes(ownerOf(above))) return undefined;
    here = above;
  }
}

/** The home of the person who runs the command. */
export function homeOf(variables: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = variables['HOME'] || variables['USERPROFILE'];
  try {
    return resolve(named || homedir());
  } catch {
    // Somebody whom the system does not know, as in a container.
    return undefined;
  }
}

function isThere(path: string): boolean {
  return lstatIfSeen(path) !== undefined;
}

function ownerOf(path: string): number | undefined {
  const uid = statIfSeen(path)?.uid;
  return uid === undefined ? undefined : Number(uid);
}
