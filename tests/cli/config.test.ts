import { chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStarterFile } from '../../src/io/shipped.ts';
import { ruleCodes } from '../../src/rules/index.ts';
import { run, testFolder } from '../helpers/runCli.ts';

/** Two criteria answered: one met without evidence, one open without an owner. */
const assessment = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: { sites: [本社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  1-2-1-1: { state: met }
  1-2-1-2: { state: unmet }
`;

/** A folder of the given files, by path. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const cwd = testFolder();
  for (const [name, text] of Object.entries({ 'assessment.yaml': assessment, ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

async function check(cwd: string, argv: readonly string[] = [], variables: Record<string, string> = {}) {
  const { code, stdout, stderr } = await run(['check', ...argv], { cwd, variables });
  const found = [...stdout.matchAll(/^\S+:\d+:\d+ {2}(\S+) (\S+)/gm)].map(
    ([, severity, name]) => `${severity} ${name}`,
  );
  return { code, found, stdout, stderr };
}

describe('a config sets', () => {
  test('what a rule weighs', async () => {
    const rules = 'rules: { scs/met-without-evidence: error, scs/owner-missing: off }\n';
    expect((await check(folderWith({}))).found).toEqual(['注意 scs/met-without-evidence', '注意 scs/owner-missing']);
    expect((await check(folderWith({ 'scs-check.yaml': rules }))).found).toEqual(['エラー scs/met-without-evidence']);
  });

  test('the level', async () => {
    const cwd = folderWith({ 'scs-check.yaml': 'level: star4\n' });
    expect((await check(cwd)).stdout).toContain('→ ★4');
    expect((await check(cwd, ['--level', 'star3'])).stdout).toContain('→ ★3');
  });

  test('the catalogue: an id, or a file as seen from the config', async () => {
    const byId = folderWith({ 'scs-check.yaml': 'catalogue: security-action-25\n' });
    expect((await check(byId)).stdout).toContain('sa-25');
    const catalogue = readStarterFile('catalogue');
    const above = folderWith({
      'scs-check.yaml': 'catalogue: kijun/own.yaml\n',
      'kijun/own.yaml': catalogue,
      'kaisha/assessment.yaml': assessment,
    });
    const { stdout, stderr } = await check(join(above, 'kaisha'));
    expect([stdout.includes('a-1-1-3'), stderr.split('\n')[0]]).toEqual([
      true,
      `上のフォルダの設定ファイル ${join('..', 'scs-check.yaml')} に従っています`,
    ]);
  });

  test('whether what does not apply counts as in place, and how strict to be', async () => {
    const aim = 'catalogue: { id: my-catalogue, edition: "2026-11", level: basic, file: own.yaml }';
    const answers = `answers:
  a-1-1-1: { state: met }
  a-1-1-2: { state: met, lastDone: 2026-11-01 }
  a-1-1-3: { state: not-applicable, reason: ファイルを送りません }
`;
    const text = assessment.replace(/catalogue: .*/, aim).replace(/answers:[\s\S]*/, answers);
    const having = (config: string) =>
      folderWith({ 'scs-check.yaml': config, 'own.yaml': readStarterFile('catalogue'), 'assessment.yaml': text });
    expect((await check(having('failOn: error\n'))).code).toBe(1);
    expect((await check(having('allowNotApplicable: true\n'))).code).toBe(0);
    const strict = having('allowNotApplicable: true\nfailOn: warning\n');
    expect((await check(strict)).code).toBe(1);
    expect((await check(strict, ['--fail-on', 'error'])).code).toBe(0);
  });
});

describe('the config is', () => {
  const star4 = 'level: star4\n';

  test('the one in the folder, or else the nearest above it', async () => {
    const cwd = folderWith({ 'scs-check.yaml': star4, 'a/b/assessment.yaml': assessment });
    const { stderr, stdout } = await check(join(cwd, 'a', 'b'), ['--verbose']);
    expect([stderr, stdout.includes('→ ★4')]).toEqual([`設定ファイル: ${join('..', '..', 'scs-check.yaml')}\n`, true]);
    writeFileSync(join(cwd, 'a', 'scs-check.yaml'), 'level: star3\n');
    expect((await check(join(cwd, 'a', 'b'))).stdout).toContain('→ ★3');
  });

  test('before that the one of the environment, and before that the one of the flag', async () => {
    const cwd = folderWith({ 'scs-check.yaml': 'level: star3\n', 'ci.yaml': star4, 'te.yaml': 'level: star3\n' });
    const variables = { SCS_CHECK_CONFIG: 'ci.yaml' };
    expect((await check(cwd, [], variables)).stdout).toContain('→ ★4');
    expect((await check(cwd, ['--config', 'te.yaml', '--verbose'], variables)).stderr).toBe('設定ファイル: te.yaml\n');
    expect((await check(cwd, ['--config', 'ci.yaml'])).stdout).toContain('→ ★4');
  });

  test('an empty variable names none', async () => {
    expect((await check(folderWith({}), ['--verbose'], { SCS_CHECK_CONFIG: '' })).stderr).toBe('設定ファイル: なし\n');
  });

  test('not named unless that is asked for', async () => {
    expect((await check(folderWith({ 'scs-check.yaml': star4 }))).stderr).toBe('');
  });

  test('has to be there where it is named', async () => {
    for (const [argv, variables] of [
      [['--config', 'nai.yaml'], {}],
      [[], { SCS_CHECK_CONFIG: 'nai.yaml' }],
    ] as const) {
      const { code, stdout, stderr } = await check(folderWith({}), argv, variables);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('config-not-found');
    }
  });
});

describe('what is wrong in a config is told at its place', () => {
  const wrong = async (text: string) => {
    const { code, stdout, stderr } = await check(folderWith({ 'scs-check.yaml': text }));
    expect([code, stdout]).toEqual([2, '']);
    return stderr;
  };

  test('a rule that does not exist, with the one that was meant', async () => {
    const told = await wrong('failOn: error\nrules:\n  scs/met-without-evidense: off\n');
    expect(told).toContain('scs-check.yaml:3:3  エラー unknown-key  「scs/met-without-evidense」');
    expect(told).toContain('もしかして: scs/met-without-evidence');
  });

  test.each([
    ['levl: star3\n', '1:1  エラー unknown-key', 'もしかして: level'],
    ['rules: { scs/due-past: none }\n', '1:24  エラー value-not-allowed', 'off / warning / error'],
    ['failOn: notice\n', '1:9  エラー value-not-allowed', 'error / warning'],
    ['allowNotApplicable: yes\n', '1:21  エラー wrong-type', 'true'],
    ['level: [star3]\n', '1:8  エラー wrong-type', ''],
    ['rules：\n', '1:6  エラー full-width-character', ''],
    ['catalogue: ../own.yaml\n', '1:12  エラー outside-config', '--catalogue'],
    ['baseline: /etc/passwd\n', '1:11  エラー outside-config', '--baseline'],
    ['baseline: a/../../b.yaml\n', '1:11  エラー outside-config', '--baseline'],
  ])('%j', async (text, place, more) => {
    const told = await wrong(text);
    expect(told).toContain(`scs-check.yaml:${place}`);
    expect(told).toContain(more);
  });

  test('a level that the catalogue does not have', async () => {
    const { code, stderr } = await check(folderWith({ 'scs-check.yaml': 'level: star9\n' }));
    expect([code, stderr.includes('star3')]).toEqual([2, true]);
  });
});

test('an empty config settles nothing', async () => {
  for (const text of ['', '# あとで書きます\n', '---\n']) {
    const { code, stderr } = await check(folderWith({ 'scs-check.yaml': text }));
    expect([code, stderr]).toEqual([1, '']);
  }
});

describe('a config that decides the verdict is named', () => {
  const complete = {
    'own.yaml': readStarterFile('catalogue'),
    'assessment.yaml': assessment
      .replace(/catalogue: .*/, 'catalogue: { id: my-catalogue, edition: "2026-11", level: basic, file: own.yaml }')
      .replace(
        /answers:[\s\S]*/,
        `answers:
  a-1-1-1: { state: met }
  a-1-1-2: { state: met, lastDone: 2026-11-01 }
  a-1-1-3: { state: not-applicable, reason: ファイルを送りません }
`,
      ),
  };
  const decides = '設定ファイル scs-check.yaml がなければ、判定は違っていました\n';

  test.each([
    ['allowNotApplicable: true\n', [], 0, decides],
    ['allowNotApplicable: false\n', [], 1, ''],
    ['allowNotApplicable: true\n', ['--allow-not-applicable'], 0, ''],
    ['failOn: warning\n', ['--allow-not-applicable'], 1, decides],
  ] as const)('%j with %j', async (text, argv, code, told) => {
    const found = await check(folderWith({ ...complete, 'scs-check.yaml': text }), argv);
    expect([found.code, found.stderr]).toEqual([code, told]);
  });

  test('also where a baseline takes the gaps away', async () => {
    const cwd = folderWith({ 'scs-check.yaml': 'baseline: base.yaml\n' });
    expect((await run(['check', '--update-baseline'], { cwd })).code).toBe(0);
    const { code, stderr } = await check(cwd);
    expect([code, stderr]).toEqual([0, decides]);
  });
});

describe('the look for a config above ends', () => {
  const above = '上のフォルダの設定ファイル';
  const star4 = 'level: star4\n';

  test('at the root of the repository, whose own config holds', async () => {
    const cwd = folderWith({ 'scs-check.yaml': star4, 'repo/a/assessment.yaml': assessment, 'repo/.git/HEAD': '' });
    expect((await check(join(cwd, 'repo/a'))).stderr).toBe('');
    writeFileSync(join(cwd, 'repo/scs-check.yaml'), star4);
    expect((await check(join(cwd, 'repo/a'))).stderr).toContain(above);
  });

  test('at the home folder', async () => {
    const cwd = folderWith({ 'scs-check.yaml': star4, 'home/a/assessment.yaml': assessment });
    const variables = { HOME: join(cwd, 'home') };
    expect((await check(join(cwd, 'home/a'), [], variables)).stderr).toBe('');
    expect((await check(join(cwd, 'home/a'))).stderr).toContain(above);
  });

  test.skipIf(process.getuid?.() !== 0)('at a folder, and passes over a file, of somebody else', async () => {
    const cwd = folderWith({ 'scs-check.yaml': star4, 'b/a/assessment.yaml': assessment });
    chownSync(join(cwd, 'scs-check.yaml'), 4711, 4711);
    expect((await check(join(cwd, 'b/a'))).stderr).toBe('');
    chownSync(join(cwd, 'scs-check.yaml'), 0, 0);
    expect((await check(join(cwd, 'b/a'))).stderr).toContain(above);
    chownSync(join(cwd, 'b'), 4711, 4711);
    expect((await check(join(cwd, 'b/a'))).stderr).toBe('');
  });
});

describe('no line of a file that is not ours is shown', () => {
  const secret = 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI\nroot:x:0:0:root:/root:/bin/bash\n';

  test.each([
    ['catalogue: link.yaml\n', []],
    ['baseline: link.yaml\n', []],
    ['', ['--catalogue', './link.yaml']],
    ['', ['--baseline', 'link.yaml']],
    ['', ['--config', 'link.yaml']],
    ['', ['link.yaml']],
  ] as const)('%j %j', async (text, argv) => {
    const cwd = folderWith({ 'scs-check.yaml': text, 'below/secret.env': secret });
    for (const target of [join(cwd, 'below/secret.env'), join(folderWith({ 'secret.env': secret }), 'secret.env')]) {
      rmSync(join(cwd, 'link.yaml'), { force: true });
      symlinkSync(target, join(cwd, 'link.yaml'));
      const { code, stdout, stderr } = await check(cwd, argv);
      expect([code, stdout + stderr]).toEqual([2, expect.not.stringMatching(/wJalr|root:/)]);
    }
    expect((await run(['lint', 'link.yaml'], { cwd })).screen).not.toMatch(/wJalr|root:/);
  });
});

test('every rule can be turned off', async () => {
  const rules = ruleCodes.map((code) => `  ${code}: off\n`).join('');
  const { found } = await check(folderWith({ 'scs-check.yaml': `rules:\n${rules}` }));
  expect(found).toEqual([]);
});

test('no other command looks at it', async () => {
  const cwd = folderWith({ 'scs-check.yaml': 'nonsense\n' });
  expect((await run(['status'], { cwd })).code).toBe(0);
});
