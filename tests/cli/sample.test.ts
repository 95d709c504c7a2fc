import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pack } from '../../scripts/pack.mjs';
import { root } from '../../scripts/project.mjs';
import { formats } from '../../src/cli/defaults.ts';
import { readPdf } from '../helpers/readPdf.ts';
import { run, sitDown, testFolder } from '../helpers/runCli.ts';

const sample = join(root, 'templates', 'sample.assessment.yaml');

describe('report --sample', () => {
  test.each(formats)('says in %s what the report of that file says', async (format) => {
    const cwd = testFolder();
    const { code, bytes, stderr } = await run(['report', '--sample', '--format', format], { cwd });
    const ofFile = await run(['report', sample, '--format', format], { cwd });
    expect([code, readdirSync(cwd)]).toEqual([0, []]);
    expect(bytes.equals(ofFile.bytes)).toBe(true);
    expect(stderr).toBe('架空の会社の見本です。自分の会社で始めるには: npx scs-check\n');
  });

  test('leaves out a file of the reader that would be taken otherwise, and writes beside it', async () => {
    const cwd = testFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), 'これは読まれません');
    const { code, stdout, stderr } = await run(['report', '--sample', '-o', 'mihon.html'], { cwd });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('報告を書きました: mihon.html\n');
    expect(readdirSync(cwd)).toEqual(['assessment.yaml', 'mihon.html']);
    expect(readFileSync(join(cwd, 'mihon.html'), 'utf8')).toContain('サンプル株式会社');
  });

  test('speaks English', async () => {
    const { code, stdout, stderr } = await run(['report', '--sample', '--lang', 'en']);
    expect([code, stderr]).toEqual([0, 'This firm is made up. To begin with your own: npx scs-check --lang en\n']);
    expect(stdout).toMatch(/^★3 gap report\n/);
  });

  test.each([
    [['report', 'assessment.yaml', '--sample'], 'assessment.yaml'],
    [['report', '--sample', 'nai.yaml'], 'nai.yaml'],
  ])('does not go with a file: %j', async (argv, file) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`--sample と ${file} は、一緒には使えません`);
  });

  test('says where to put a PDF that would go to the terminal', async () => {
    const { code, stderr } = await sitDown(['report', '--sample', '--format', 'pdf'], { cwd: testFolder() }).finished;
    expect(code).toBe(2);
    expect(stderr).toContain('同じコマンドに -o report.pdf');
  });

  test('needs nothing but what is in the package', () => {
    const home = join(testFolder(), 'node_modules', 'scs-check');
    for (const { path } of pack('--dry-run').files) cpSync(join(root, path), join(home, path));
    const cwd = testFolder();
    const words = [join(home, 'bin', 'scs-check.cjs'), 'report', '--sample', '-o', 'mihon.pdf'];
    const { status, stderr } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, expect.stringContaining('報告を書きました: mihon.pdf\n')]);
    expect(readFileSync(join(cwd, 'mihon.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('with --profile summary is the part that the owner reads, on one page of paper', async () => {
  const words = ['report', '--sample', '--profile', 'summary', '--as-of', '2026-11-29'];
  const { code, stdout } = await run(words, { cwd: testFolder() });
  expect(code).toBe(0);
  for (const title of ['まとめ', '次にすること', 'ここから★3まで']) expect(stdout).toContain(`\n${title}\n`);
  for (const title of ['取り組む計画', '対応が残っている基準', '全基準の一覧']) expect(stdout).not.toContain(title);
  const { bytes } = await run([...words, '--format', 'pdf'], { cwd: testFolder() });
  expect((await readPdf(bytes)).pages).toHaveLength(1);
  expect((await run([...words, '--crosswalks'], { cwd: testFolder() })).code).toBe(2);
});
