import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

const groups = ['fast', 'process', 'slow'] as const;

/** What a test file needs: this process, this process for a while, or other processes. */
export type Group = (typeof groups)[number];

/** Long sittings, whole papers, thousands of made-up files, and files as large and as bad as they may be. */
export const longFiles: readonly string[] = [
  'tests/assessment/edit.test.ts',
  'tests/catalogue/lint.test.ts',
  'tests/cli/ask.test.ts',
  'tests/cli/english.test.ts',
  'tests/cli/everyCommand.test.ts',
  'tests/cli/exchange.test.ts',
  'tests/cli/failing-saves.test.ts',
  'tests/cli/leaving.test.ts',
  'tests/cli/portfolio.test.ts',
  'tests/cli/review.test.ts',
  'tests/cli/seeded.test.ts',
  'tests/cli/typing.test.ts',
  'tests/cli/walks.test.ts',
  'tests/formats/outputs.test.ts',
  'tests/report/check/many.test.ts',
  'tests/report/diff/build.test.ts',
  'tests/report/pdf.test.ts',
  'tests/report/sheets.test.ts',
  'tests/yaml/plain.test.ts',
];

/** Bad disks, links, pipes, raw signs, floods, workbooks that lie, and files of age. */
export const hostileTests: readonly string[] = [
  'tests/cli/encrypt.test.ts',
  'tests/cli/failing-saves.test.ts',
  'tests/cli/floods.test.ts',
  'tests/cli/irregular-files.test.ts',
  'tests/cli/links.test.ts',
  'tests/cli/lying-workbook.test.ts',
  'tests/cli/promptDoor.test.ts',
  'tests/cli/rawSigns.test.ts',
  'tests/cli/shapes.test.ts',
  'tests/io/failingDisk.test.ts',
  'tests/office/xlsx.test.ts',
];

/** All test files by their paths from the root, each in its group. */
export function testFiles(): Readonly<Record<Group, readonly string[]>> {
  const paths = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => pathFromRoot(join(import.meta.dirname, name)))
    .toSorted();
  const of = (group: Group) => paths.filter((path) => groupOf(join(root, path)) === group);
  return { fast: of('fast'), process: of('process'), slow: of('slow') };
}

/**
 * What `npm run test:hostile` runs: made-up files and kills, and beside them, where nobody has said for how long or of how
 * many files, the ordinary tests of what a stranger or a bad disk can do: the gate has run those already.
 */
export function hostileFiles(isMeasured = isSet('SECONDS') || isSet('FILES')): string[] {
  return ['tests/hostile/*.hostile.ts', ...(isMeasured ? [] : hostileTests)];
}

const isSet = (name: string) => process.env[`HOSTILE_${name}`] !== undefined;

/** @param file its whole path */
export function groupOf(file: string): Group {
  if (startsProcesses(file)) return 'process';
  return longFiles.includes(pathFromRoot(file)) ? 'slow' : 'fast';
}

export function isGroup(name: string): name is Group {
  return groups.some((group) => group === name);
}

/** Whether a file, or one that it imports, can start a process. Of the product only its editor and its pager can, which a test holds. */
function startsProcesses(file: string): boolean {
  const imported = [...readFileSync(file, 'utf8').matchAll(/ from '(?<name>[^']+)';$/gm)].map(
    ({ groups: found }) => found?.['name'] ?? '',
  );
  return imported.some((name) => {
    if (!name.startsWith('.')) return name === 'node:child_process';
    const path = join(dirname(file), name);
    if (['src/io/editor.ts', 'src/io/pager.ts'].includes(pathFromRoot(path))) return true;
    return !pathFromRoot(path).startsWith('src/') && startsProcesses(path);
  });
}

function pathFromRoot(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
