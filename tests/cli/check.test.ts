import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporterNames, reporterTarget } from '../../src/cli/defaults.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run } from '../helpers/runCli.ts';

describe('--reporter', () => {
  test.each([
    ['text', { name: 'text' }],
    ['sarif:out.sarif', { name: 'sarif', file: 'out.sarif' }],
    ['sarif:C:\\out\\a.sarif', { name: 'sarif', file: 'C:\\out\\a.sarif' }],
    ['json:/tmp/a:b.json', { name: 'json', file: '/tmp/a:b.json' }],
    ['json:', undefined],
    ['C:\\out.json', undefined],
    ['Json', { name: 'json' }],
    ['jsn', undefined],
    ['', undefined],
  ])('「%s」 is read as it is meant', (word, target) => {
    expect(reporterTarget(word, reporterNames)).toEqual(target);
  });

  test('nothing but JSON is on stdout', async () => {
    const { stdout } = await run(['check', 'mixed.yaml', 'nai.yaml', '--reporter', 'json'], { cwd: checkFolder() });
    expect(JSON.parse(stdout).exitCode).toBe(2);
  });

  test('several, some of them to files', async () => {
    const cwd = checkFolder();
    const argv = [
      'check',
      'mixed.yaml',
      '--reporter',
      'sarif:a.sarif',
      '--reporter',
      'github',
      '--reporter',
      'json:b.json',
    ];
    const { code, stdout, stderr } = await run(argv, { cwd });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=mixed\.yaml/);
    expect(stderr).toBe('報告を書きました: a.sarif\n報告を書きました: b.json\n');
    expect(JSON.parse(readFileSync(join(cwd, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8')).exitCode).toBe(1);
    expect(statSync(join(cwd, 'b.json')).mode & 0o777).toBe(0o600);
  });

  test('text in a file has no colours, and what could not be read is in it', async () => {
    const cwd = checkFolder();
    const argv = ['check', 'passed.yaml', 'broken.yaml', '--reporter', 'text:a.txt'];
    await run(argv, { cwd, variables: { FORCE_COLOR: '1' } });
    const written = readFileSync(join(cwd, 'a.txt'), 'utf8');
    expect(written).not.toContain('\u001b');
    expect(written).toContain('answer-not-allowed');
    expect(written).toContain('file-invalid');
  });

  test.each([
    [['--reporter', 'xml'], 'text, compact, json, sarif, github, gitlab, azure, junit, markdown, comment, badge'],
    [['--reporter', 'json:'], 'json'],
    [['--reporter', 'json', '--reporter', 'text'], 'json:ファイル'],
    [['--reporter', 'text', '--reporter', 'sarif'], 'sarif:ファイル'],
    [['--reporter', 'json:a.json', '--reporter', 'sarif:./a.json'], './a.json'],
    [['--reporter', 'json:nai/a.json'], 'folder-not-found'],
  ])('%j is refused with what would work', async (argv, text) => {
    const cwd = checkFolder();
    const { code, stdout, stderr } = await run(['check', 'mixed.yaml', ...argv], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(text);
    expect(existsSync(join(cwd, 'a.json'))).toBe(false);
  });

  test.each(['mixed.yaml', './mixed.yaml', 'link.yaml', 'broken.yaml', 'example.yaml'])(
    'nothing is written over what is read: %s',
    async (name) => {
      const cwd = checkFolder();
      symlinkSync('mixed.yaml', join(cwd, 'link.yaml'));
      symlinkSync(name, join(cwd, 'link.json'));
      const before = readFileSync(join(cwd, name), 'utf8');
      for (const [target, told] of [
        [name, '.yaml で終わる名前は使えません'],
        ['link.json', 'same-file'],
      ]) {
        const argv = ['check', 'mixed.yaml', 'broken.yaml', '--reporter', `json:${target}`];
        for (const force of [[], ['--force']]) {
          const { code, stderr } = await run([...argv, ...force], { cwd });
          expect([code, stderr]).toEqual([2, expect.stringContaining(told ?? '')]);
          expect(readFileSync(join(cwd, name), 'utf8')).toBe(before);
        }
      }
    },
  );

  test('in English says nothing in Japanese of its own', async () => {
    const cwd = checkFolder();
    for (const name of ['text', 'github', 'markdown', 'junit', 'badge']) {
      const { stdout } = await run(['check', 'mixed.yaml', 'nai.yaml', '--reporter', name, '--lang', 'en'], { cwd });
      expect(stdout).not.toMatch(/基準|自己点検|できている|ファイル|評価|判定/);
    }
  });
});

describe('files', () => {
  const firm = (cwd: string, name: string) => {
    mkdirSync(join(cwd, name), { recursive: true });
    for (const file of ['example.yaml', 'passed.yaml']) {
      writeFileSync(join(cwd, name, file), readFileSync(join(cwd, file)));
    }
  };

  test('a pattern that the shell left as it was', async () => {
    const cwd = checkFolder();
    firm(cwd, 'firms/b');
    firm(cwd, 'firms/a');
    const { code, stdout } = await run(['check', 'firms/*/pas?ed.yaml', '--reporter', 'json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files.map(({ file }: { file: string }) => file)).toEqual([
      'firms/a/passed.yaml',
      'firms/b/passed.yaml',
    ]);
  });

  test('a pattern that matches nothing ends with 2, beside others', async () => {
    const { code, stderr } = await run(['check', 'passed.yaml', '*.nai'], { cwd: checkFolder() });
    expect([code, stderr.includes('no-match'), stderr.includes('*.nai')]).toEqual([2, true, true]);
  });

  test('a file whose name is a pattern is that file', async () => {
    const cwd = checkFolder();
    writeFileSync(join(cwd, '*.yaml'), readFileSync(join(cwd, 'passed.yaml')));
    expect((await run(['check', '*.yaml'], { cwd })).code).toBe(0);
  });

  test.each([
    ['passed.yaml', 0],
    ['mixed.yaml', 1],
    ['broken.yaml', 2],
  ])('%s through standard input', async (name, wanted) => {
    const cwd = checkFolder();
    const stdin = readFileSync(join(cwd, name));
    const { code, stdout, stderr } = await run(['check', '-'], { cwd, stdin });
    expect(code).toBe(wanted);
    expect(stdout + stderr).toContain('stdin');
  });
});
