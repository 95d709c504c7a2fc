import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest, root } from '../../scripts/project.mjs';
import { checkFolder } from '../helpers/checkFixture.ts';
import { commandFolder, committer, runShell, writeScript } from '../helpers/command.ts';
import { shownFile } from '../helpers/docs.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const template = (name: string) => readFileSync(join(root, 'templates', 'ci', name), 'utf8');

/** Each template of a CI, where it belongs, and the commands it runs, one after the other. */
const templates = [
  {
    ci: 'github',
    from: 'github.yml',
    to: '.github/workflows/self-check.yml',
    commandsIn: (text: string) => runsIn(parse(text).jobs['self-check'].steps),
  },
  {
    ci: 'gitlab',
    from: 'gitlab.yml',
    to: '.gitlab-ci.yml',
    commandsIn: (text: string): readonly string[] => parse(text)['self-check'].script,
  },
  {
    ci: 'azure',
    from: 'azure.yml',
    to: 'azure-pipelines.yml',
    commandsIn: (text: string) => runsIn(parse(text).steps),
  },
  {
    ci: 'pre-commit',
    from: 'pre-commit.yml',
    to: '.pre-commit-config.yaml',
    commandsIn: (text: string) =>
      parse(text).repos[0].hooks.map(({ entry, args = ['assessment.yaml'] }: Hook) => [entry, ...args].join(' ')),
  },
] as const;

const runsIn = (steps: readonly { readonly run?: string; readonly bash?: string }[]): readonly string[] =>
  steps.flatMap(({ run, bash }) => run ?? bash ?? []);

test.each(readdirSync(join(root, 'templates', 'ci')))('templates/ci/%s runs this version, and no other', (from) => {
  const { name, version } = readManifest(root);
  expect(new Set(template(from).match(/scs-check@[\w.-]+/g))).toEqual(new Set([`${name}@${version}`]));
  expect(template(from)).not.toMatch(/npx --yes scs-check(?!@)/);
});

describe.each(templates)('the template for $ci', ({ ci, from, to, commandsIn }) => {
  const read = (cwd: string, name = to) => readFileSync(join(cwd, name), 'utf8');
  const init = (cwd: string, ...words: readonly string[]) => run(['init', '--ci', ci, ...words], { cwd });

  test('is the one that the page shows', () => {
    expect(shownFile('docs/ci.md', to)).toBe(template(from));
    expect(shownFile('docs/ci.en.md', to)).toBe(template(from.replace('.yml', '.en.yml')));
  });

  test.each([
    ['passed.yaml', 0],
    ['mixed.yaml', 1],
    ['broken.yaml', 2],
  ])('ends with what check says of %s: %d', (name, code) => {
    const cwd = checkFolder();
    const path = commandFolder({ npx: 'shift 2\nexec scs-check "$@"' });
    cpSync(join(cwd, name), join(cwd, 'assessment.yaml'));
    const sh = (command: string) =>
      runShell(command, {
        cwd,
        path,
        env: { GITHUB_STEP_SUMMARY: 'summary.md', BUILD_SOURCESDIRECTORY: cwd },
      });
    if (ci === 'pre-commit') {
      cpSync(join(cwd, 'passed.yaml'), join(cwd, 'assessment.yaml'));
      expect(sh('scs-check check --update-baseline').status).toBe(0);
      cpSync(join(cwd, name), join(cwd, 'assessment.yaml'));
    }
    const codes = commandsIn(template(from)).map((command: string) => sh(command).status ?? 3);
    expect(codes.length).toBeGreaterThan(0);
    expect(Math.max(...codes)).toBe(code);
    for (const named of template(from).match(/(?<=:)[\w-]+\.(?:xml|json|md|sarif)/g) ?? [])
      expect([named, existsSync(join(cwd, named))]).toEqual([named, true]);
  });

  test('goes where that CI looks for it, at the top of the repository', async () => {
    const top = testFolder();
    mkdirSync(join(top, '.git'));
    mkdirSync(join(top, 'a', 'b'), { recursive: true });
    const { code, stderr } = await init(join(top, 'a', 'b'));
    expect([code, stderr]).toEqual([0, `${join('..', '..', to)} を作りました。\n`]);
    expect(read(top)).toBe(template(from).replaceAll(/(?<![\w.])assessment\.yaml/g, 'a/b/assessment.yaml'));
  });

  test('takes a pattern for several firms, which no shell expands in its own way', async () => {
    const cwd = checkFolder();
    for (const [firm, name] of [
      ['kita', 'passed.yaml'],
      ['minami/a b', 'mixed.yaml'],
    ] as const) {
      mkdirSync(join(cwd, 'all', firm), { recursive: true });
      cpSync(join(cwd, name), join(cwd, 'all', firm, 'assessment.yaml'));
    }
    expect((await init(cwd, 'all/**/assessment.yaml')).stderr).not.toContain('直してください');
    const [line = ''] = commandsIn(read(cwd)).filter((command: string) => /scs-check(?:@\S+)? check /.test(command));
    const words = ci === 'pre-commit' ? parse(read(cwd)).repos[0].hooks[1].args : line.match(/'[^']*'/g);
    expect(words[0].replaceAll("'", '')).toBe('all/**/assessment.yaml');
    if (ci === 'pre-commit') return;
    const path = commandFolder({ npx: 'shift 2\nexec scs-check "$@"' });
    runShell(line.replace(/ --reporter .*/, ' --reporter json:all.json'), { cwd, path });
    const { files } = JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8'));
    expect(files.map(({ file }: { readonly file: string }) => file)).toEqual([
      'all/kita/assessment.yaml',
      'all/minami/a b/assessment.yaml',
    ]);
  });

  test('is never written over what is there, unless that is said', async () => {
    const cwd = testFolder();
    expect((await init(cwd)).code).toBe(0);
    expect(read(cwd)).toBe(template(from));
    writeFileSync(join(cwd, to), 'mine: 1\n');
    const refused = await init(cwd);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('エラー file-exists')]);
    expect(refused.stderr).toContain('--force');
    expect(read(cwd)).toBe('mine: 1\n');
    const shown = await init(cwd, '--dry-run');
    expect([shown.code, shown.stdout, read(cwd)]).toEqual([0, template(from), 'mine: 1\n']);
    expect((await init(cwd, '--force')).code).toBe(0);
    expect(read(cwd)).toBe(template(from));
  });

  test('names the assessment that it was told, and says where it cannot', async () => {
    const cwd = testFolder();
    expect((await init(cwd, '会社/kojo.assessment.yaml')).stderr).not.toContain('直してください');
    expect(read(cwd)).toContain('会社/kojo.assessment.yaml');
    expect(read(cwd)).not.toMatch(/(?<![\w.])assessment\.yaml/);
    for (const name of ['a b.yaml', "a'; rm -rf x.yaml", '-rf.yaml', 'a: #.yaml', '../elsewhere/assessment.yaml']) {
      const { code, stderr } = await init(cwd, '--force', '--', name);
      expect([name, code, stderr.includes('直してください')]).toEqual([name, 0, true]);
      expect(read(cwd)).toBe(template(from));
    }
  });
});

describe.each(templates)('the template for $ci in English', ({ ci, from, to, commandsIn }) => {
  const english = from.replace('.yml', '.en.yml');

  test('is written for who asks in English, and has no word in Japanese', async () => {
    const cwd = testFolder();
    expect((await run(['init', '--ci', ci, '--lang', 'en'], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, to), 'utf8')).toBe(template(english));
    expect(template(english)).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(template(english)).toMatch(/SCS_CHECK_LANG: en|--lang, en/);
  });

  test('runs the same commands under the same comments', () => {
    const plain = (text: string) => commandsIn(text).map((command: string) => command.replace(/ --lang en\b/, ''));
    expect(plain(template(english))).toEqual(
      commandsIn(template(from)).map((command: string) =>
        ci === 'pre-commit'
          ? command.replace('lint --ignore-unknown assessment.yaml', 'lint --ignore-unknown')
          : command,
      ),
    );
    const comments = (text: string) => text.match(/^ *#/gm);
    expect(comments(template(english))).toEqual(comments(template(from)));
  });
});

test('a hook looks at an assessment of any name', async () => {
  const cwd = testFolder();
  expect((await run(['init', 'kaisha/2026.yaml', '--ci', 'pre-commit'], { cwd })).code).toBe(0);
  const [lint, gate] = parse(readFileSync(join(cwd, '.pre-commit-config.yaml'), 'utf8')).repos[0].hooks;
  expect([lint.files, lint.types]).toEqual([undefined, ['yaml']]);
  expect(
    ['kaisha/2026.yaml', 'assessment.yaml', 'kaisha/2026xyaml'].map((name) => new RegExp(gate.files).test(name)),
  ).toEqual([true, true, false]);
});

test.each([
  ['--dry-run'],
  ['--force'],
  ['--ci github --name サンプル製作所'],
  ['--ci gitlab --level star3'],
  ['--ci nai'],
])('init %s is refused, and writes nothing', async (words) => {
  const cwd = testFolder();
  const { code, stderr } = await run(['init', ...words.split(' ')], { cwd });
  expect([code, stderr]).toEqual([2, expect.stringContaining('エラー usage')]);
  expect(readdirSync(cwd)).toEqual([]);
});

describe.each(['sh', 'bash'])('templates/ci/check.sh in %s', (shell) => {
  const script = join(root, 'templates', 'ci', 'check.sh');
  const stubs = { broken: 'exit 3', interrupted: 'exit 130', npx: 'shift 2\nexec scs-check "$@"' };

  function check(words: string, env: NodeJS.ProcessEnv = {}) {
    const cwd = checkFolder();
    const path = commandFolder(stubs);
    const { status, screen } = runShell(`${shell} "${script}" ${words}`, {
      cwd,
      path,
      env: { SCS_CHECK_COMMAND: 'scs-check', ...env },
      shell,
    });
    return { cwd, status, screen };
  }

  test('is a script', () => {
    expect(runShell(`${shell} -n "${script}"`, { cwd: root, path: '' })).toEqual({ status: 0, screen: '' });
  });

  const passed = '通しました';
  const open = 'そろっていません。上の';
  const unread = '読めないファイルがあるか、使い方が違います';
  test.each([
    ['passed.yaml', {}, 0, `終了コード 0: ${passed}`],
    ['mixed.yaml', {}, 1, `終了コード 1: ${open}`],
    ['mixed.yaml', { SCS_CHECK_ALLOW: '1' }, 0, `終了コード 1: ${open}`],
    ['mixed.yaml', { SCS_CHECK_ALLOW: 'yes' }, 1, `終了コード 1: ${open}`],
    ['broken.yaml', { SCS_CHECK_ALLOW: '1' }, 2, `終了コード 2: ${unread}`],
    ['mixed.yaml nai.yaml', { SCS_CHECK_ALLOW: '1' }, 2, `終了コード 2: ${unread}`],
    ['--nai', { SCS_CHECK_ALLOW: '1' }, 2, `終了コード 2: ${unread}`],
    ['x', { SCS_CHECK_COMMAND: 'broken', SCS_CHECK_ALLOW: '1' }, 3, '終了コード 3: scs-check の内部の誤りです'],
    ['x', { SCS_CHECK_COMMAND: 'interrupted', SCS_CHECK_ALLOW: '1' }, 130, '終了コード 130: '],
    ['x', { SCS_CHECK_COMMAND: 'nai', SCS_CHECK_ALLOW: '1' }, 127, '終了コード 127: scs-check を動かせませんでした'],
  ])('%s with %j ends with %d and says what it means', (words, env, code, sentence) => {
    const { status, screen } = check(words, env);
    expect([status, screen.includes(sentence) ? sentence : screen]).toEqual([code, sentence]);
  });

  test.each([
    ['passed.yaml', 0, 'Exit code 0: passed.'],
    ['mixed.yaml', 1, 'Exit code 1: not all in place.'],
    ['nai.yaml', 2, 'Exit code 2: a file cannot be read'],
  ])('says it in English where the tool does: %s', (words, code, sentence) => {
    const { status, screen } = check(words, { SCS_CHECK_LANG: 'en' });
    expect([status, screen.trim().split('\n').at(-1)]).toEqual([code, expect.stringContaining(sentence)]);
  });

  test('writes both reports, also where a file cannot be read, into a folder that may have a space', () => {
    for (const words of ['passed.yaml', 'mixed.yaml', 'broken.yaml']) {
      const { cwd } = check(words, { SCS_CHECK_REPORTS: 'my reports/a' });
      expect(readFileSync(join(cwd, 'my reports', 'a', 'results.xml'), 'utf8')).toContain(
        '<testsuites name="scs-check"',
      );
      expect(readFileSync(join(cwd, 'my reports', 'a', 'summary.md'), 'utf8')).toMatch(/^## 自己点検の結果\n/);
    }
    expect(existsSync(join(check('passed.yaml').cwd, 'scs-check-reports', 'results.xml'))).toBe(true);
  });

  test('hands every word on as it is', () => {
    const cwd = checkFolder();
    writeFileSync(join(cwd, 'my file.yaml'), readFileSync(join(cwd, 'passed.yaml')));
    const options = { cwd, path: commandFolder(stubs), env: { SCS_CHECK_COMMAND: 'scs-check' }, shell };
    const { status, screen } = runShell(`${shell} "${script}" 'my file.yaml' --level basic`, options);
    expect([status, screen.includes('my file.yaml → 基本')]).toEqual([0, true]);
  });

  test('starts scs-check by npx where nothing else is said', () => {
    expect(check('passed.yaml', { SCS_CHECK_COMMAND: undefined }).status).toBe(0);
  });

  test('stops where it cannot write', () => {
    expect(check('passed.yaml', { SCS_CHECK_REPORTS: 'passed.yaml/x' }).status).toBe(2);
  });
});

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly language: string;
  readonly files?: string;
  readonly pass_filenames?: boolean;
  readonly additional_dependencies?: readonly string[];
}

const published: readonly Hook[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
const shown: readonly Hook[] = parse(template('pre-commit.yml')).repos[0].hooks;

describe('the hooks for pre-commit', () => {
  /** As pre-commit does: the entry, its arguments, and the files that fit where it wants them. */
  function runHook(
    { entry, args = [], files = '', pass_filenames = true }: Hook,
    changed: readonly string[],
    cwd: string,
  ) {
    const fitting = changed.filter((name) => /\.ya?ml$/.test(name) && new RegExp(files).test(name));
    if (fitting.length === 0) return undefined;
    const words = [...args, ...(pass_filenames ? fitting : [])].map((word) => `'${word}'`).join(' ');
    return runShell(`${entry} ${words}`, { cwd, path: commandFolder() }).status;
  }

  test('are two, in both places the same but for what only the place needs', () => {
    const core = ({ id, name, entry, language, pass_filenames }: Hook) => ({
      id,
      name,
      entry,
      language,
      pass_filenames,
    });
    expect(published.map(core)).toEqual(shown.map(core));
    expect(published.map(({ id, language }) => [id, language])).toEqual([
      ['scs-check-lint', 'node'],
      ['scs-check-check', 'node'],
    ]);
    for (const [index, { files = '' }] of shown.entries()) expect(published[index]?.files ?? '').toContain(files);
  });

  test('install the version that this is', () => {
    const { name, version } = readManifest(root);
    expect(shown.length).toBe(2);
    for (const hook of shown) expect(hook.additional_dependencies).toEqual([`${name}@${version}`]);
  });

  test.each([
    ['assessment.yaml', true],
    ['kaisha/assessment.yml', true],
    ['kaisha/kojo.assessment.yaml', true],
    ['kojo-assessment.yaml', true],
    ['scs-check.yaml', true],
    ['a/scs-check.baseline.yaml', true],
    ['controls/own.yaml', true],
    ['controls/guidance/own.ja.yaml', true],
    ['docker-compose.yaml', false],
    ['reassessment.yaml', false],
    ['assessment.yaml.bak', false],
    ['controls.yaml', false],
    ['my-scs-check.yaml', false],
    ['.github/workflows/assessment.yaml.md', false],
  ])('of the files of a repository, one that changes what is judged: %s %s', (name, fits) => {
    const [, gate] = published;
    expect(new RegExp(gate?.files ?? '').test(name)).toBe(fits);
    const isCatalogue = name.startsWith('controls/');
    expect(new RegExp(shown[1]?.files ?? '').test(name)).toBe(fits && !isCatalogue);
  });

  test.each([published, shown])(
    'stop a catalogue, a guidance and a translation that are wrong, wherever they lie',
    (lint) => {
      const cwd = checkFolder();
      const kinds = ['kijun.yaml', 'guidance/kijun.ja.yaml', 'translation/kijun.en.yaml'];
      cpSync(join(root, 'tests', 'fixtures', 'seeded'), join(cwd, 'sub'), { recursive: true });
      writeFileSync(join(cwd, 'docker-compose.yaml'), 'services:\n  a: { image: b }\n');
      if (lint === undefined) throw new Error('there is a hook');
      for (const kind of kinds) {
        const changed = [`sub/${kind}`, 'docker-compose.yaml'];
        expect(runHook(lint, changed, cwd)).toBe(0);
        const text = readFileSync(join(cwd, 'sub', kind), 'utf8');
        writeFileSync(join(cwd, 'sub', kind), text.replace(/^formatVersion: 1$/m, 'formatVersion: 1\nnai: 1'));
        expect(runHook(lint, changed, cwd)).toBe(2);
        writeFileSync(join(cwd, 'sub', kind), text);
      }
    },
  );

  test.each([...published, ...shown].map((hook) => [hook.id, hook] as const))('%s stops what is wrong', (_id, hook) => {
    const cwd = checkFolder();
    const write = (name: string) => writeFileSync(join(cwd, 'assessment.yaml'), readFileSync(join(cwd, name)));
    write('passed.yaml');
    expect(runShell('scs-check check --update-baseline', { cwd, path: commandFolder() }).status).toBe(0);
    writeFileSync(join(cwd, 'other.yaml'), 'services: {}\n');
    expect(runHook(hook, ['assessment.yaml', 'other.yaml'], cwd)).toBe(0);
    expect(runHook(hook, ['other.yaml'], cwd)).toBe(hook.id === 'scs-check-lint' ? 0 : undefined);
    write('broken.yaml');
    expect(runHook(hook, ['assessment.yaml'], cwd)).toBe(2);
    write('mixed.yaml');
    expect(runHook(hook, ['assessment.yaml'], cwd)).toBe(hook.id === 'scs-check-lint' ? 0 : 1);
  });
});

describe('the hook for git alone', () => {
  function repository() {
    const cwd = checkFolder();
    const path = commandFolder();
    const sh = (command: string) => runShell(command, { cwd, path, env: committer });
    const write = (name: string) => writeFileSync(join(cwd, 'assessment.yaml'), readFileSync(join(cwd, name)));
    expect(sh('git init -q .').status).toBe(0);
    writeScript(join(cwd, '.git', 'hooks', 'pre-commit'), shownFile('docs/ci.md', '.git/hooks/pre-commit'));
    return { cwd, sh, write };
  }

  test('stops the commit of a file that cannot be read, at its line', () => {
    const { sh, write } = repository();
    write('broken.yaml');
    const { status, screen } = sh('git add . && git commit -q -m a');
    expect([status, screen.includes('stdin:11:21  エラー answer-not-allowed')]).toEqual([1, true]);
    expect(sh('git log').status).not.toBe(0);
  });

  test('lets what is right pass, the first commit as well as the next', () => {
    const { sh, write } = repository();
    write('passed.yaml');
    expect(sh('git add . && git commit -q -m a').status).toBe(0);
    write('mixed.yaml');
    expect(sh('git commit -q -a -m b').status).toBe(0);
  });

  test('looks at what is staged, not at what is on the way', () => {
    const { sh, write } = repository();
    write('passed.yaml');
    sh('git add .');
    write('broken.yaml');
    expect(sh('git commit -q -m a').status).toBe(0);
    sh('git add .');
    write('passed.yaml');
    expect(sh('git commit -q -m b').status).toBe(1);
  });

  test('has nothing to say of other files, and of one that goes', () => {
    const { cwd, sh, write } = repository();
    write('passed.yaml');
    sh('git add . && git commit -q -m a');
    writeFileSync(join(cwd, 'memo.txt'), 'x');
    expect(sh('git add memo.txt && git commit -q -m b').screen).toBe('');
    expect(sh('git rm -q assessment.yaml && git commit -q -m c').status).toBe(0);
  });
});
