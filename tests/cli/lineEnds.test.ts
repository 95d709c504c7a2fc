import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { fileCommands, folderForAll, lineFor } from '../helpers/everyCommand.ts';
import { run } from '../helpers/runCli.ts';
import { FIRM as FILE, folderToWriteIn, layouts, writers } from '../helpers/writers.ts';

const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

/** All that is text in a folder, as git leaves it on Windows; a file of evidence would be another one. */
function asOnWindows(cwd: string): void {
  for (const name of readdirSync(cwd)) {
    if (name === 'shoko.txt') continue;
    const text = readFileSync(join(cwd, name), 'utf8');
    writeFileSync(join(cwd, name), name === FILE ? windows(text) : text.replaceAll('\n', '\r\n'));
  }
}

describe('in a folder that git has checked out on Windows', () => {
  test.each(fileCommands)('%s says and does the same', async (command) => {
    const outcome = async (isWindows: boolean) => {
      const cwd = await folderForAll(FILE);
      if (isWindows) asOnWindows(cwd);
      const { code, screen } = await run(lineFor(command, FILE), { cwd, columns: 300 });
      const told = screen.replaceAll(cwd, '').replace(/SHA256:[\w+/]+/g, '');
      return { code, told, text: readFileSync(join(cwd, FILE), 'utf8') };
    };
    const plain = await outcome(false);
    expect(await outcome(true)).toEqual({ ...plain, text: windows(plain.text) });
  });
});

/** It says that it makes all ends one: those of Unix. */
const endsAfter = (name: string) => (name === 'lint --fix' ? (text: string) => `\ufeff${text}` : windows);

test('no place that writes the file of a firm is left out', () => {
  const src = join(root, 'src');
  const opening = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /\b(?:openToWrite|rewriteFile)\(/.test(readFileSync(join(src, name), 'utf8')))
    .filter((name) => !/\/(?:openToWrite|rewriteFile)\.ts$/.test(name));
  expect(opening.toSorted()).toEqual(Object.keys(writers).toSorted());
});

describe.each(Object.entries(layouts))('a file laid out %s', (_, text) => {
  test.each(Object.values(writers).flat())(
    'has line ends of one kind and its byte order mark after %s, and so has the copy of what was there',
    async (name, write) => {
      const written = async (isWindows: boolean) => {
        const cwd = folderToWriteIn(text);
        if (isWindows) asOnWindows(cwd);
        await write(cwd);
        return [FILE, `${FILE}.bak`].map((file) => readFileSync(join(cwd, file), 'utf8'));
      };
      const [after = '', before = ''] = await written(false);
      expect(after).not.toBe(before);
      expect(await written(true)).toEqual([endsAfter(name)(after), windows(before)]);
    },
  );
});
