import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assurances } from '../../src/formats/states.ts';
import { languages, loadMessages, translator } from '../../src/i18n/t.ts';
import { checkFolder } from '../helpers/checkFixture.ts';
import { run } from '../helpers/runCli.ts';

/** The firm that passes, with a file as the evidence of each answer. */
async function folderWithFiles(): Promise<string> {
  const cwd = checkFolder();
  mkdirSync(join(cwd, 'shoko'));
  writeFileSync(join(cwd, 'shoko', 'daicho.txt'), '台帳 2026年度版\n');
  for (const id of ['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-2-1', '1-1-2-2', '1-1-2-3'])
    await run(['evidence', 'add', id, 'shoko/daicho.txt', '--title', '台帳', '--file', 'passed.yaml'], { cwd });
  return cwd;
}

test('a file passes until it changes, and a title never does', async () => {
  const argv = ['check', 'passed.yaml', '--assurance', 'hashed', '--json'];
  const bare = await run(argv, { cwd: checkFolder() });
  expect([bare.code, JSON.parse(bare.stdout).files[0].unassured.length]).toEqual([1, 6]);
  expect(JSON.parse(bare.stdout).files[0].criteria[0].lacks).toBe('hashed');
  const cwd = await folderWithFiles();
  expect((await run(argv, { cwd })).code).toBe(0);
  writeFileSync(join(cwd, 'shoko', 'daicho.txt'), '台帳 2027年度版\n');
  expect(JSON.parse((await run(argv, { cwd })).stdout).files[0].unassured).toHaveLength(6);
});

test.each(languages)('each says shortly what it shows, in %s', async (language) => {
  const t = translator(await loadMessages(language));
  const cwd = checkFolder();
  for (const assurance of assurances) {
    const sentence = t(`check.assurance.${assurance}`);
    // That a view is not signed is a sentence of its own.
    expect(sentence.match(/[。.](?:\s|$)|。/g)).toHaveLength(assurance === 'reviewed' ? 2 : 1);
    const argv = ['check', 'passed.yaml', '--assurance', assurance, '--lang', language];
    const isTold = assurance !== 'self';
    expect((await run(argv, { cwd })).stdout.includes(sentence)).toBe(isTold);
    expect((await run([...argv, '--verbose'], { cwd })).stdout).toContain(sentence);
    const inMarkdown = (await run([...argv, '--reporter', 'markdown'], { cwd })).stdout.replaceAll('\\', '');
    expect(inMarkdown.includes(sentence)).toBe(isTold);
  }
});

test('the page and the help name each of them', async () => {
  const page = readFileSync('docs/ci.md', 'utf8');
  const help = (await run(['check', '--help'], { cwd: checkFolder() })).stdout.replace(/\s+/g, '');
  for (const assurance of assurances) {
    expect(page).toMatch(new RegExp(`^\\| \`${assurance}\`.* \\| .{8,} \\|$`, 'm'));
    expect(help).toMatch(new RegExp(`${assurance}:[^/]{5,}`));
  }
});

test('a badge says what was asked, and how far the answers reach', async () => {
  const badgeOf = async (cwd: string, ...argv: readonly string[]) =>
    JSON.parse((await run(['check', ...argv, '--reporter', 'badge'], { cwd })).stdout).message;
  const bare = checkFolder();
  expect(await badgeOf(bare, 'passed.yaml')).toBe('6/6');
  expect(await badgeOf(bare, 'passed.yaml', '--assurance', 'hashed')).toBe('6/6（照合値が同じ証拠あり 0）');
  expect(await badgeOf(bare, 'passed.yaml', '--assurance', 'reviewed')).toBe('6/6（専門家が確認 0）');
  expect(await badgeOf(await folderWithFiles(), 'passed.yaml', '--assurance', 'hashed')).toBe(
    '6/6（照合値が同じ証拠あり 6）',
  );
  writeFileSync(join(bare, 'again.yaml'), readFileSync(join(bare, 'passed.yaml')));
  const both = ['passed.yaml', 'again.yaml', '--assurance', 'evidenced'];
  expect(await badgeOf(bare, ...both)).toMatch(/^2ファイル中 \d（証拠あり）$/);
});
