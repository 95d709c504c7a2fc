import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { testFolder } from '../helpers/runCli.ts';

/** Four megabytes of the same, and what stands above. */
const floods: Readonly<Record<string, readonly [head: string, again: string]>> = {
  'closing brackets': ['{a: 1}\n', '}'],
  'closing brackets in a list': ['answers: []\n', ']'],
  'commas in a list': ['answers: [', ','],
  'lists in a list': ['answers: [', '[],'],
  'bad escapes in a text': ['answers: "', '\\q'],
  'bad escapes in many texts': ['answers:\n', '- "\\q"\n'],
  quotes: ['answers: ', '"'],
  directives: ['', '%\n'],
  documents: ['answers: {}\n', '---\n'],
  dashes: ['answers:\n', '- '],
  'question marks': ['', '? '],
  anchors: ['answers: ', '&a '],
  aliases: ['answers:\n', '- *a\n'],
  tabs: ['answers:\n', '\t'],
  'lines of a text': ['answers: |\n', ' |\n'],
  'lines of words': ['answers:\n', ' a\n'],
  'the same key': ['', 'answers: 1\n'],
  comments: ['answers: {}\n', '#\n'],
  'one long line': ['answers: ', 'x'],
  'wide blanks in a word': ['answers: m', '\u3000'],
  'marks of what is confidential': ['answers: [\n', '  confidential: true\n'],
};

/** As many bytes of the same. */
function flood(head: string, again: string, bytes: number): string {
  return head + again.repeat(bytes / Buffer.byteLength(again));
}

/** With a fifth of the memory that the worst of them once took. */
function runWithLittle(cwd: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=192', join(root, 'bin', 'scs-check.cjs'), ...words],
    { cwd, encoding: 'utf8', timeout: 80_000, killSignal: 'SIGKILL', maxBuffer: 64_000_000 },
  );
  return { status, stdout, stderr };
}

test('each flood is refused within little memory, with few words', () => {
  const cwd = testFolder();
  const names = Object.keys(floods).map((what) => `${what.replaceAll(' ', '-')}.yaml`);
  for (const [index, [head, again]] of Object.values(floods).entries()) {
    writeFileSync(join(cwd, names[index] ?? ''), flood(head, again, 4_000_000));
  }
  const { status, stdout, stderr } = runWithLittle(cwd, 'lint', '--reporter', 'json', ...names);
  expect(status, stderr.slice(0, 500)).toBe(2);
  const { files } = JSON.parse(stdout);
  const told = files.map(({ file, diagnostics }: { file: string; diagnostics: readonly unknown[] }) => [
    file,
    diagnostics.length > 0 && diagnostics.length < 2000,
  ]);
  expect(told).toEqual(names.map((name) => [name, true]));
});

/** What the largest kind of file may hold, in a writing that only the library reads. */
test.each([
  ['lists', 'requirements: [', '[],'],
  ['closing brackets', '{requirements: []}\n', '}'],
  ['keys in quotes', 'requirements: []\n', '"ab": "\\x61"\n'],
])('a catalogue as large as one may be, with a flood of %s, is refused within the same memory', (_, head, again) => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'kijun.yaml'), flood(head, again, 19_000_000));
  const { status, stderr } = runWithLittle(cwd, 'lint', 'kijun.yaml');
  expect(status, stderr.slice(0, 500)).toBe(2);
});

test('a folder of floods is one table, within the same memory', () => {
  const cwd = testFolder();
  for (const [index, [head, again]] of Object.values(floods).entries()) {
    writeFileSync(join(cwd, `${index}.yaml`), flood(`organization: {}\n${head}`, again, 500_000));
  }
  const { status, stdout, stderr } = runWithLittle(cwd, 'portfolio', '--format', 'csv');
  expect(status, stderr.slice(0, 500)).toBe(2);
  expect(stdout.split('\n').filter((line) => /^,\d+\.yaml,/.test(line)).length).toBeGreaterThan(15);
});
