import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporterNames } from '../../../src/cli/defaults.ts';
import { reporters } from '../../../src/report/check/index.ts';
import { checkAs, checkFolder, withoutVersion } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

const endings = {
  text: 'txt',
  compact: 'compact.txt',
  json: 'json',
  sarif: 'sarif',
  github: 'log',
  gitlab: 'gitlab.json',
  azure: 'azure.log',
  junit: 'xml',
  markdown: 'md',
  badge: 'badge.json',
} as const;

test('the registry has every reporter that the command line knows', () => {
  expect(Object.keys(reporters)).toEqual([...reporterNames]);
});

describe('a file in which every state occurs', () => {
  test.each(Object.entries(endings))('as %s stays as it is', async (name, ending) => {
    const { code, stdout, stderr } = await checkAs(name, ['mixed.yaml']);
    expect([code, stderr]).toEqual([1, '']);
    await expect(withoutVersion(stdout)).toMatchFileSnapshot(`../../golden/check/mixed.${ending}`);
  });

  test.each(Object.entries(endings))('beside others as %s stays as it is', async (name, ending) => {
    const { code, stdout } = await checkAs(name, ['nai.yaml', 'mixed.yaml', 'broken.yaml', 'passed.yaml']);
    expect(code).toBe(2);
    await expect(withoutVersion(stdout)).toMatchFileSnapshot(`../../golden/check/several.${ending}`);
  });

  test.each(reporterNames)('as %s is the same at every run', async (name) => {
    const [first, second] = [await checkAs(name, ['mixed.yaml']), await checkAs(name, ['mixed.yaml'])];
    expect(second.stdout).toBe(first.stdout);
  });
});

describe('what could not be read is in every format', () => {
  // The badge has room for a word, and the text goes to stderr, where it always was.
  test.each(reporterNames.filter((name) => name !== 'badge' && name !== 'text'))('%s', async (name) => {
    const { stdout } = await checkAs(name, ['broken.yaml', 'nai.yaml', 'passed.yaml']);
    expect(stdout).toContain('answer-not-allowed');
    expect(stdout).toContain('file-not-found');
  });

  test('text on stderr', async () => {
    const { stderr } = await checkAs('text', ['broken.yaml', 'nai.yaml', 'passed.yaml']);
    expect(stderr).toContain('answer-not-allowed');
    expect(stderr).toContain('file-not-found');
  });
});

test.each([
  ['ja', /ヒント: /, /[^。？]ヒント: /],
  ['en', /Hint: /i, /[^.?] Hint: /i],
])('a way out on the same line begins only where the sentence before it has ended (%s)', async (lang, hint, joined) => {
  const files = ['broken.yaml', 'nai.yaml', 'mixed.yaml', 'passed.yaml'];
  for (const name of ['compact', 'github', 'gitlab', 'azure', 'sarif', 'junit', 'markdown']) {
    const { stdout } = await run(['check', ...files, '--reporter', name, '--lang', lang], { cwd: checkFolder() });
    expect(stdout, name).toMatch(hint);
    expect(stdout, name).not.toMatch(joined);
  }
});

test('what only waits is not counted as in place', async () => {
  const cwd = checkFolder();
  const text = readFileSync(join(cwd, 'passed.yaml'), 'utf8');
  const waiver = '{ state: unmet, owner: 総務, waiver: { reason: 春に直します, until: 2027-03-31 } }';
  writeFileSync(join(cwd, 'waived.yaml'), text.replace(/1-1-1-3: .*/, `1-1-1-3: ${waiver}`));
  const { code, stdout } = await checkAs('text', ['passed.yaml', 'waived.yaml'], { cwd });
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([
    0,
    '2ファイルのうち、そろっているのは1、そろっていないのは0です。ほかの1ファイルで残っているのは、猶予中かベースラインにあるものだけです。',
  ]);
});

test('what is only counted is not said to be in place', async () => {
  const cwd = checkFolder();
  const own = (name: string, words: readonly string[]) => run(['init', name, ...words], { cwd });
  await own('action.yaml', ['--catalogue', 'security-action-25']);
  const { code, stdout } = await checkAs('text', ['passed.yaml', 'action.yaml'], { cwd });
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([
    1,
    '2ファイルのうち、判定を通ったのは1、通らなかったのは1です。数えるだけのカタログのファイルは、すべてに答えていれば通ります。そろっているかは判定していません。',
  ]);
});

test('a badge is never green', async () => {
  for (const file of ['passed.yaml', 'mixed.yaml', 'broken.yaml']) {
    const { color, schemaVersion } = JSON.parse((await checkAs('badge', [file])).stdout);
    expect(color).not.toMatch(/green|success/);
    expect(schemaVersion).toBe(1);
  }
});

test('a level that only criteria which do not apply keep open fails in JUnit and passes where they are taken for passed', async () => {
  const cwd = checkFolder();
  const text = readFileSync(join(cwd, 'passed.yaml'), 'utf8');
  writeFileSync(
    join(cwd, 'excluded.yaml'),
    text.replace(/1-1-2-3: .*/, '1-1-2-3: { state: not-applicable, reason: 持ち出しません }'),
  );
  const strict = await checkAs('junit', ['excluded.yaml'], { cwd });
  expect([strict.code, strict.stdout.includes('failures="1" errors="0" skipped="1"')]).toEqual([1, true]);
  const lenient = await checkAs('junit', ['excluded.yaml', '--allow-not-applicable'], { cwd });
  expect([lenient.code, lenient.stdout.includes('failures="0" errors="0" skipped="1"')]).toEqual([0, true]);
});
