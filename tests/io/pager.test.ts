import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { showPaged } from '../../src/io/pager.ts';
import { testFolder } from '../helpers/runCli.ts';

/** More than a pipe holds: whoever does not read it all leaves some of it behind. */
const LONG = '長い報告の行\n'.repeat(100_000);

/** Lets a program of these lines be the pager; it may write to `seen`. */
async function paged(lines: string, text = LONG, signal = new AbortController().signal) {
  const seen = join(testFolder(), 'seen');
  const script = `const { writeFileSync, readFileSync } = require('node:fs'); const seen = ${JSON.stringify(seen)}; ${lines}`;
  const outcome = await showPaged(
    { program: process.execPath, words: ['-e', script], variables: { A: 'b' } },
    text,
    signal,
  );
  return { outcome, seen: existsSync(seen) ? readFileSync(seen, 'utf8') : undefined };
}

test('gets the whole text, and what is set for it', async () => {
  const { outcome, seen } = await paged(`writeFileSync(seen, process.env.A + readFileSync(0, 'utf8').length)`);
  expect([outcome, seen]).toEqual(['read', `b${LONG.length}`]);
});

test('that is closed before the end is no failure', async () => {
  expect((await paged(`process.stdin.once('data', () => process.exit(0))`)).outcome).toBe('read');
  expect((await paged('process.exit(0)')).outcome).toBe('read');
});

test('that complains has failed', async () => {
  expect((await paged('process.exit(1)')).outcome).toBe('failed');
});

test.each(['', 'no-such-pager', join('no', 'such', 'pager')])(
  'that is not there (%o) is not started',
  async (program) => {
    expect(await showPaged({ program, words: [], variables: {} }, 'x', new AbortController().signal)).toBe(
      'not-started',
    );
  },
);

test('ends when it is told to', async () => {
  const ended = new AbortController();
  const folder = testFolder();
  const ready = join(folder, 'ready');
  writeFileSync(
    join(folder, 'pager.cjs'),
    `require('node:fs').writeFileSync(${JSON.stringify(ready)}, ''); setInterval(() => {}, 1000);`,
  );
  const command = { program: process.execPath, words: [join(folder, 'pager.cjs')], variables: {} };
  const showing = showPaged(command, 'x', ended.signal);
  await expect.poll(() => existsSync(ready), { timeout: 20_000 }).toBe(true);
  ended.abort();
  expect(await showing).toBe('read');
});
