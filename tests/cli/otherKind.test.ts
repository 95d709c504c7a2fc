import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';

const shipped = join(import.meta.dirname, '../../controls');

/** A file of each kind that the product reads, by its words. */
const kinds = {
  カタログ: 'catalogue.yaml',
  手引き: 'guidance.yaml',
  翻訳: 'translation.yaml',
  対応表: 'crosswalk.yaml',
  設定ファイル: 'config.yaml',
  ベースライン: 'baseline.yaml',
  回答ファイル: 'assessment.yaml',
} as const;

function folderOfAll(): string {
  const cwd = testFolder();
  copyFileSync(join(shipped, 'security-action-25.yaml'), join(cwd, kinds.カタログ));
  copyFileSync(join(shipped, 'guidance/security-action-25.ja.yaml'), join(cwd, kinds.手引き));
  copyFileSync(join(shipped, 'translation/security-action-25.en.yaml'), join(cwd, kinds.翻訳));
  copyFileSync(join(shipped, 'crosswalk/ssdf-1.1--scs-20260327.yaml'), join(cwd, kinds.対応表));
  copyFileSync(join(shipped, '../templates/assessment.yaml'), join(cwd, kinds.回答ファイル));
  writeFileSync(join(cwd, kinds.設定ファイル), 'level: star4\n');
  writeFileSync(join(cwd, kinds.ベースライン), 'formatVersion: 1\ntakenOn: 2026-11-01\nfiles: {}\n');
  return cwd;
}

/** Where a command takes a file, and of which kind it has to be. */
const places: readonly (readonly [expected: keyof typeof kinds, argv: (file: string) => readonly string[]])[] = [
  ['回答ファイル', (file) => ['check', file]],
  ['回答ファイル', (file) => ['status', file]],
  ['回答ファイル', (file) => ['report', file]],
  ['回答ファイル', (file) => ['sheet', 'confirmation', file]],
  ['回答ファイル', (file) => ['handout', file, '--all']],
  ['回答ファイル', (file) => ['verify', file]],
  ['回答ファイル', (file) => ['migrate', file, '--to', 'ssdf-1.1', '--dry-run']],
  ['回答ファイル', (file) => ['evidence', 'list', '--file', file]],
  ['回答ファイル', (file) => ['diff', file, kinds.回答ファイル]],
  ['回答ファイル', (file) => ['explain', '1-2-1-1', '--file', file]],
  ['カタログ', (file) => ['catalogue', 'show', `./${file}`]],
  ['ベースライン', (file) => ['check', kinds.回答ファイル, '--baseline', file]],
  ['設定ファイル', (file) => ['check', kinds.回答ファイル, '--config', file]],
];

describe('a file of another kind is called what it is', () => {
  test.each(places.map(([expected, argv]) => [argv('FILE').join(' '), expected, argv] as const))(
    '%s',
    async (_name, expected, argv) => {
      const cwd = folderOfAll();
      for (const [found, file] of Object.entries(kinds).filter(([kind]) => kind !== expected)) {
        const { code, stderr } = await run([...argv(file)], { cwd });
        expect([code, stderr]).toEqual([2, expect.stringContaining(`は${found}です。${expected}ではありません`)]);
        expect(stderr).toContain('scs-check lint');
        expect(stderr).not.toMatch(/missing-key|unknown-key/);
      }
    },
  );

  test('by every reporter', async () => {
    const cwd = folderOfAll();
    for (const reporter of ['json', 'sarif', 'github', 'junit', 'markdown', 'gitlab', 'azure']) {
      const { code, stdout } = await run(['check', kinds.カタログ, '--reporter', reporter], { cwd });
      expect([reporter, code]).toEqual([reporter, 2]);
      expect(stdout).toContain(reporter === 'json' ? '"other-kind"' : 'カタログです。回答ファイルではありません');
    }
  });

  test('and so is what the product wrote for machines', async () => {
    const cwd = folderOfAll();
    const { stdout } = await run(['check', kinds.回答ファイル, '--reporter', 'json'], { cwd });
    writeFileSync(join(cwd, 'check.json'), stdout);
    const { code, stderr } = await run(['check', 'check.json'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('scs-check が書き出したJSONです')]);
    writeFileSync(
      join(cwd, 'check.json'),
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(stdout)).sort())),
    );
    expect((await run(['check', 'check.json'], { cwd })).stderr).toContain('scs-check が書き出したJSONです');
  });

  test('and so is a signed result, which leads to what looks at it', async () => {
    const cwd = folderOfAll();
    await run(['sign', kinds.回答ファイル, '--new-key', 'k.pem', '-o', 'a.signed.json'], { cwd });
    for (const [expected, argv] of places.filter(([kind, of]) => kind === '回答ファイル' && of('x')[0] !== 'verify')) {
      const { code, stderr } = await run([...argv('a.signed.json')], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining(`は署名した結果です。${expected}ではありません`)]);
      expect(stderr).toContain('scs-check verify a.signed.json');
    }
  });

  test.each([
    'formatVersion: 1\nlevel: star3\nrequirements: []\nanswers: {}\n',
    'schemaVersion: 1\nanswers: {}\n',
    '{ formatVersion: 1, answers: { 1-2-1-1: { state: met, note: "x, schemaVersion: 1" } } }\n',
  ])('an assessment with a fault stays one: %j', async (text) => {
    const cwd = folderOfAll();
    writeFileSync(join(cwd, 'broken.yaml'), text);
    const { stderr } = await run(['check', 'broken.yaml'], { cwd });
    expect(stderr).toContain('missing-key');
  });
});

test('a folder leads to the files in it', async () => {
  const { code, stderr } = await run(['check', '.'], { cwd: folderOfAll() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('"./**/assessment.yaml"')]);
  expect(stderr).toContain('scs-check portfolio .');
  expect(stderr).not.toContain('パイプ');
});

test('a table that is wanted for Excel leads to CSV where there is one', async () => {
  const { code, stderr } = await run(['portfolio', '.', '-o', 'ichiran.xlsx'], { cwd: folderOfAll() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('-o ichiran.csv')]);
});

test('a file where a folder is meant, too', async () => {
  const { code, stderr } = await run(['portfolio', kinds.回答ファイル], { cwd: folderOfAll() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('フォルダではなくファイルです')]);
  expect(stderr).toContain(`scs-check status ${kinds.回答ファイル}`);
});

test('a config with a key that none has is told of that key, and of no other kind', async () => {
  const cwd = folderOfAll();
  for (const [text, key] of [
    ['files:\n  - assessment.yaml\n', 'files'],
    ['level: star3\nfiles: []\n', 'files'],
    ['レベル: star3\n', 'レベル'],
  ] as const) {
    writeFileSync(join(cwd, 'scs-check.yaml'), text);
    const { code, stderr } = await run(['check', kinds.回答ファイル], { cwd });
    expect([key, code, stderr]).toEqual([key, 2, expect.stringContaining(`「${key}」という項目はありません`)]);
  }
});
