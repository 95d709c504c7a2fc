import { type Dirent, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { entriesIn, realPath, statOf } from './patience.ts';
import { stampOf } from './readFile.ts';

/** A file below a folder. */
export interface FoundFile {
  /** From the folder, with `/` on every system. */
  readonly name: string;
  readonly path: string;
}

export interface FoundFiles {
  /** Sorted by name. */
  readonly files: readonly FoundFile[];
  /** Folders that could not be listed. */
  readonly closed: readonly FoundFile[];
}

/**
 * The files in a folder and below it whose name fits, and pipes and devices of such a name: whoever opens one says why it
 * cannot be read. Hidden ones and node_modules are left out, and no link is followed but that of the folder itself: each
 * file is found once, and none outside.
 * @throws UserError folder-not-listed
 */
export function findFiles(folder: string, pattern: RegExp, shown = folder): FoundFiles {
  const files: FoundFile[] = [];
  const closed: FoundFile[] = [];
  const open = [{ name: '', path: rootOf(folder, shown) }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const entries = entriesOf(here.path);
    if (entries === undefined && here.name === '') throw new UserError('folder-not-listed', { folder: shown });
    if (entries === undefined) closed.push(here);
    for (const entry of entries ?? []) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const found = {
        name: here.name === '' ? entry.name : `${here.name}/${entry.name}`,
        path: join(here.path, entry.name),
      };
      if (entry.isDirectory()) open.push(found);
      else if (!entry.isSymbolicLink() && pattern.test(entry.name)) files.push(found);
    }
  }
  return { files: sorted(files), closed: sorted(closed) };
}

/** Tells one content of a file from another, even where its date was set back; undefined for what is no regular file. */
export function changeStamp(path: string): { readonly stamp: string; readonly changedAt: number } | undefined {
  try {
    const stat = lstatSync(path, { bigint: true });
    if (!stat.isFile()) return undefined;
    return { stamp: `${stampOf(stat)} ${stat.ctimeNs}`, changedAt: Number(stat.ctimeMs) };
  } catch {
    return undefined;
  }
}

function rootOf(folder: string, shown: string): string {
  try {
    const root = realPath(folder);
    if (statOf(root)?.isDirectory() === true) return root;
  } catch {
    throw new UserError('folder-not-listed', { folder: shown });
  }
  throw new UserError('folder-not-listed', { folder: shown, special: 'file', hint: 'file' });
}

function entriesOf(folder: string): readonly Dirent[] | undefined {
  try {
    return entriesIn(folder);
  } catch {
    return undefined;
  }
}

function sorted(found: readonly FoundFile[]): readonly FoundFile[] {
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
