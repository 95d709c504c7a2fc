import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lintReporterNames, reporterNames } from '../../src/cli/defaults.ts';
import { logReporters } from '../../src/report/check/failing.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run } from '../helpers/runCli.ts';

/** With a file that only warnings and a waiver are said of, and one that nothing is said of. */
function folder(): string {
  const cwd = checkFolder();
  const passed = readFileSync(join(cwd, 'passed.yaml'), 'utf8');
  const waived = '{ state: unmet, owner: 総務, waiver: { reason: 春に直します, until: 2027-03-31 } }';
  const warned = '{ state: met }';
  writeFileSync(
    join(cwd, 'waived.yaml'),
    passed.replace(/1-1-1-2: .*/, `1-1-1-2: ${waived}`).replace(/1-1-1-3: .*/, `1-1-1-3: ${warned}`),
  );
  return cwd;
}

const runs = [
  ['check', 'passed.yaml', 0],
  ['check', 'waived.yaml', 0],
  ['check', 'mixed.yaml', 1],
  ['check', 'waived.yaml --fail-on warning', 1],
  ['check', 'passed.yaml waived.yaml mixed.yaml', 1],
  ['check', 'passed.yaml mixed.yaml broken.yaml nai.yaml', 2],
  ['check', 'mixed.yaml --config nai.yaml', 2],
  ['lint', 'passed.yaml example.yaml', 0],
  ['lint', 'passed.yaml broken.yaml', 2],
  ['lint', 'nai.yaml passed.yaml', 2],
] as const;

describe.each(runs)('%s %s', (command, words, code) => {
  const call = (name: string, ...more: readonly string[]) =>
    run([command, ...words.split(' '), '--reporter', name, ...more], { cwd: folder() });

  test.each(logReporters)('as %s says with --quiet only what fails, and ends the same', async (name) => {
    const [loud, quiet] = [await call(name), await call(name, '--quiet')];
    expect([loud.code, quiet.code]).toEqual([code, code]);
    expect(quiet.screen === '').toBe(code === 0);
    const said = new Set(loud.screen.split('\n'));
    expect(quiet.screen.split('\n').filter((line) => !said.has(line))).toEqual([]);
    expect(quiet.screen).not.toMatch(/passed\.yaml|猶予中|scs\/owner-missing|問題はありません/);
  });

  const names = command === 'check' ? reporterNames : lintReporterNames;
  test.each(names.filter((name) => !logReporters.includes(name)))('as %s is whole', async (name) => {
    const [loud, quiet] = [await call(name), await call(name, '--quiet')];
    expect([quiet.code, quiet.stdout]).toEqual([code, loud.stdout]);
  });

  test('writes whole files, and does not say that it has', async () => {
    const cwd = folder();
    const written = async (...more: readonly string[]) => {
      const told = ['--reporter', 'text:a.txt', '--reporter', 'sarif:a.sarif', ...more];
      const { stdout, stderr } = await run([command, ...words.split(' '), ...told], { cwd });
      expect(stdout).toBe('');
      return { stderr, files: ['a.txt', 'a.sarif'].map((name) => readFileSync(join(cwd, name), 'utf8')) };
    };
    const [loud, quiet] = [await written(), await written('--quiet')];
    expect(quiet.files).toEqual(loud.files);
    expect(loud.stderr).toContain('a.sarif');
    expect(quiet.stderr).not.toContain('a.sarif');
  });
});

test('all reasons for which a level is not complete are told', async () => {
  const { stdout } = await run(['check', 'mixed.yaml', 'passed.yaml', '--quiet'], { cwd: folder() });
  for (const told of [
    '1-1-1-2',
    '1-1-2-1',
    '1-1-2-2',
    '1-1-2-3',
    'scs/not-applicable-without-reason',
    'そろっていません  mixed.yaml',
  ])
    expect(stdout).toContain(told);
  for (const other of ['scs/owner-missing', '猶予中', '2ファイル']) expect(stdout).not.toContain(other);
});

test.each([
  ['beside the file', '.', 'scs-check.yaml', ''],
  ['above it', 'below', '../scs-check.yaml', ''],
  ['that is named', '.', 'scs-check.yaml', '--config scs-check.yaml'],
])('a pass that a config %s has decided is not silent, and its JSON names it', async (_, below, name, words) => {
  const folder = checkFolder();
  const cwd = join(folder, below);
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(folder, 'scs-check.yaml'), 'allowNotApplicable: true\n');
  const file = join(folder, 'passed.yaml');
  const check = (...more: readonly string[]) =>
    run(['check', file, '--quiet', ...words.split(' ').filter(Boolean), ...more], { cwd });
  expect(await check()).toMatchObject({ code: 0, screen: '' });
  const excluded = '{ state: not-applicable, reason: 使っていません }';
  writeFileSync(file, readFileSync(file, 'utf8').replace(/1-1-1-2: .*/, `1-1-1-2: ${excluded}`));
  expect(await check()).toMatchObject({ code: 0, screen: `設定ファイル ${name} がなければ、判定は違っていました\n` });
  expect(JSON.parse((await check('--reporter', 'json')).stdout).terms.config).toBe(name);
});

test('a file whose gaps do not pass because the baseline does not know it is named, and nothing else of the baseline', async () => {
  const cwd = folder();
  const baseline = ['--baseline', 'scs-check.baseline.yaml'];
  await run(['check', 'mixed.yaml', 'passed.yaml', '--update-baseline', ...baseline], { cwd });
  renameSync(join(cwd, 'mixed.yaml'), join(cwd, 'renamed.yaml'));
  writeFileSync(join(cwd, 'whole.yaml'), readFileSync(join(cwd, 'passed.yaml')));
  const quiet = (...files: readonly string[]) => run(['check', ...files, '--quiet', ...baseline], { cwd });
  const { code, stderr } = await quiet('renamed.yaml', 'whole.yaml', 'passed.yaml');
  expect([code, stderr]).toEqual([
    1,
    'ベースライン scs-check.baseline.yaml に記録のないファイルがあります（1）: renamed.yaml\n',
  ]);
  expect(await quiet('whole.yaml', 'passed.yaml')).toMatchObject({ code: 0, screen: '' });
});

test.each(['--verbose', '--update-baseline'])('is refused with %s, which it would contradict', async (other) => {
  const { code, stdout, stderr } = await run(['check', 'mixed.yaml', '--quiet', other], { cwd: folder() });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--quiet');
  expect(stderr).toContain(other);
});
