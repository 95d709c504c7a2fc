import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { readStarterFile } from '../../src/io/shipped.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run, testFolder } from '../helpers/runCli.ts';
import { watchDisk } from '../helpers/watchedDisk.ts';

type Files = Readonly<Record<string, string>>;

/** `line:column severity code` of what is found in the first of the files. */
async function lint(files: Files, argv: readonly string[] = Object.keys(files).slice(0, 1)) {
  const cwd = testFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const { code, stdout, stderr } = await run(['lint', ...argv], { cwd });
  const found = [...stdout.matchAll(/^\S+?:(\d+:\d+) {2}(\S+) (\S+)/gm)].map((one) => one.slice(1).join(' '));
  return { code, found, stdout, stderr };
}

describe('a config', () => {
  test.each([
    ['scs-check.yaml', 'level: star3\nfailOn: warning\nrules: { scs/owner-missing: off }\n'],
    ['ci.yaml', 'failOn: warning\n'],
    ['ci.yaml', '\ufefflevel: star3\r\n'],
    ['ci.yaml', '"rules": {}\n'],
    ['ci.yaml', 'catalogue: scs-semiconductor\nlevel: star3\n'],
    ['scs-check.yaml', '{ level: star3 }\n'],
  ])('is known by a key of its own, or by its name: %s %j', async (name, text) => {
    expect(await lint({ [name]: text })).toMatchObject({
      code: 0,
      stderr: '1ファイルを調べました。書き方に問題はありません。\n',
    });
  });

  test.each([
    ['scs-check.yaml', 'levl: star3\n', '1:1 エラー unknown-key'],
    ['scs-check.yaml', 'formatVersion: 1\n', '1:1 エラー unknown-key'],
    ['scs-check.yaml', '- level\n', '1:3 エラー wrong-type'],
    ['ci.yaml', 'failOn: warning\nlevl: star3\n', '2:1 エラー unknown-key'],
    ['ci.yaml', 'rules:\n  scs/due-past: none\n', '2:17 エラー value-not-allowed'],
    ['ci.yaml', 'rules:\n  scs/due-pasd: off\n', '2:3 エラー unknown-key'],
    ['ci.yaml', 'rules：\n', '1:6 エラー full-width-character'],
    ['ci.yaml', 'level: star3\nbaseline: nai.yaml\n', '2:11 エラー missing-file'],
    ['ci.yaml', 'catalogue: kijun/nai.yaml\n', '1:12 エラー missing-file'],
    ['ci.yaml', 'catalogue: kijun\\nai\n', '1:12 エラー missing-file'],
    ['ci.yaml', 'catalogue: scs-2026\n', '1:12 注意 unknown-catalogue'],
    ['ci.yaml', 'catalogue: scs-20260327\nlevel: star5\n', '2:8 エラー unknown-level'],
    ['ci.yaml', 'level: all\ncatalogue: scs-20260327\n', '1:8 エラー unknown-level'],
    ['ci.yaml', 'catalogue: scs-semiconductor\nlevel: star5\n', '2:8 エラー unknown-level'],
  ])('%s %j', async (name, text, problem) => {
    const { code, found } = await lint({ [name]: text });
    expect([found, code]).toEqual([[problem], problem.includes('注意') ? 0 : 2]);
  });

  test('is looked at from its own folder', async () => {
    const text = 'catalogue: own.yaml\nlevel: basic\nbaseline: known/base.yaml\n';
    const files = {
      'ci/scs-check.yaml': text,
      'ci/own.yaml': readStarterFile('catalogue'),
      'ci/known/base.yaml': 'formatVersion: 1\n',
    };
    expect((await lint(files)).found).toEqual([]);
    const elsewhere = { 'scs-check.yaml': text, 'ci/own.yaml': readStarterFile('catalogue') };
    expect((await lint(elsewhere)).found).toEqual(['3:11 エラー missing-file', '1:12 エラー missing-file'].sort());
  });

  test('may name a level of a catalogue of one’s own, or of the one that it extends', async () => {
    const level = (id: string) =>
      lint({
        'scs-check.yaml': `catalogue: own.yaml\nlevel: ${id}\n`,
        'own.yaml': readFileSync(join('controls', 'scs-semiconductor.yaml'), 'utf8'),
      });
    expect((await level('star3')).found).toEqual([]);
    expect((await level('star9')).found).toEqual(['2:8 エラー unknown-level']);
  });

  test('is not blamed for what is wrong in the catalogue it names', async () => {
    const files = { 'scs-check.yaml': 'catalogue: own.yaml\nlevel: basic\n', 'own.yaml': 'requirements: [\n' };
    expect((await lint(files)).found).toEqual([]);
    expect((await lint(files, ['scs-check.yaml', 'own.yaml'])).found).toEqual(['1:15 エラー yaml-syntax']);
  });

  test('names files, not folders', async () => {
    const files = { 'scs-check.yaml': 'baseline: known\n', 'known/base.yaml': '' };
    expect((await lint(files)).found).toEqual(['1:11 エラー missing-file']);
  });

  test('is right wherever check takes it, and wrong wherever check does not', async () => {
    for (const text of ['level: star3\n', 'levl: star3\n', 'failOn: notice\n', 'baseline: nai.yaml\n']) {
      const cwd = checkFolder();
      writeFileSync(join(cwd, 'scs-check.yaml'), text.replace('star3', 'basic'));
      const judged = await run(['check', 'passed.yaml'], { cwd });
      expect([text, (await lint({ 'scs-check.yaml': text })).code]).toEqual([text, judged.code]);
    }
  });
});

describe('a baseline', () => {
  const entry =
    '  a.yaml: { catalogue: scs-20260327, edition: "2026-03-27", level: star3, gaps: { 1-2-1-1: unmet } }\n';
  const baseline = `formatVersion: 1\ntakenOn: 2026-11-21\nfiles:\n${entry}`;

  test('as check --update-baseline writes it has no problems', async () => {
    const cwd = checkFolder();
    await run(['check', '--update-baseline', 'mixed.yaml', '--baseline', 'kizon.yaml'], { cwd });
    const { code, stderr } = await run(['lint', 'kizon.yaml'], { cwd });
    expect([code, stderr]).toEqual([0, '1ファイルを調べました。書き方に問題はありません。\n']);
  });

  test.each([
    ['a.yaml', baseline.replace('unmet', 'umet'), '4:92 エラー value-not-allowed'],
    ['a.yaml', baseline.replace('2026-11-21', '2026-11-31'), '2:10 エラー invalid-date'],
    ['a.yaml', baseline.replace('level:', 'levl:'), '4:61 エラー unknown-key'],
    ['scs-check.baseline.yaml', baseline.replace('files:', 'fails:'), '3:1 エラー unknown-key'],
    ['scs-check.baseline.yaml', '', '1:1 エラー file-empty'],
  ])('%s %j', async (name, text, problem) => {
    const { code, found } = await lint({ [name]: text });
    expect([code, found.includes(problem) ? problem : found]).toEqual([2, problem]);
  });
});

describe('a file that is none of the kinds', () => {
  test.each(['hello: world\n', 'formatVersion: 1\ncatalogue: { id: x }\n', '[]\n', '42\n'])('%j', async (text) => {
    const { code, found, stdout } = await lint({ 'a.yaml': text });
    expect([code, found]).toEqual([2, ['1:1 エラー unknown-kind']]);
    expect(stdout).toContain('scs-check.yaml');
  });

  test('is taken for a catalogue by its other keys where the main one is misspelt', async () => {
    const text = readFileSync(join(root, 'docs', 'examples', 'shiiresaki-12.yaml'), 'utf8');
    const { found } = await lint({ 'a.yaml': text.replace('\nrequirements:', '\nrequirments:') });
    expect(found).toEqual(expect.arrayContaining([expect.stringContaining('unknown-key')]));
  });

  test('is taken for an assessment where it has the name of one', async () => {
    const { found } = await lint({ 'assessment.yaml': 'formatVersion: 1\nanswer: {}\n' });
    expect(found).toContain('2:1 エラー unknown-key');
  });
});

describe('what could not be looked at', () => {
  const good = { 'ok.yaml': 'failOn: warning\n' };
  const withFolder = { ...good, 'folder/in.yaml': 'services: {}\n' };

  test.each([
    ['a file that is not there', ['nai.yaml'], 1, 0, 1],
    ['a device', ['/dev/zero'], 1, 0, 1],
    ['a pattern that fits nothing', ['nai/*.yaml'], 1, 0, 1],
    ['one of two', ['ok.yaml', 'nai.yaml'], 2, 1, 1],
    ['all but one', ['nai.yaml', 'folder', 'ok.yaml'], 3, 1, 2],
  ])('%s is counted as such, and nothing is called good', async (_, argv, files, looked, unread) => {
    const { code, stderr } = await lint(withFolder, argv);
    expect(code).toBe(2);
    expect(stderr).toContain(`${files}ファイルのうち、調べたのは${looked}、調べられなかったのは${unread}です。`);
    expect(stderr).not.toContain('問題はありません');
    const english = await lint(withFolder, [...argv, '--lang', 'en']);
    expect(english.stderr).toContain(`could not be.`);
    expect(english.stderr).not.toContain('No problems');
  });

  test('a folder without a file of ours is no file, and nothing is called good', async () => {
    const { code, stderr } = await lint(withFolder, ['folder']);
    expect([code, stderr.includes('問題はありません')]).toEqual([2, false]);
    expect(stderr).toContain('scs-check のファイルがなかったので、何も調べていません');
  });

  test('an assessment whose catalogue cannot be read is not called good, either', async () => {
    const aim = 'catalogue: { id: own, edition: "1", level: basic, file: own.yaml }';
    const text = `formatVersion: 1\norganization: { name: x }\nscope: {}\n${aim}\nanswers: {}\n`;
    const { code, stderr } = await lint({ 'a.yaml': text, 'own.yaml': 'formatVersion: 1\nid: own\n' });
    expect([code, stderr.includes('調べられなかったのは1です')]).toEqual([2, true]);
  });

  test('what was looked at is still told', async () => {
    const { code, found, stderr } = await lint({ 'a.yaml': 'failOn: never\n' }, ['a.yaml', 'nai.yaml']);
    expect([code, found]).toEqual([2, ['1:9 エラー value-not-allowed']]);
    expect(stderr).toContain('調べられなかったのは1です。調べたものに、エラー 1件、注意 0件。');
  });

  test.skipIf(process.platform === 'win32')('a pipe that nobody writes to keeps nobody waiting', async () => {
    const cwd = testFolder();
    execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
    for (const command of ['lint', 'check', 'verify']) {
      const { code, stderr } = await run([command, 'pipe.yaml'], { cwd });
      expect([command, code, stderr.includes('file-not-readable')]).toEqual([command, 2, true]);
    }
  });
});

describe('signs in an assessment that no output shows', () => {
  const about = (answer: string) => `formatVersion: 1
organization: { name: サンプル製作所 }
scope: {}
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }
answers:
  1-2-1-1: ${answer}
`;

  test.each([
    ['ESC in a note', '{ state: met, note: "a\\e[31mb" }', 'U+001B'],
    ['what turns a line around, as it is', '{ state: met, owner: a\u202eb }', 'U+202E'],
    ['BEL in the title of evidence', '{ state: met, evidence: [{ title: "a\\a" }] }', 'U+0007'],
  ])('are told, and are no error: %s', async (_, answer, sign) => {
    const { code, found, stdout } = await lint({ 'a.yaml': about(answer) });
    expect([code, found]).toEqual([0, [expect.stringMatching(/^6:\d+ 注意 unsafe-character$/)]]);
    expect(stdout).toContain(sign);
    expect(stdout).not.toContain('\u202e');
  });

  test('are not line breaks, tabs, or what names are told apart by', async () => {
    const { found } = await lint({ 'a.yaml': about('{ state: met, note: "a\\nb\\tc", owner: "葛\u{e0100}城" }') });
    expect(found).toEqual([]);
  });
});

test('an empty value and a fraction are told with what to write there', async () => {
  const cwd = testFolder();
  const text = readFileSync(join(root, 'docs', 'examples', 'shiiresaki-12.yaml'), 'utf8');
  const change = (name: string, before: string, after: string) => {
    expect(text).toContain(before);
    writeFileSync(join(cwd, name), text.replace(before, after));
  };
  change('empty.yaml', 'publisher: サンプル発注株式会社', 'publisher:');
  change('part.yaml', 'atLeast: 1', 'atLeast: 1.5');
  const told = async (name: string) => (await run(['lint', name], { cwd })).stdout;
  expect(await told('empty.yaml')).toMatch(/空の値があります.*ヒント: 値を書くか、要らなければこの項目を消して/s);
  expect(await told('part.yaml')).toContain('整数を書くところに、小数があります\n');
});

test('for thousands of links to nowhere, it looks around for a few of them', async () => {
  const cwd = testFolder();
  const names = Array.from({ length: 200 }, (_, n) => `a${n}.yaml`);
  for (const name of names) symlinkSync('nowhere', join(cwd, name));
  // What has just changed may change again within a tick of the clock, and is listed each time.
  utimesSync(cwd, 1e9, 1e9);
  for (const command of ['lint', 'check']) {
    let listed = 0;
    const rest = watchDisk(cwd, ({ call, args, act }) => {
      if (call === 'readdirSync') listed += 1;
      return act(...args);
    });
    const { code, stderr } = await run([command, ...names], { cwd }).finally(rest);
    expect([command, code, stderr.split('file-not-found').length - 1]).toEqual([command, 2, names.length]);
    expect(listed, command).toBeLessThan(names.length / 2);
  }
});

describe('a guidance and a translation are found by their names alone, so lint tells of one that nothing finds', () => {
  const catalogue = readStarterFile('catalogue').replace(/^id: .*$/m, 'id: shinryo');
  const text = (kind: string, lang: string) =>
    `formatVersion: 1\ncatalogue: shinryo\nlang: ${lang}\n${kind === 'guidance' ? 'criteria: {}\n' : 'title: Care\n'}`;
  const unread = (kind: string, lang: string) =>
    expect.stringMatching(
      new RegExp(`カタログがありません[^]*${kind} フォルダ[^]*例: ${kind}/shinryo\\.${lang}\\.yaml`),
    );

  describe.each([
    ['guidance', 'ja'],
    ['translation', 'en'],
  ])('%s', (kind, lang) => {
    test.each([
      ['shinryo.yaml', `${kind}/shinryo.${lang}.yaml`],
      ['shinryo.yml', `${kind}/shinryo.${lang}.yaml`],
    ])('%s finds %s', async (beside, name) => {
      const { found } = await lint({ [name]: text(kind, lang), [beside]: catalogue });
      expect(found.filter((one) => !one.endsWith('missing-translation'))).toEqual([]);
    });

    test.each([
      [`${kind}/shinryou.${lang}.yaml`],
      [`${kind}/shinryo.yaml`],
      [`${kind}/shinryo.${lang.toUpperCase()}.yaml`],
      [`shinryo.${lang}.yaml`],
      [`${kind}s/shinryo.${lang}.yaml`],
    ])('nothing finds %s', async (name) => {
      const { found, stdout, code } = await lint({ [name]: text(kind, lang), 'shinryo.yaml': catalogue }, [name]);
      expect(found.filter((one) => !one.endsWith('missing-translation'))).toEqual(['2:12 注意 wrong-catalogue']);
      expect(stdout.replaceAll(/\n +/g, '')).toEqual(unread(kind, lang));
      expect(code).toBe(0);
    });

    test('nothing of it is in another language than its name says', async () => {
      const name = `${kind}/shinryo.${lang}.yaml`;
      const { found, code } = await lint({ [name]: text(kind, 'fr'), 'shinryo.yaml': catalogue });
      expect([found.filter((one) => one.startsWith('3:')), code]).toEqual([['3:7 エラー value-not-allowed'], 2]);
    });
  });
});

test.each(['12月', '"2026"', '2026-12-32'])(
  'a day of publication written %s leads to how it is written',
  async (day) => {
    const text = readStarterFile('catalogue').replace(/published: .*$/m, `published: ${day}`);
    const { code, stdout } = await lint({ 'q.yaml': text });
    expect([code, stdout]).toEqual([2, expect.stringContaining('ヒント: 公表日は、2026-04-01 か')]);
  },
);
