import { basename, dirname, join } from 'node:path';
import { originalName } from '../domain/copyName.ts';
import { compareNames } from '../domain/order.ts';
import { isThere } from '../io/isThere.ts';
import { entriesIn } from '../io/patience.ts';
import { readStart } from '../io/readFile.ts';
import { backupOf } from './backup.ts';
import { isWholeAssessment } from './fileKind.ts';

/** So much of a file tells what it is, and no more files than these: somebody waits for the first question. */
const LOOKED_AT = 32 * 1024;
const MOST = 100;

/** How far up a file is looked for that is not in this folder. */
const FLOORS = 3;

/**
 * Assessments beside a file whose names programs make of it, or it of theirs: `assessment (1).yaml` beside
 * assessment.yaml. The names, in order.
 */
export function similarFiles(path: string): readonly string[] {
  const folder = dirname(path);
  return assessmentsIn(folder, entriesOf(folder), (name) => name !== basename(path) && isNamesake(name, path));
}

/**
 * Where answers may be that are not in a file that is not there: other assessments in its folder, and files of its name in
 * the folders above and just below. Names in the folder, paths elsewhere.
 */
export function filesInstead(path: string): readonly string[] {
  return filesAround(path, () => true);
}

/** Those of them that have the name of the file, or one that a program makes of it. */
export function namesakes(path: string): readonly string[] {
  return filesAround(path, (name) => isNamesake(name, path));
}

/** The earlier content of a file that is gone, by its name. */
export function earlierContent(path: string): string | undefined {
  const backup = backupOf(path);
  return !isThere(path) && isThere(backup) && isAssessment(backup) ? basename(backup) : undefined;
}

function filesAround(path: string, isMeant: (name: string) => boolean): readonly string[] {
  const folder = dirname(path);
  const entries = entriesOf(folder);
  const above = foldersAbove(folder).slice(0, FLOORS);
  const below = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
    .slice(0, MOST)
    .map(({ name }) => join(folder, name));
  const elsewhere = [...above, ...below].map((one) => join(one, basename(path)));
  const found = elsewhere.filter((one) => isThere(one) && isAssessment(one));
  return [...assessmentsIn(folder, entries, isMeant), ...found];
}

function isNamesake(name: string, path: string): boolean {
  return originalOf(name) === originalOf(basename(path));
}

function originalOf(name: string): string {
  return originalName(name)
    .replace(/\.ya?ml$/i, '')
    .toLowerCase();
}

function assessmentsIn(
  folder: string,
  entries: ReturnType<typeof entriesOf>,
  isMeant: (name: string) => boolean,
): readonly string[] {
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name) && isMeant(entry.name))
    .map(({ name }) => name)
    .toSorted(compareNames)
    .slice(0, MOST)
    .filter((name) => isAssessment(join(folder, name)));
}

/** Whether there is an assessment; a file that cannot be read is none. */
export function isAssessment(path: string): boolean {
  try {
    return isWholeAssessment(readStart(path, path, LOOKED_AT));
  } catch {
    return false;
  }
}

function foldersAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

function entriesOf(folder: string) {
  try {
    return entriesIn(folder);
  } catch {
    return [];
  }
}
