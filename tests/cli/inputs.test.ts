import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run, testFolder } from '../helpers/runCli.ts';

describe('lint', () => {
  test('reads standard input', async () => {
    const cwd = checkFolder();
    const { code, stdout } = await run(['lint', '-'], { cwd, stdin: readFileSync(join(cwd, 'broken.yaml')) });
    expect(code).toBe(2);
    expect(stdout).toMatch(/^stdin:\d+:\d+ {2}エラー answer-not-allowed/m);
  });

  test('finds what matches a pattern that the shell left as it was', async () => {
    const { code, stderr } = await run(['lint', 'pas*.yaml', 'ex?mple.yaml'], { cwd: checkFolder() });
    expect([code, stderr]).toEqual([0, '2ファイルを調べました。書き方に問題はありません。\n']);
  });

  test.each(['fairu*.yaml', '.', 'portfolio'])('%s: files in the order in which people count', async (word) => {
    const cwd = testFolder();
    const names = ['fairu1.yaml', 'fairu2.yaml', 'fairu10.yaml', 'fairu100.yaml'];
    for (const name of names)
      writeFileSync(join(cwd, name), `formatVersion: 1\norganization: { name: ${name} }\nanswers: {}\n`);
    const words = word === 'portfolio' ? ['portfolio', '--format', 'json'] : ['lint', '--reporter', 'json', word];
    const { stdout } = await run(words, { cwd });
    const found = [...stdout.matchAll(/"(?:file|name)": "(fairu\d+\.yaml)"/g)].map(([, name]) => name);
    expect([...new Set(found)]).toEqual(names);
  });

  test('says so where nothing matches, and looks at the rest', async () => {
    const { code, stdout, stderr } = await run(['lint', '*.nai', 'broken.yaml'], { cwd: checkFolder() });
    expect([code, stderr.includes('no-match'), stderr.includes('*.nai')]).toEqual([2, true, true]);
    expect(stdout).toContain('answer-not-allowed');
  });
});

describe.each([
  ['NFC', 'NFD'],
  ['NFD', 'NFC'],
] as const)('a name typed in %s of a file whose name is in %s', (typed, there) => {
  const name = '御社のガイド.yaml';

  test.each([
    ['status', 0],
    ['lint', 0],
    ['check', 1],
    ['report', 0],
  ] as const)('%s means that file', async (command, code) => {
    const cwd = testFolder();
    cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, name.normalize(there)));
    const told = await run([...command.split(' '), name.normalize(typed)], { cwd });
    expect([told.code, told.stderr]).toEqual([code, expect.not.stringContaining('見つかりません')]);
  });

  test('is written over, not beside; a pattern and `=` find it, too', async () => {
    const cwd = testFolder();
    cpSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, name.normalize(there)));
    const report = '報告ガ.md';
    const file = name.normalize(typed);
    for (const form of [there, typed]) {
      expect((await run(['report', file, `--output=${report.normalize(form)}`], { cwd })).code).toBe(0);
    }
    expect(readdirSync(cwd).toSorted()).toEqual([name, report].map((one) => one.normalize(there)).toSorted());
    expect((await run(['lint', '御社のガ*.yaml'.normalize(typed)], { cwd })).code).toBe(0);
    expect((await run(['diff', file, file], { cwd })).code).toBe(0);
  });
});
