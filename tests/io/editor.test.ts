import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { edit } from '../../src/io/editor.ts';
import { testFolder } from '../helpers/runCli.ts';

const TEXT = '一行目\n\n  二行目';
const isWindows = process.platform === 'win32';

interface Seen {
  readonly file: string;
  readonly words: readonly string[];
  readonly content: string;
  readonly modes: readonly number[];
}

/** Lets a program of these lines edit the text; it sees `file` and can write there. */
async function edited(
  lines: string,
  { text = TEXT, signal = new AbortController().signal, folder = testFolder() } = {},
) {
  const [program, log] = [join(folder, 'my editor.cjs'), join(folder, 'seen.json')];
  writeFileSync(
    program,
    `const { writeFileSync, readFileSync, rmSync, statSync } = require('node:fs');
     const { dirname } = require('node:path');
     const file = process.argv.at(-1);
     const modes = [file, dirname(file)].map((path) => statSync(path).mode & 0o777);
     const seen = { file, words: process.argv.slice(2, -1), content: readFileSync(file, 'utf8'), modes };
     writeFileSync(${JSON.stringify(log)}, JSON.stringify(seen));
     ${lines}`,
  );
  const result = await edit({ program: process.execPath, words: [program, '--wait', 'a b'] }, text, signal);
  const seen: Seen | undefined = existsSync(log) ? JSON.parse(readFileSync(log, 'utf8')) : undefined;
  return { result, seen };
}

test('gets the text in a file of its own, after its words, and nothing stays behind', async () => {
  const { result, seen } = await edited(`writeFileSync(file, '書いた\\r\\n二行\\r\\n\\r\\n');`);
  expect(result).toEqual({ text: '書いた\n二行' });
  expect(seen).toMatchObject({ words: ['--wait', 'a b'], content: `${TEXT}\n` });
  if (!isWindows) expect(seen?.modes).toEqual([0o600, 0o700]);
  expect(existsSync(dirname(seen?.file ?? ''))).toBe(false);
});

test.each<[string, string, Awaited<ReturnType<typeof edit>>]>([
  ['changes nothing', '', { text: TEXT, problem: 'unchanged' }],
  ['leaves an empty file', `writeFileSync(file, ' \\n');`, { text: TEXT, problem: 'empty' }],
  ['takes the file away', 'rmSync(file);', { text: TEXT, problem: 'empty' }],
  ['fails', 'process.exit(3);', { text: TEXT, problem: 'failed' }],
  ['fails after it saved', `writeFileSync(file, '途中'); process.exit(1);`, { text: '途中', problem: 'failed' }],
  [
    'is killed',
    `writeFileSync(file, '途中'); process.kill(process.pid, 'SIGKILL');`,
    { text: '途中', problem: 'failed' },
  ],
  ['saves as UTF-16', `writeFileSync(file, Buffer.from('\\ufeff証拠', 'utf16le'));`, { text: '証拠' }],
  ['saves with a mark', `writeFileSync(file, '\\ufeff証拠');`, { text: '証拠' }],
  ['saves in the code page of Japan', 'writeFileSync(file, Buffer.from([0x8f, 0xd8, 0x8b, 0x92]));', { text: '証拠' }],
])('one that %s takes no text with it', async (_, lines, wanted) => {
  const { result, seen } = await edited(lines);
  expect(result).toEqual(wanted);
  expect(existsSync(dirname(seen?.file ?? ''))).toBe(false);
});

test('one that is not there, or none at all', async () => {
  const { signal } = new AbortController();
  for (const program of [join(testFolder(), 'no-such-editor'), 'a\0b']) {
    expect(await edit({ program, words: [] }, TEXT, signal)).toEqual({ text: TEXT, problem: 'not-started' });
  }
});

test('is ended where we are, with what it saved', async () => {
  const controller = new AbortController();
  const folder = testFolder();
  const ready = join(folder, 'ready');
  const ended = edited(
    `writeFileSync(file, '途中'); writeFileSync(${JSON.stringify(ready)}, ''); setInterval(() => {}, 1000);`,
    {
      signal: controller.signal,
    },
  );
  while (!existsSync(ready)) await new Promise((done) => setTimeout(done, 20));
  controller.abort();
  const { result, seen } = await ended;
  expect(result).toEqual({ text: '途中', problem: 'failed' });
  expect(existsSync(dirname(seen?.file ?? ''))).toBe(false);
});

test.skipIf(isWindows)('where no file can be made, nothing is started', async () => {
  const folder = testFolder();
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = join(folder, 'none');
  try {
    const { result, seen } = await edited('', { folder });
    expect([result, seen]).toEqual([{ text: TEXT, problem: 'no-file' }, undefined]);
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
});
