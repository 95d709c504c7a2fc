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
  'marks of what is confidential': ['answers: [\n', '  confidential: true\n'],
};

test.each(Object.keys(floods))('a flood of %s is refused within little memory', (what) => {
  const [head, again] = floods[what] ?? ['', ''];
  const cwd = testFolder();
  writeFileSync(join(cwd, 'a.yaml'), head + again.repeat(4_000_000 / again.length));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // A fifth of what the worst of them once took.
    ['--max-old-space-size=192', join(root, 'bin', 'scs-check.cjs'), 'lint', 'a.yaml'],
    { cwd, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
  );
  expect(status, stderr.slice(0, 500)).toBe(2);
  expect((stdout + stderr).split('\n').length).toBeLessThan(2000);
});

/** What the largest kind of file may hold, in a writing that only the library reads. */
test.each([
  ['lists', 'requirements: [', '[],'],
  ['closing brackets', '{requirements: []}\n', '}'],
  ['keys in quotes', 'requirements: []\n', '"ab": "\\x61"\n'],
])('a catalogue as large as one may be, with a flood of %s, is refused within the same memory', (_, head, again) => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'kijun.yaml'), head + again.repeat(19_000_000 / again.length));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=192', join(root, 'bin', 'scs-check.cjs'), 'lint', 'kijun.yaml'],
    { cwd, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' },
  );
  expect(status, stderr.slice(0, 500)).toBe(2);
});

test('a folder of floods is one table, within the same memory', () => {
  const cwd = testFolder();
  for (const [index, [head, again]] of Object.values(floods).entries()) {
    writeFileSync(join(cwd, `${index}.yaml`), `organization: {}\n${head}${again.repeat(2_000_000 / again.length)}`);
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--max-old-space-size=192', join(root, 'bin', 'scs-check.cjs'), 'portfolio', '--format', 'csv'],
    { cwd, encoding: 'utf8', timeout: 80_000, killSignal: 'SIGKILL' },
  );
  expect(status, stderr.slice(0, 500)).toBe(2);
  expect(stdout.split('\n').filter((line) => /^,\d+\.yaml,/.test(line)).length).toBeGreaterThan(15);
});
