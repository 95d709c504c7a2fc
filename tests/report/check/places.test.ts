import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporterNames } from '../../../src/cli/defaults.ts';
import { type Run, run, testFolder } from '../../helpers/runCli.ts';

const assessment = `formatVersion: 1
organization: { name: サンプル株式会社 }
scope: {}
catalogue: { id: my-catalogue, edition: "2026-11", level: basic, file: kijun/own.yaml }
profile: {}
answers: {}
`;

/** A folder with two assessments in kaisha/, and the catalogue that both answer below it. */
async function firmFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const cwd = testFolder();
  mkdirSync(join(cwd, 'kaisha', 'kijun', 'translation'), { recursive: true });
  await run(['catalogue', 'new', 'kaisha/kijun/own.yaml'], { cwd });
  for (const [name, text] of Object.entries({ ...files, 'kaisha/a.yaml': assessment, 'kaisha/b.yaml': assessment })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  return cwd;
}

/** Writes a file anew, and says in which line something has become wrong. */
function breakLine(cwd: string, name: string, right: string, wrong: string): string {
  const path = join(cwd, name);
  const lines = readFileSync(path, 'utf8').split('\n');
  const index = lines.findIndex((line) => line.includes(right));
  writeFileSync(path, lines.with(index, (lines[index] ?? '').replace(right, wrong)).join('\n'));
  return `${name}:${index + 1}`;
}

interface Broken {
  readonly cwd: string;
  readonly words: readonly string[];
  /** Where it is wrong, as seen from `cwd`. */
  readonly place: string;
}

const both = ['kaisha/a.yaml', 'kaisha/b.yaml'];

const cases: Readonly<Record<string, () => Promise<Broken>>> = {
  'its own catalogue': async () => {
    const cwd = await firmFolder();
    const place = breakLine(cwd, 'kaisha/kijun/own.yaml', 'requirements: 1,', 'requirements: 2,');
    return { cwd, words: ['kaisha/a.yaml'], place };
  },
  'the catalogue that two files share': async () => {
    const cwd = await firmFolder();
    const place = breakLine(cwd, 'kaisha/kijun/own.yaml', 'method: all-of', 'method: any-of');
    return { cwd, words: both, place };
  },
  'its own catalogue, seen from another folder': async () => {
    const cwd = await firmFolder();
    const place = breakLine(cwd, 'kaisha/kijun/own.yaml', 'method: all-of', 'method: any-of');
    mkdirSync(join(cwd, 'ci'));
    return { cwd: join(cwd, 'ci'), words: ['../kaisha/a.yaml'], place: `../${place}` };
  },
  'the catalogue the command names': async () => {
    const cwd = await firmFolder();
    await run(['catalogue', 'new', 'other.yaml'], { cwd });
    const place = breakLine(cwd, 'other.yaml', 'method: all-of', 'method: any-of');
    return { cwd, words: ['kaisha/a.yaml', '--catalogue', 'other.yaml'], place };
  },
  'the translation of its catalogue': async () => {
    const cwd = await firmFolder({ 'kaisha/kijun/translation/own.en.yaml': '# English\nformatVersion: 99\n' });
    return { cwd, words: ['kaisha/a.yaml', '--lang', 'en'], place: 'kaisha/kijun/translation/own.en.yaml:2' };
  },
  'the config': async () => {
    const cwd = await firmFolder({ 'scs-check.yaml': '# CI\nfailOn: sometimes\n' });
    return { cwd, words: both, place: 'scs-check.yaml:2' };
  },
  'the config of the folder above': async () => {
    const cwd = await firmFolder({ 'scs-check.yaml': '# CI\nfailOn: sometimes\n' });
    return { cwd: join(cwd, 'kaisha'), words: ['a.yaml'], place: '../scs-check.yaml:2' };
  },
  'the config the command names': async () => {
    const cwd = await firmFolder({ 'ci/strict.yaml': 'rules:\n  scs/no-such: off\n' });
    return { cwd, words: ['kaisha/a.yaml', '--config', 'ci/strict.yaml'], place: 'ci/strict.yaml:2' };
  },
  ...Object.fromEntries(
    (
      [
        ['the level that the config says', 'level: nai\n'],
        ['the target that the config says', 'target: 2\n'],
        ['the catalogue that the config says', 'catalogue: kijun/nai.yaml\n'],
        ['the id of a catalogue that the config says', 'catalogue: nai\n'],
        ['the baseline that the config says', 'baseline: nai.yaml\n'],
      ] as const
    ).map(([what, text]) => [
      what,
      async () => {
        const cwd = await firmFolder({ 'scs-check.yaml': `# CI\n${text}` });
        return { cwd, words: both, place: 'scs-check.yaml:2' };
      },
    ]),
  ),
  'the baseline': async () => {
    const cwd = await firmFolder({ 'ci/base.yaml': 'formatVersion: 1\ntakenOn: 2026-02-30\nfiles: {}\n' });
    return { cwd, words: [...both, '--baseline', 'ci/base.yaml'], place: 'ci/base.yaml:2' };
  },
  'the assessment itself': async () => {
    const cwd = await firmFolder();
    const place = breakLine(cwd, 'kaisha/b.yaml', 'profile: {}', 'profile: 5');
    return { cwd, words: ['kaisha/b.yaml'], place };
  },
};

/** Headings name a file, and lines below them a place. */
const placesInMarkdown = ({ stdout }: Run) => {
  const parts = stdout.replaceAll('\\', '').split(/^### /m);
  return parts.flatMap((part) => {
    const [heading = ''] = part.split('\n');
    const found = [...part.matchAll(/^- (?:(\S+?):)?(\d+):\d+ /gm)];
    return found.map(([, file = heading, line]) => `${file}:${line}`);
  });
};

/** Where an output places what is wrong at a line. */
const placesIn: Readonly<Record<(typeof reporterNames)[number], (told: Run) => readonly string[]>> = {
  compact: ({ stdout }) => [...stdout.matchAll(/^(\S+:\d+):\d+: error: /gm)].map(([, place = '']) => place),
  text: ({ stderr }) => [...stderr.matchAll(/^(\S+:\d+):\d+ {2}/gm)].map(([, place = '']) => place),
  json: ({ stdout }) =>
    JSON.parse(stdout)
      .files.flatMap((file: { diagnostics: object[] }) => file.diagnostics)
      .map(
        (one: { filePath: string; range: { start: { line: number } } }) => `${one.filePath}:${one.range.start.line}`,
      ),
  github: ({ stdout }) =>
    [...stdout.matchAll(/^::\w+ file=([^,]+),line=(\d+)/gm)].map(([, file, line]) => `${file}:${line}`),
  gitlab: ({ stdout }) =>
    JSON.parse(stdout)
      .filter(({ check_name }: { check_name: string }) => !check_name.startsWith('error/'))
      .map(({ location: { path, lines } }: Degraded) => `${path}:${lines.begin}`),
  azure: ({ stdout }) =>
    [...stdout.matchAll(/^##vso\[task\.logissue type=\w+;sourcepath=([^;\]]+);linenumber=(\d+);/gm)].map(
      ([, file, line]) => `${file}:${line}`,
    ),
  sarif: ({ stdout }) =>
    JSON.parse(stdout)
      .runs[0].results.filter(({ ruleId }: { ruleId: string }) => !ruleId.startsWith('error/'))
      .flatMap(({ locations }: { locations: readonly Located[] }) => locations)
      .map(
        ({ physicalLocation: { artifactLocation, region } }: Located) => `${artifactLocation.uri}:${region.startLine}`,
      ),
  junit: ({ stdout }) =>
    [...stdout.matchAll(/<(?:failure|error|skipped) [^>]*>(\S+:\d+) /g)].map(([, place = '']) => place),
  markdown: placesInMarkdown,
  comment: placesInMarkdown,
  // A badge has no room for a place.
  badge: () => [],
};

interface Degraded {
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

interface Located {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number };
  };
}

describe.each(reporterNames.filter((name) => name !== 'badge'))('%s', (name) => {
  test.each(Object.keys(cases))('places what is wrong in %s there, and nowhere else', async (broken) => {
    const { cwd, words, place } = (await cases[broken]?.()) ?? { cwd: '', words: [], place: '' };
    const told = await run(['check', ...words, '--reporter', name], { cwd });
    expect(told.code).toBe(2);
    expect(new Set(placesIn[name](told))).toEqual(new Set([place]));
  });

  test('shows a place once, however many files rest on it', async () => {
    const { cwd, words, place } = (await cases['the catalogue that two files share']?.()) ?? { cwd: '', words: [] };
    const places = placesIn[name](await run(['check', ...words, '--reporter', name], { cwd }));
    // As data, each file says for itself why it was not judged.
    expect(places).toEqual(name === 'json' ? [place, place] : [place]);
  });
});

describe.each(['json', 'github', 'gitlab', 'azure', 'sarif', 'junit'] as const)('%s in a repository', (name) => {
  test.each(Object.keys(cases))('counts the path of %s from its top', async (broken) => {
    const { cwd, words, place } = (await cases[broken]?.()) ?? { cwd: '', words: [], place: '' };
    mkdirSync(join(cwd, place.startsWith('../') ? '..' : '.', '.git'));
    const told = await run(['check', ...words, '--reporter', name], { cwd });
    expect(new Set(placesIn[name](told))).toEqual(new Set([place.replace('../', '')]));
  });
});

describe.each(['github', 'gitlab', 'azure', 'sarif', 'junit'] as const)('%s of a judged file', (name) => {
  const paths = ({ stdout }: Run) =>
    new Set([...stdout.matchAll(/(?:file="?|"uri": "|"path": "|sourcepath=)([^",;]+)/g)].map(([, path]) => path));

  test('is placed from the top of the repository, from wherever the command runs', async () => {
    const cwd = await firmFolder();
    mkdirSync(join(cwd, '.git'));
    for (const [from, word] of [
      ['.', 'kaisha/a.yaml'],
      ['kaisha', 'a.yaml'],
      ['kaisha/kijun', '../a.yaml'],
      ['..', join(cwd, 'kaisha', 'a.yaml')],
    ] as const) {
      const told = await run(['check', word, '--reporter', name], { cwd: join(cwd, from) });
      expect(paths(told), from).toEqual(new Set(['kaisha/a.yaml']));
      expect(told.stdout, from).not.toContain(cwd);
      expect(told.stdout).not.toContain('リポジトリの中にも');
    }
  });

  test('says that the file is outside, and holds no absolute path', async () => {
    const cwd = await firmFolder();
    mkdirSync(join(cwd, 'ci', '.git'), { recursive: true });
    const told = await run(['check', '../kaisha/a.yaml', '--reporter', name], { cwd: join(cwd, 'ci') });
    expect(paths(told)).toEqual(new Set(['../kaisha/a.yaml']));
    expect(told.stdout).toContain('リポジトリの中にも、コマンドを動かしたフォルダの中にもないファイルです');
    expect(told.stdout).not.toContain(cwd);
  });
});

test.each(['json', 'github', 'gitlab', 'azure', 'sarif', 'junit'])(
  '%s tells no place of this machine of a catalogue that is gone, however the file was named',
  async (name) => {
    const cwd = await firmFolder();
    rmSync(join(cwd, 'kaisha', 'kijun', 'own.yaml'));
    const { code, stdout } = await run(['check', join(cwd, 'kaisha', 'a.yaml'), '--reporter', name], { cwd });
    expect([code, stdout.includes('kaisha/kijun')]).toEqual([2, true]);
    // As data, a file is named as it was typed, too.
    expect(stdout.replaceAll(`"file": "${join(cwd, 'kaisha', 'a.yaml')}"`, '')).not.toContain(cwd);
  },
);

test('text shows what is wrong in a shared catalogue once, and names each file that was not judged for it', async () => {
  const { cwd, words } = (await cases['the catalogue that two files share']?.()) ?? { cwd: '', words: [] };
  const { stderr } = await run(['check', ...words], { cwd });
  expect(stderr.split('file-invalid')).toHaveLength(2);
  for (const file of both) {
    expect(stderr).toContain(`${file} は、判定していません（kaisha/kijun/own.yaml に直すところがあるため）\n`);
  }
});

test('a file is judged and looked at once, however many of the words name it', async () => {
  const cwd = await firmFolder();
  const words = [
    'kaisha/a.yaml',
    './kaisha/a.yaml',
    join(cwd, 'kaisha', 'a.yaml'),
    'kaisha/*.yaml',
    'kaisha/../kaisha/b.yaml',
  ];
  const filesOf = async (...argv: string[]): Promise<readonly { readonly file: string }[]> =>
    JSON.parse((await run([...argv, '--reporter', 'json'], { cwd })).stdout).files;
  expect((await filesOf('check', ...words)).map(({ file }) => file)).toEqual(both);
  expect((await filesOf('lint', ...words)).map(({ file }) => file)).toEqual(both);
  const all = await filesOf('lint', '.');
  expect(await filesOf('lint', '.', 'kaisha/a.yaml', 'kaisha')).toEqual(all);
  expect((await filesOf('lint', 'kaisha/a.yaml', 'kaisha', '.')).length).toBe(all.length);
});

test('each file that rests on a broken catalogue says that it was not judged, and why', async () => {
  const { cwd, words } = (await cases['the catalogue that two files share']?.()) ?? { cwd: '', words: [] };
  const { stdout } = await run(['check', ...words, '--reporter', 'github'], { cwd });
  for (const file of both) {
    expect(stdout).toContain(`::error file=${file},title=file-invalid::kaisha/kijun/own.yaml に`);
  }
});

test('text in a file shows the line of the catalogue', async () => {
  const { cwd, words, place } = (await cases['its own catalogue']?.()) ?? { cwd: '', words: [] };
  await run(['check', ...words, '--reporter', 'text:out.txt'], { cwd });
  const text = readFileSync(join(cwd, 'out.txt'), 'utf8');
  expect(text).toContain(`${place}:`);
  expect(text).toContain('requirements: 2,');
});

test('a config that is not there is told in every format, and nothing it may have protected is overwritten', async () => {
  const cwd = await firmFolder({ 'scs-check.yaml': 'failOn: sometimes\n' });
  const { code, stdout } = await run(['check', ...both, '--config', 'nai.yaml', '--reporter', 'github'], { cwd });
  expect([code, stdout]).toEqual([2, expect.stringContaining('::error file=nai.yaml,title=config-not-found::')]);
  for (const file of ['scs-check.yaml', 'kaisha/b.yaml']) {
    const before = readFileSync(join(cwd, file), 'utf8');
    const link = join(cwd, 'kekka.json');
    rmSync(link, { force: true });
    symlinkSync(join(cwd, file), link);
    const told = await run(['check', ...both, '--reporter', 'json:kekka.json'], { cwd });
    expect([told.code, told.stderr]).toEqual([2, expect.stringContaining('same-file')]);
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
  }
});
