import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type ReporterName, reporterNames } from '../../src/cli/defaults.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run } from '../helpers/runCli.ts';

const BASELINE = 'scs-check.baseline.yaml';

/** A folder in which mixed.yaml has its baseline. */
async function withBaseline() {
  const cwd = checkFolder();
  const { code } = await run(['check', '--update-baseline', 'mixed.yaml'], { cwd });
  expect(code).toBe(0);
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const change = (before: string | RegExp, after: string, name = 'mixed.yaml') =>
    writeFileSync(join(cwd, name), read(name).replace(before, after));
  const check = (...argv: string[]) => run(['check', 'mixed.yaml', '--baseline', BASELINE, ...argv], { cwd });
  return { cwd, read, change, check };
}

describe('a baseline', () => {
  test('lets known gaps pass and says that the criteria are not all in place', async () => {
    const { check } = await withBaseline();
    const { code, stdout } = await check();
    expect(code).toBe(0);
    expect(stdout).toContain('そろっていません。残りは猶予中のものと、ベースラインにあるものだけです');
    expect(stdout).toContain('ベースラインにあるもの（基準 4、指摘 4）: 1-1-1-2 1-1-2-1 1-1-2-2 1-1-2-3');
  });

  test('catches what got worse, in the middle of the known', async () => {
    const { check, change } = await withBaseline();
    change('state: partial', 'state: unmet');
    const { code, stdout } = await check();
    expect(code).toBe(1);
    expect(stdout).toContain('対応が残っている・わからない・答えていない基準（1）: 1-1-1-2\n');
  });

  test('catches a waiver that has run out', async () => {
    const { check } = await withBaseline();
    expect((await check('--as-of', '2027-03-31')).code).toBe(0);
    const { code, stdout } = await check('--as-of', '2027-04-01');
    expect(code).toBe(1);
    expect(stdout).toContain('scs/waiver-expired');
    expect(stdout).toContain('対応が残っている・わからない・答えていない基準（1）: 1-1-1-3\n');
  });

  test('names what is in order by now, and still allows it until it is moved', async () => {
    const { check, change, cwd } = await withBaseline();
    change('state: partial', 'state: met');
    const { stdout } = await check();
    expect(stdout).toContain('ベースラインにあるが、もう不足ではない基準（1）: 1-1-1-2\n  ヒント: ');
    const moved = await run(['check', '--update-baseline', 'mixed.yaml'], { cwd });
    expect(moved.stdout).toContain(
      'mixed.yaml: 基準 3、指摘 4\n  新しく記録した指摘（1）: scs/met-without-evidence\n  なくなった基準（1）: 1-1-1-2\n',
    );
    change('state: met\n  1-1-1-3', 'state: partial\n  1-1-1-3');
    expect((await check()).code).toBe(1);
  });

  test('is moved by nothing but check --update-baseline', async () => {
    const { check, read, change } = await withBaseline();
    const before = read(BASELINE);
    change('state: partial', 'state: met');
    for (const name of reporterNames) await check('--reporter', name);
    expect(read(BASELINE)).toBe(before);
  });

  test('names its schema to editors, and is as that says', async () => {
    const { cwd, read } = await withBaseline();
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(BASELINE)) ?? [];
    const validate = new Ajv2020({ strict: false, formats: { date: true } });
    const isRight = validate.compile(JSON.parse(readFileSync(join(cwd, schema), 'utf8')));
    expect(isRight(parse(read(BASELINE))), JSON.stringify(isRight.errors)).toBe(true);
  });

  test('is the same text for the same gaps', async () => {
    const { cwd, read } = await withBaseline();
    const before = read(BASELINE);
    await run(['check', '--update-baseline', 'mixed.yaml'], { cwd });
    expect(read(BASELINE)).toBe(before);
  });

  test('keeps what it has of files that are not named', async () => {
    const { cwd, read } = await withBaseline();
    await run(['check', '--update-baseline', 'passed.yaml'], { cwd });
    expect(read(BASELINE)).toContain('  mixed.yaml:\n');
    expect(read(BASELINE)).toContain('  passed.yaml:\n');
  });

  test('names files as seen from itself, wherever one stands', async () => {
    const { cwd } = await withBaseline();
    mkdirSync(join(cwd, 'below'));
    const argv = ['check', '../mixed.yaml', '--baseline', `../${BASELINE}`];
    expect((await run(argv, { cwd: join(cwd, 'below') })).code).toBe(0);
  });

  test('of another edition is refused with the way out', async () => {
    const { change, check } = await withBaseline();
    change(/edition: .*/, 'edition: "0"', BASELINE);
    const { code, stderr } = await check();
    expect([code, stderr.includes('baseline-differs')]).toEqual([2, true]);
    expect(stderr).toContain('同じコマンドに --update-baseline');
  });

  test.each([
    ['gaps:', 'gap:', 'unknown-key'],
    ['unknown', 'unkown', 'value-not-allowed'],
    ['formatVersion: 1', 'formatVersion: 2', 'newer-format'],
  ])('with %s → %s is refused at its line', async (before, after, code) => {
    const { change, check } = await withBaseline();
    change(before, after, BASELINE);
    const found = await check();
    expect(found.code).toBe(2);
    expect(found.stderr).toMatch(new RegExp(`^${BASELINE}:\\d+:\\d+ {2}エラー ${code}`, 'm'));
  });

  test('that is not there is no baseline', async () => {
    const { code, stderr } = await run(['check', 'mixed.yaml', '--baseline', 'nai.yaml'], { cwd: checkFolder() });
    expect([code, stderr.includes('baseline-not-found')]).toEqual([2, true]);
  });
});

describe('check --update-baseline', () => {
  test('writes nothing with --dry-run, and nothing where one file cannot be judged', async () => {
    const cwd = checkFolder();
    expect((await run(['check', '--update-baseline', 'mixed.yaml', '--dry-run'], { cwd })).code).toBe(0);
    expect((await run(['check', '--update-baseline', 'mixed.yaml', 'broken.yaml'], { cwd })).code).toBe(2);
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
  });

  test('says of each file what passes anew, whether it had an entry or not, and drops what is gone', async () => {
    const { cwd, change, check } = await withBaseline();
    const lint = async () => (await run(['lint', BASELINE, '--reporter', 'compact'], { cwd })).stdout;
    expect(await lint()).toBe('');
    renameSync(join(cwd, 'mixed.yaml'), join(cwd, 'renamed.yaml'));
    expect(await lint()).toMatch(/^scs-check\.baseline\.yaml:\d+:3: warning: .*「mixed\.yaml」.*\[missing-file\]\n$/);
    change('state: partial', 'state: unmet', 'renamed.yaml');
    const judged = await run(['check', 'renamed.yaml', '--baseline', BASELINE], { cwd });
    expect(judged.code).toBe(1);
    expect(judged.stderr).toContain(`ベースライン ${BASELINE} に記録のないファイルがあります（1）: renamed.yaml\n`);
    expect(judged.stderr).toContain(`ベースライン ${BASELINE} に、もうないファイルの記録があります（1）: mixed.yaml。`);
    const { stdout } = await run(['check', '--update-baseline', 'renamed.yaml'], { cwd });
    expect(stdout).toMatch(
      /^renamed\.yaml: 基準 (\d+)、指摘 (\d+)\n {2}新しく記録した基準と、状態が変わった基準（\1）: .*1-1-1-2.*\n {2}新しく記録した指摘（\2）: scs\//,
    );
    expect(stdout).toContain('mixed.yaml: ファイルがないので、ベースラインから外します\n');
    expect(await lint()).toBe('');
    const again = await run(['check', 'renamed.yaml', '--baseline', BASELINE], { cwd });
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect((await run(['check', '--update-baseline', 'renamed.yaml'], { cwd })).stdout.split('\n')).toHaveLength(2);
    expect((await check()).code).toBe(2);
  });

  test('does not take standard input', async () => {
    expect((await run(['check', '--update-baseline', '-'], { cwd: checkFolder() })).code).toBe(2);
  });

  test.each([
    [['--update-baseline', '--reporter', 'json'], '--reporter と --update-baseline は、一緒には使えません'],
    [['--update-baseline', '--fail-on', 'warning'], '--fail-on と --update-baseline'],
    [['--update-baseline', '--verbose'], '--verbose と --update-baseline'],
    [['--update-baseline', '--force'], '--force と --update-baseline'],
    [['--dry-run'], '--dry-run は、--update-baseline と一緒に使います'],
  ])('takes no option that would do nothing: %j', async (options, text) => {
    const cwd = checkFolder();
    const { code, stderr, stdout } = await run(['check', 'mixed.yaml', ...options], { cwd });
    expect([code, stdout, existsSync(join(cwd, BASELINE))]).toEqual([2, '', false]);
    expect(stderr).toContain(text);
  });

  test('finds its place in the config', async () => {
    const cwd = checkFolder();
    writeFileSync(join(cwd, 'scs-check.yaml'), 'baseline: known/base.yaml\n');
    mkdirSync(join(cwd, 'known'));
    expect((await run(['check', '--update-baseline', 'mixed.yaml'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, 'known', 'base.yaml'), 'utf8')).toContain('  ../mixed.yaml:\n');
    expect((await run(['check', 'mixed.yaml'], { cwd })).code).toBe(0);
  });
});

describe('what the baseline knows is told in every format', () => {
  const signs: Readonly<Record<ReporterName, RegExp | undefined>> = {
    text: /ベースラインにあるもの/,
    compact: /: note: .*ベースライン/,
    json: /"standing": "known"/,
    sarif: /"baselineState": "unchanged"/,
    github: /^::notice .*ベースライン/m,
    gitlab: /"severity": "info"/,
    azure: /^##\[debug\].*ベースライン/m,
    junit: /<skipped message="1-1-1-2 一部だけ（ベースラインにあります）/,
    markdown: /<summary>ベースラインにある基準（4）<\/summary>/,
    comment: /<summary>ベースラインにある基準（4）<\/summary>/,
    badge: undefined,
  };

  test.each(reporterNames)('%s', async (name) => {
    const { check, change } = await withBaseline();
    const { code, stdout } = await check('--reporter', name);
    expect(code).toBe(0);
    if (signs[name]) expect(stdout).toMatch(signs[name]);
    expect(stdout).not.toMatch(
      /^::error|type=error|"major"|: error: |<failure|"baselineState": "new"|"level": "(?:error|warning)"/m,
    );
    change('state: partial', 'state: unmet');
    expect((await check('--reporter', name)).code).toBe(1);
  });

  test('is no file of a badge that has everything', async () => {
    const { check } = await withBaseline();
    const { message } = JSON.parse((await check('passed.yaml', '--reporter', 'badge')).stdout);
    expect(message).toBe('2ファイル中 1（猶予・ベースライン 1）');
  });
});

test('a baseline that git could not merge leads to writing it anew', async () => {
  const cwd = checkFolder();
  const asked = ['check', 'mixed.yaml', '--baseline', 'base.yaml'];
  await run([...asked, '--update-baseline'], { cwd });
  const path = join(cwd, 'base.yaml');
  const ours = readFileSync(path, 'utf8');
  writeFileSync(path, `<<<<<<< HEAD\n${ours}=======\n${ours}>>>>>>> other\n`);
  const { code, stderr } = await run(asked, { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('scs-check check --update-baseline')]);
});
