import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { folderOfFirm } from '../helpers/firm.ts';
import { testFolder } from '../helpers/runCli.ts';
import { book, inline } from '../helpers/workbook.ts';

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
  ['letters behind a quote', 'requirements: "', 'x'],
  ['quotes within a text', "requirements: '", "''"],
  ['long texts in quotes', 'requirements:\n', `-\t"${'x'.repeat(1000)}"\n`],
])('a catalogue as large as one may be, with a flood of %s, is refused within the same memory', (_, head, again) => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'kijun.yaml'), flood(head, again, 19_000_000));
  const { status, stderr } = runWithLittle(cwd, 'lint', 'kijun.yaml');
  expect(status, stderr.slice(0, 500)).toBe(2);
});

test.each([
  ['of entries', `evidence:\n${'  - a\n'.repeat(500_001)}`],
  ['of empty lines', `formatVersion: 1\n${'\n'.repeat(500_001)}`],
])('a file with too many parts, %s, is told to be too long, not too deep', (_, text) => {
  const cwd = testFolder();
  writeFileSync(join(cwd, 'a.yaml'), text);
  const { status, stdout, stderr } = runWithLittle(cwd, 'lint', 'a.yaml', '--lang', 'ja');
  expect([status, stdout + stderr]).toEqual([2, expect.stringContaining('項目や行が多すぎて')]);
  expect(stdout + stderr).not.toContain('入れ子');
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

test('catalogues that extend each other, and are large together, are refused within the same memory', () => {
  const cwd = testFolder();
  const FILES = 5;
  for (let n = 0; n < FILES; n += 1) {
    const base = n + 1 < FILES ? `extends: k${n + 1}\n` : '';
    const head = `formatVersion: 1\nid: k${n}\n${base}edition: "1"\nlang: ja\ntitle: 見本\n`;
    const source = 'source: { document: a, publisher: b, published: 2026-01-01 }\nmethod: all-of\n';
    const parts = `levels: [{ id: l${n}, title: l${n} }]\nprofileFacts: []\ncategories: [{ id: "1", title: a, sections: [{ id: s, title: a }] }]\n`;
    const criteria = Array.from(
      { length: 7000 },
      (_, at) =>
        `  - id: r${n}-${at}\n    section: s\n    title: a\n    criteria:\n      - id: c${n}-${at}\n        level: l${n}\n` +
        `        question: ていねいに書いた、ふつうの長さの質問ですか\n        metWhen:\n          - している\n          - 記録がある\n`,
    );
    writeFileSync(join(cwd, `k${n}.yaml`), `${head}${source}${parts}requirements:\n${criteria.join('')}`);
  }
  for (const words of [
    ['lint', 'k0.yaml'],
    ['catalogue', 'show', 'k0.yaml'],
    ['init', '--catalogue', 'k0.yaml'],
  ]) {
    const { status, stdout, stderr } = runWithLittle(cwd, ...words);
    expect([status, stdout + stderr], words.join(' ')).toEqual([2, expect.stringContaining('k0.yaml:3:10')]);
    expect(stdout + stderr).toContain('extends-too-much');
  }
});

/** What somebody may leave under a name that a command looks at before it writes there, and how the command ends. */
const lying: readonly (readonly [file: string, head: string, again: string, command: string, code: number])[] = [
  ['a.json', '', '[', 'report -o a.json', 2],
  ['a.json', '', '{"a":', 'check --reporter gitlab:a.json', 2],
  ['a.txt', '', '  x\n', 'check --reporter text:a.txt', 2],
  ['a.pdf', '%PDF-1.7\n<xmp:CreatorTool>scs-check ', '<dc:title>', 'report -o a.pdf', 2],
  ['a.pdf', '%PDF-1.7\n<xmp:CreatorTool>scs-check ', '<dc:title>', 'verify a.pdf', 2],
  ['assessment.yaml.lock', '', '[', 'evidence add 1-2-1-1 --title x', 0],
  ['.scs-check-portfolio.jsonl', '', '[', 'portfolio', 0],
  ['a.age', 'age-encryption.org/v1\n', '-> X25519 AAAA\nAAAA\n', 'decrypt a.age --passphrase-file word.txt', 2],
];

test('what lies under the name of an output, a lock or a cache is looked at within the same memory', async () => {
  const cwd = folderOfFirm(
    '{ id: scs-20260327, edition: "2026-03-27", level: star3 }',
    'answers: { 1-2-1-1: { state: met } }',
  );
  writeFileSync(join(cwd, 'word.txt'), 'correct horse battery staple\n');
  for (const [file, head, again, command, code] of lying) {
    writeFileSync(join(cwd, file), flood(head, again, 15_000_000));
    const { status, stderr } = runWithLittle(cwd, ...command.split(' '));
    expect([command, status], stderr.slice(0, 500)).toEqual([command, code]);
    rmSync(join(cwd, file), { force: true });
  }
});

test('a small workbook that says a long text in each cell, and one of nothing but tags, are refused by each reader', () => {
  const cwd = folderOfFirm(
    '{ id: scs-20260327, edition: "2026-03-27", level: star3 }',
    'answers: { 1-2-1-1: { state: met } }',
  );
  const pointing = `<worksheet><sheetData><row>${'<c t="s"><v>0</v></c>'.repeat(16_000)}</row></sheetData></worksheet>`;
  const texts = { 'xl/worksheets/s1.xml': strToU8(pointing) };
  const tags = `<worksheet><sheetData></sheetData>${'<a/>'.repeat(2_000_000)}</worksheet>`;
  const marks = inline(`a${'\u0300'.repeat(150_000)}${'\u0316'.repeat(150_000)}`);
  const sheet = { name: 'S', cells: new Map([['A1', marks]]) };
  writeFileSync(
    join(cwd, 'texts.xlsx'),
    book([sheet], { sharedStrings: [`<t>${'あ'.repeat(2_600_000)}</t>`], entries: texts }),
  );
  writeFileSync(join(cwd, 'tags.xlsx'), book([sheet], { entries: { 'xl/worksheets/s1.xml': strToU8(tags) } }));
  writeFileSync(join(cwd, 'marks.xlsx'), book([sheet]));
  for (const name of ['texts', 'tags', 'marks']) {
    for (const command of ['merge', 'catalogue official', 'report --official', 'verify']) {
      const { status, stderr } = runWithLittle(cwd, ...command.split(' '), `${name}.xlsx`);
      expect([command, name, status], stderr.slice(0, 500)).toEqual([command, name, 2]);
      expect(stderr).toContain(command === 'verify' ? 'not-a-report' : 'workbook-too-large');
    }
  }
});
