import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAssessment } from '../../src/assessment/parse.ts';
import { sheetKinds } from '../../src/cli/defaults.ts';
import { fileCodes, settableFileCodes } from '../../src/formats/diagnostic.ts';
import { readStarterFile } from '../../src/io/shipped.ts';
import { newKey } from '../../src/io/signature.ts';
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

test.each(['portfolio', 'diff assessment.yaml other.yaml'])('%s says which config it follows', async (line) => {
  const cwd = folderWith({ 'scs-check.yaml': 'allowNotApplicable: true\n', 'other.yaml': assessment });
  const words = line.split(' ');
  expect((await run(words, { cwd })).stderr).toContain('設定ファイル scs-check.yaml に従っています\n');
  const variables = { SCS_CHECK_CONFIG: 'c.yaml' };
  writeFileSync(join(cwd, 'c.yaml'), 'level: star3\n');
  expect((await run(words, { cwd, variables })).stderr).toContain('設定ファイル c.yaml に従っています\n');
  rmSync(join(cwd, 'scs-check.yaml'));
  expect((await run(words, { cwd })).stderr).not.toContain('設定ファイル');
});

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

  test('the catalogue of those who answer it, as an id or as a file seen from the config', async () => {
    const both = `${assessment}earlier:
  - { id: security-action-25, edition: "5", level: self-check }
`;
    const byId = folderWith({ 'scs-check.yaml': 'catalogue: security-action-25\n', 'assessment.yaml': both });
    expect((await check(byId)).stdout).toContain('sa-25');
    const aim = 'catalogue: { id: my-catalogue, edition: "2026-11", level: basic }';
    const above = folderWith({
      'scs-check.yaml': 'catalogue: kijun/own.yaml\n',
      'kijun/own.yaml': readStarterFile('catalogue'),
      'kaisha/assessment.yaml': assessment.replace(/catalogue: .*/, aim).replace(/answers:[\s\S]*/, 'answers: {}\n'),
    });
    const { stdout, stderr } = await check(join(above, 'kaisha'));
    expect([stdout.includes('a-1-1-3'), stderr.split('\n')[0]]).toEqual([
      true,
      `上のフォルダの設定ファイル ${join('..', 'scs-check.yaml')} に従っています`,
    ]);
  });

  test.each([
    'catalogue: kijun/own.yaml\n',
    'catalogue: kijun/own.yaml\nlevel: basic\n',
    'catalogue: ssdf-1.1\ntarget: 1\n',
  ])('%j for nobody who answers another catalogue: what every command says of that one stays', async (config) => {
    const files = { 'kijun/own.yaml': readStarterFile('catalogue'), 'other.yaml': assessment };
    const [without, beside] = [folderWith(files), folderWith({ ...files, 'scs-check.yaml': config })];
    for (const words of [
      ['check', '--reporter', 'markdown'],
      ['check', '--level', 'star4', '--reporter', 'markdown'],
      ['diff', 'assessment.yaml', 'other.yaml'],
      ['portfolio', '.'],
      ['status'],
    ]) {
      const [expected, found] = [await run(words, { cwd: without }), await run(words, { cwd: beside })];
      expect([words, found.code, found.stdout]).toEqual([words, expected.code, expected.stdout]);
    }
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
    const found = `設定ファイル: ${join('..', '..', 'scs-check.yaml')}（近くのもの）\n`;
    expect([stderr.startsWith(found), stdout.includes('→ ★4')]).toEqual([true, true]);
    writeFileSync(join(cwd, 'a', 'scs-check.yaml'), 'level: star3\n');
    expect((await check(join(cwd, 'a', 'b'))).stdout).toContain('→ ★3');
  });

  test('before that the one of the environment, and before that the one of the flag', async () => {
    const cwd = folderWith({ 'scs-check.yaml': 'level: star3\n', 'ci.yaml': star4, 'te.yaml': 'level: star3\n' });
    const variables = { SCS_CHECK_CONFIG: 'ci.yaml' };
    expect((await check(cwd, [], variables)).stdout).toContain('→ ★4');
    const { stderr: byFlag } = await check(cwd, ['--config', 'te.yaml', '--verbose'], variables);
    expect(byFlag).toMatch(/^設定ファイル: te\.yaml（--config で指定）\n/);
    expect((await check(cwd, ['--verbose'], variables)).stderr).toMatch(
      /^設定ファイル: ci\.yaml（環境変数 SCS_CHECK_CONFIG で指定）\n/,
    );
    expect((await check(cwd, ['--config', 'ci.yaml'])).stdout).toContain('→ ★4');
  });

  test('an empty variable names none', async () => {
    const { stderr } = await check(folderWith({}), ['--verbose'], { SCS_CHECK_CONFIG: '' });
    expect(stderr).toMatch(/^設定ファイル: なし\n/);
  });

  test('named where it changes what is judged, whatever the verdict, and else only where that is asked for', async () => {
    const cwd = folderWith({ 'scs-check.yaml': star4 });
    const followed = '設定ファイル scs-check.yaml に従っています\n';
    expect((await check(cwd)).stderr).toBe(followed);
    expect((await check(cwd, ['--quiet'])).stderr).toContain(followed);
    expect((await check(cwd, ['--level', 'star3'])).stderr).toBe('');
    expect((await check(cwd, ['--config', 'scs-check.yaml'])).stderr).toBe('');
    writeFileSync(join(cwd, 'scs-check.yaml'), 'level: star3\n');
    expect((await check(cwd)).stderr).toBe('');
    writeFileSync(join(cwd, 'scs-check.yaml'), 'catalogue: security-action-25\n');
    expect((await check(cwd)).stderr).toBe('');
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      `${assessment}earlier:\n  - { id: security-action-25, edition: "5", level: self-check }\n`,
    );
    expect((await check(cwd)).stderr).toContain(followed);
  });

  test('named by a table of firms where it is that of a firm, and not followed', async () => {
    const cwd = folderWith({ 'a/assessment.yaml': assessment, 'a/scs-check.yaml': star4, 'b/scs-check.yaml': star4 });
    const { stderr } = await run(['portfolio'], { cwd });
    expect(stderr).toContain('従っていない設定ファイル: a/scs-check.yaml。');
    const above = await run(['portfolio', '--config', 'a/scs-check.yaml'], { cwd });
    expect(above.stderr).not.toContain('従っていない');
    for (const name of ['c', 'd', 'e', 'f']) {
      mkdirSync(join(cwd, name));
      writeFileSync(join(cwd, name, 'assessment.yaml'), assessment);
      writeFileSync(join(cwd, name, 'scs-check.yaml'), star4);
    }
    expect((await run(['portfolio'], { cwd })).stderr).toContain('d/scs-check.yaml ほか2。');
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

describe('--verbose says of each term where it comes from', () => {
  const config = 'level: star3\nfailOn: warning\nallowNotApplicable: true\nrules: { scs/owner-missing: off }\n';
  const termsOf = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]) =>
    (await check(folderWith(files), ['--verbose', ...argv])).stderr.split('\n').filter((line) => line.startsWith('- '));

  test('nothing is settled', async () => {
    expect(await termsOf({}, '--as-of', '2026-11-21')).toEqual([
      '- catalogue: 回答ファイルのとおり（指定なし）',
      '- level: 回答ファイルのとおり（指定なし）',
      '- target: なし（指定なし）',
      '- failOn: error（指定なし）',
      '- assurance: self（指定なし）',
      '- baseline: なし（指定なし）',
      '- allowNotApplicable: false（指定なし）',
      '- asOf: 2026-11-21（オプション）',
    ]);
  });

  test('by the config, and by an option that wins over it', async () => {
    const argv = ['--fail-on', 'error', '--level', 'star3', '--as-of', '2026-11-21'];
    expect(await termsOf({ 'scs-check.yaml': config }, ...argv)).toEqual([
      '- catalogue: 回答ファイルのとおり（指定なし）',
      '- level: star3（オプション）',
      '- target: なし（指定なし）',
      '- failOn: error（オプション。設定ファイルでは warning）',
      '- assurance: self（指定なし）',
      '- baseline: なし（指定なし）',
      '- allowNotApplicable: true（設定ファイル）',
      '- asOf: 2026-11-21（オプション）',
      '- scs/owner-missing: off（設定ファイル）',
    ]);
  });
});

/** Codes that a config may weigh. */
const settable: readonly string[] = [...ruleCodes, ...settableFileCodes];

test('every code that may be set can be turned off', async () => {
  const rules = settable.map((code) => `  ${code}: off\n`).join('');
  const cut = assessment.replace('{ state: met }', '\n    state: met\n    note: 手順 #1 のとおり');
  expect((await check(folderWith({ 'assessment.yaml': cut }))).stdout).toContain('text-cut-by-comment');
  const { found, stdout } = await check(folderWith({ 'scs-check.yaml': `rules:\n${rules}`, 'assessment.yaml': cut }));
  expect([found, stdout.includes('text-cut-by-comment')]).toEqual([[], false]);
});

test('what keeps nobody from reading a file may be weighed as an error', async () => {
  const cut = assessment.replace('{ state: met }', '\n    state: met\n    note: 手順 #1 のとおり');
  const config = 'rules: { text-cut-by-comment: error }\n';
  const { stdout } = await check(folderWith({ 'scs-check.yaml': config, 'assessment.yaml': cut }));
  expect(stdout).toMatch(/エラー text-cut-by-comment/);
});

test('every other code is refused, and the page says why none of them can be set', async () => {
  const page = readFileSync('docs/config.md', 'utf8');
  const fixed = fileCodes.filter((code) => !settable.includes(code));
  for (const code of fixed) {
    const { code: exit, stderr } = await run(['check'], {
      cwd: folderWith({ 'scs-check.yaml': `rules: { ${code}: off }\n` }),
    });
    expect([code, exit, stderr.includes('unknown-key')]).toEqual([code, 2, true]);
  }
  for (const code of settableFileCodes) expect(page).toContain(`\`${code}\``);
});

test('of an assessment, only what may be set keeps nobody from reading it', () => {
  const told = [...fromTexts()].filter(({ severity }) => severity === 'warning').map(({ code }) => code);
  expect([...new Set(told)].filter((code) => !settable.includes(code))).toEqual([]);
  expect(told).toContain('text-cut-by-comment');
});

/** What is wrong with the sample, and with each of its lines cut short or doubled. */
function* fromTexts() {
  const lines = readFileSync('templates/sample.assessment.yaml', 'utf8').split('\n').slice(0, 80);
  const texts = lines.flatMap((line, index) => [
    lines.with(index, `${line}手順 #1 のとおり`),
    lines.with(index, `${line}x #x`),
    lines.with(index, line.slice(0, -2)),
    lines.toSpliced(index, 1),
  ]);
  for (const text of texts)
    yield* parseAssessment({ name: 'a.yaml', bytes: new TextEncoder().encode(text.join('\n')) }).diagnostics;
}

describe('no other command looks at it', () => {
  /** Two findings that the config below would put off, and one of them a contradiction. */
  const contradicting = assessment.replace(
    '1-2-1-2: { state: unmet }',
    '1-2-1-2: { state: not-applicable }\n  2-1-1-1: { state: met, missing: [1] }',
  );
  const codes = ruleCodes.map((code) => `  ${code}: off\n`).join('');
  const configs = [`level: star4\nallowNotApplicable: true\nrules:\n${codes}`, 'nonsense\n'];
  const commands: readonly (readonly string[])[] = [
    ['status'],
    ...['json', 'ics'].map((format) => ['report', '--format', format]),
    ['report', '--compare', 'kyonen.yaml'],
    ...sheetKinds.map((kind) => ['sheet', kind, '--format', 'markdown']),
    ['explain', '1-2-1'],
    ['handout', '--ids', '1-2-1-1', '-o', 'h.html'],
    ['lint', 'assessment.yaml'],
    ['evidence', 'check'],
    ['catalogue', 'show', 'scs-20260327'],
    ['merge', 'kyonen.yaml'],
    ['migrate', '--to', 'scs-20260327'],
    ['sign', '--key', 'kagi.pem', '-o', 'mine.signed.json'],
    ['verify', 'old.signed.json', '--public-key', 'kagi.pub.pem'],
  ];

  test.each(commands.map((argv) => [argv.join(' '), argv] as const))('%s', async (_, argv) => {
    const key = newKey();
    const files = {
      'assessment.yaml': contradicting,
      'kyonen.yaml': contradicting.replace('state: met, missing', 'state: partial, missing'),
      'kagi.pem': key.privateKey,
    };
    const outcomes: unknown[] = [];
    for (const config of [undefined, ...configs]) {
      const cwd = folderWith(files);
      if (argv[0] === 'verify')
        await run(['sign', '--key', 'kagi.pem', '--public-key', 'kagi.pub.pem', '-o', 'old.signed.json'], { cwd });
      if (config !== undefined) writeFileSync(join(cwd, 'scs-check.yaml'), config);
      const { code, stdout, stderr } = await run(argv, { cwd });
      const left = readdirSync(cwd, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'scs-check.yaml')
        .map(({ name }) => [name, readFileSync(join(cwd, name), 'utf8')] as const);
      outcomes.push({ code, stdout, stderr, left: left.toSorted(([a], [b]) => (a < b ? -1 : 1)) });
    }
    expect(outcomes[0]).not.toMatchObject({ code: 2 });
    for (const outcome of outcomes.slice(1)) expect(outcome).toEqual(outcomes[0]);
  });
});
