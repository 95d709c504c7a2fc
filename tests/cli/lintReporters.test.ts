import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { lintReporterNames } from '../../src/cli/defaults.ts';
import { lintReporters } from '../../src/report/check/index.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { complaintsAbout } from '../helpers/schemas.ts';

type Files = Readonly<Record<string, string>>;

function folderWith(files: Files): string {
  const cwd = testFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

const clean = 'level: star3\n';
/** An error at 1:1. */
const wrong = 'levl: star3\n';
/** A warning at 1:12. */
const doubtful = 'catalogue: scs-2026\n';
const files: Files = {
  'scs-check.yaml': wrong,
  'good/scs-check.yaml': clean,
  'b/scs-check.yaml': doubtful,
  '.git/HEAD': '',
};

const lint = (cwd: string, ...words: readonly string[]) => run(['lint', ...words], { cwd });

test('the registry has every reporter that the command line knows', () => {
  expect(Object.keys(lintReporters).toSorted()).toEqual(lintReporterNames.toSorted());
});

describe.each(lintReporterNames)('%s', (name) => {
  test('tells every problem and every file that could not be read, with the same exit code', async () => {
    const { code, stdout, stderr } = await lint(
      folderWith(files),
      'scs-check.yaml',
      'good/scs-check.yaml',
      'b/scs-check.yaml',
      'nai.yaml',
      '--reporter',
      name,
    );
    expect(code).toBe(2);
    for (const word of ['unknown-key', 'unknown-catalogue', 'file-not-found'])
      expect(name === 'text' ? stdout + stderr : stdout).toContain(word);
  });

  test('tells what is wrong from the top of a file to its end, whatever looked for it', async () => {
    const cwd = folderWith({
      'c.yaml': readFileSync(join(root, 'tests', 'fixtures', 'lint', 'six-problems-of-content.yaml'), 'utf8'),
    });
    const { stdout } = await lint(cwd, 'c.yaml', '--reporter', name);
    const sentences = [
      '言えないことば',
      '中分類はありません',
      '段階はありません',
      '評価基準はありません',
      '行目にもあります',
    ];
    const codes = ['claims-too-much', 'unknown-section', 'unknown-level', 'unknown-reference', 'duplicate-id'];
    const places = (name === 'json' ? codes : sentences).map((sentence) => stdout.lastIndexOf(sentence));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(-1);
  });

  test('is the same at every run', async () => {
    const cwd = folderWith(files);
    const words = ['scs-check.yaml', '--reporter', name];
    expect((await lint(cwd, ...words)).stdout).toBe((await lint(cwd, ...words)).stdout);
  });

  test('goes to a file, again over its own, and never over that of somebody else', async () => {
    const cwd = folderWith({ ...files, 'other.out': 'mine\n' });
    const words = (file: string) => ['scs-check.yaml', '--reporter', `${name}:${file}`];
    const first = await lint(cwd, ...words('my.out'));
    expect([first.code, first.stdout]).toEqual([2, '']);
    const content = readFileSync(join(cwd, 'my.out'), 'utf8');
    expect(content).not.toBe('');
    await lint(cwd, ...words('my.out'));
    expect(readFileSync(join(cwd, 'my.out'), 'utf8')).toBe(content);
    expect((await lint(cwd, ...words('other.out'))).stderr).toContain('output-not-ours');
    expect(readFileSync(join(cwd, 'other.out'), 'utf8')).toBe('mine\n');
    expect((await lint(cwd, ...words('scs-check.yaml'))).stderr).toContain('scs-check.yaml');
    expect(readFileSync(join(cwd, 'scs-check.yaml'), 'utf8')).toBe(wrong);
  });
});

test('what is wrong in a catalogue on which several files rest is shown once', async () => {
  const cwd = checkFolder();
  const path = join(cwd, 'example.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^method: .*\n/m, ''));
  for (const words of [['mixed.yaml', 'passed.yaml'], ['.']]) {
    const { code, screen } = await lint(cwd, ...words);
    expect(code).toBe(2);
    expect(screen.match(/^example\.yaml:\d+:\d+ .*missing-key/gm)).toHaveLength(1);
    expect(screen.match(/file-invalid/g)?.length).toBeGreaterThan(1);
  }
});

test('JSON fits its schema, whatever happened', async () => {
  const cwd = folderWith({ ...files, 'foreign.yaml': 'services: {}\n' });
  for (const words of [['scs-check.yaml'], ['good'], ['nai.yaml', '.'], ['foreign.yaml', '--ignore-unknown']]) {
    const { code, stdout } = await lint(cwd, ...words, '--json');
    const report = JSON.parse(stdout);
    expect(complaintsAbout('lint', report)).toEqual([]);
    expect(report.exitCode).toBe(code);
  }
});

test('compact lines read as those of a compiler', async () => {
  const { stdout } = await lint(folderWith(files), '.', '--reporter', 'compact');
  const found = stdout
    .trimEnd()
    .split('\n')
    .map((line) => /^(.+?):(\d+):(\d+): (error|warning|note): .+ \[(\S+)\]$/.exec(line)?.slice(1));
  expect(found).toEqual([
    ['b/scs-check.yaml', '1', '12', 'warning', 'unknown-catalogue'],
    ['scs-check.yaml', '1', '1', 'error', 'unknown-key'],
  ]);
});

test('a clean file is a test that passes, and no suite is empty', async () => {
  const { stdout } = await lint(folderWith(files), 'good/scs-check.yaml', '--reporter', 'junit');
  expect(stdout).toContain('tests="1" failures="0" errors="0" skipped="0"');
});

test('standard input is linted in every format', async () => {
  for (const name of lintReporterNames) {
    const { code, stdout } = await run(['lint', '-', '--reporter', name], {
      cwd: folderWith(files),
      stdin: Buffer.from(wrong),
    });
    expect([name, code, stdout.includes('unknown-')]).toEqual([name, 2, true]);
  }
});

describe('a folder', () => {
  const mixed: Files = {
    'kaisha/kita/assessment.yaml': 'formatVersion: 1\nanswers: {}\n',
    'kaisha/scs-check.yml': 'level: star3\nfailOn: never\n',
    'kaisha/k8s/role.yaml': 'apiVersion: v1\nrules: []\n',
    'kaisha/compose.yaml': 'services: {}\n',
    'kaisha/hooks.yaml': 'files: ^a$\n',
    'kaisha/README.md': 'answers: 1\n',
    'kaisha/.github/workflows/ci.yaml': 'levl: 1\nlevel: 2\n',
    'kaisha/node_modules/x/assessment.yaml': 'answers: {}\n',
  };
  const told = async (cwd: string, ...words: readonly string[]) =>
    JSON.parse((await lint(cwd, ...words, '--json')).stdout);

  test.each(['kaisha', 'kaisha/', './kaisha', '.'])('%s stands for the files of ours in it', async (word) => {
    const report = await told(folderWith(mixed), word);
    const names = report.files.map(({ path, kind }: { path: string; kind: string }) => [path, kind]);
    expect(names).toEqual([
      ['kaisha/kita/assessment.yaml', 'assessment'],
      ['kaisha/scs-check.yml', 'config'],
    ]);
    expect(report.skipped).toHaveLength(3);
  });

  test('says how many it has passed over', async () => {
    const { stderr } = await lint(folderWith(mixed), 'kaisha');
    expect(stderr).toContain('scs-check のファイルではない 3ファイルは、見ていません。');
  });

  test.each<[string, Files, string]>([
    ['is not there', {}, 'file-not-found'],
    ['is empty of files of ours', { 'kara/compose.yaml': 'services: {}\n' }, 'nothing-to-lint'],
  ])('that %s does not end well', async (_what, content, problem) => {
    const { code, stderr } = await lint(folderWith(content), 'kara');
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain('問題はありません');
  });

  test('is not left by a link', async () => {
    const cwd = folderWith({ ...mixed, 'soto/assessment.yaml': 'answers: {}\n' });
    symlinkSync(join(cwd, 'soto'), join(cwd, 'kaisha', 'link'));
    expect((await told(cwd, 'kaisha')).files).toHaveLength(2);
  });

  test('finds a file of ours whose version is misspelt', async () => {
    const report = await told(folderWith({ 'a/kojo.yaml': 'formatVersoin: 1\ncatalogue: {}\nanswers: {}\n' }), 'a');
    expect(report.files).toHaveLength(1);
  });
});

describe('--ignore-unknown', () => {
  const foreign: Files = { 'compose.yaml': 'services: {}\n', 'scs-check.yaml': clean };

  test('passes over named files that are not ours, and says so', async () => {
    const { code, stderr } = await lint(folderWith(foreign), 'compose.yaml', 'scs-check.yaml', '--ignore-unknown');
    expect([code, stderr]).toEqual([
      0,
      'scs-check のファイルではない 1ファイルは、見ていません。\n1ファイルを調べました。書き方に問題はありません。\n',
    ]);
  });

  test('says nothing good where nothing was looked at', async () => {
    const { code, stderr } = await lint(folderWith(foreign), 'compose.yaml', '--ignore-unknown');
    expect(code).toBe(0);
    expect(stderr).toContain('何も調べていません');
    expect(stderr).not.toContain('問題はありません');
  });

  test('is no excuse for what cannot be opened', async () => {
    const { code, stderr } = await lint(folderWith(foreign), 'nai.yaml', 'scs-check.yaml', '--ignore-unknown');
    expect(code).toBe(2);
    expect(stderr).not.toContain('問題はありません');
  });

  test('without it, they are refused as before', async () => {
    const { code, stdout } = await lint(folderWith(foreign), 'compose.yaml');
    expect([code, stdout.includes('unknown-kind')]).toEqual([2, true]);
  });
});
