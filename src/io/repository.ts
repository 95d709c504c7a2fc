import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

const known = new Map<string, string | undefined>();

/** The folder of the nearest repository that a folder lies in: `.git` is a file in work trees and submodules. */
export function repositoryAround(folder: string): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const above = dirname(folder);
  const found = isRepository(folder) ? folder : above === folder ? undefined : repositoryAround(above);
  known.set(folder, found);
  return found;
}

/** Whether a folder is the top of a repository. */
export function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}
