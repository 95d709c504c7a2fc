import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';

/** Words by which a command says that what it has looked at is in order. */
const GOOD =
  /問題はありません|そろっています|つながっています|期限切れのものはありません|違いはありません|取り込みました/;

describe.each(['nai.yaml', 'folder'])('no command says anything good of %s', (file) => {
  test.each([
    ['lint', file],
    ['check', file],
    ['portfolio', 'nai'],
    ['portfolio', 'ok.yaml'],
    ['evidence', 'check', '--file', file],
    ['evidence', 'list', '--file', file],
    ['log', file, '--verify'],
    ['verify', file],
    ['verify', 'nai.json'],
    ['diff', 'ok.yaml', file],
    ['diff', file, 'ok.yaml'],
    ['diff', file, '--from', '2026-01-01'],
    ['merge', file, '--into', 'ok.yaml'],
    ['status', file],
    ['report', file],
  ])('%s %s %s', async (...argv) => {
    const cwd = testFolder();
    mkdirSync(join(cwd, 'folder'));
    await run(['init', 'ok.yaml', '--name', 'サンプル株式会社'], { cwd });
    const { code, stdout, stderr } = await run(argv, { cwd });
    expect([code, GOOD.exec(stdout + stderr)?.[0]]).toEqual([2, undefined]);
  });
});

test('log does not take a history that cannot be opened for a whole one', async () => {
  const cwd = testFolder();
  await run(['init', 'ok.yaml', '--name', 'サンプル株式会社'], { cwd });
  mkdirSync(join(cwd, 'ok.history.jsonl'));
  const { code, stderr } = await run(['log', 'ok.yaml', '--verify'], { cwd });
  expect([code, GOOD.exec(stderr)?.[0]]).toEqual([2, undefined]);
  expect(stderr).toContain('file-not-readable  ok.history.jsonl は、ふつうのファイルではありません');
});
