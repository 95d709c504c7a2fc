import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

/** What a test file needs: this process alone, other processes, or this process for a while. */
export type ProjectName = 'fast' | 'process' | 'slow';

/** Long sittings, whole papers, thousands of made-up files, and files as large and as bad as they may be. */
const slow: readonly string[] = [
  'tests/assessment/edit.test.ts',
  'tests/catalogue/lint.test.ts',
  'tests/cli/ask.test.ts',
  'tests/cli/english.test.ts',
  'tests/cli/exchange.test.ts',
  'tests/cli/review.test.ts',
  'tests/cli/seeded.test.ts',
  'tests/portfolio/command.test.ts',
  'tests/report/diff/build.test.ts',
  'tests/report/pdf.test.ts',
  'tests/report/sheets.test.ts',
  'tests/yaml/plain.test.ts',
];

/** All test files, each in the project that it belongs to, by their paths from the root. */
export function testFiles(): Readonly<Record<ProjectName, readonly string[]>> {
  const paths = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .map((name) => join('tests', name).replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts'))
    .toSorted();
  const of = (name: ProjectName) => paths.filter((path) => projectOf(path) === name);
  const strangers = slow.filter((path) => !of('slow').includes(path));
  if (strangers.length > 0) throw new Error(`not there, or no test of this process alone: ${strangers}`);
  return { fast: of('fast'), process: of('process'), slow: of('slow') };
}

function projectOf(path: string): ProjectName {
  if (startsProcesses(join(root, path))) return 'process';
  return slow.includes(path) ? 'slow' : 'fast';
}

/** Whether a file, or one that it imports, can start a process. The product cannot, which a test of its own holds. */
function startsProcesses(file: string): boolean {
  const imported = [...readFileSync(file, 'utf8').matchAll(/ from '(?<name>[^']+)';$/gm)].map(
    ({ groups }) => groups?.['name'] ?? '',
  );
  return imported.some((name) => {
    if (!name.startsWith('.')) return name === 'node:child_process';
    const path = join(dirname(file), name);
    return !relative(root, path).startsWith('src') && startsProcesses(path);
  });
}
