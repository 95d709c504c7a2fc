import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { testFolder } from './helpers/runCli.ts';

/** A checkout with a build that writes down what it has read; `build` says whether it had to. */
async function checkout() {
  const folder = testFolder();
  const inFolder = (path: string) => join(folder, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(inFolder(path)), { recursive: true });
    writeFileSync(inFolder(path), text);
  };
  for (const name of ['built', 'project'])
    cpSync(join(root, 'scripts', `${name}.mjs`), inFolder(`scripts/${name}.mjs`));
  write('src/a.ts', 'a');
  write('src/cli/b.ts', 'b');
  write('node_modules/.package-lock.json', '{}');
  const { buildOnce }: typeof import('../scripts/built.mjs') = await import(
    pathToFileURL(inFolder('scripts/built.mjs')).href
  );
  const dist = () => write('dist/a.js', readFileSync(inFolder('src/a.ts'), 'utf8'));
  const build = (options?: { again?: boolean }, make = dist) => buildOnce(async () => make(), options);
  return { inFolder, write, build };
}

describe('dist/', () => {
  test('is built once of the same files, and again where that is wanted', async () => {
    const { build } = await checkout();
    expect([await build(), await build(), await build({ again: true })]).toEqual([true, false, true]);
  });

  type Checkout = Awaited<ReturnType<typeof checkout>>;
  test.each<[string, (made: Checkout) => void]>([
    ['a source has changed', ({ write }) => write('src/a.ts', 'A')],
    [
      'a source has changed and kept its time',
      ({ inFolder, write }) => {
        write('src/a.ts', 'A');
        utimesSync(inFolder('src/a.ts'), 0, 0);
      },
    ],
    ['a source is new', ({ write }) => write('src/c.ts', '')],
    ['a source is gone', ({ inFolder }) => rmSync(inFolder('src/cli/b.ts'))],
    ['a source has another name', ({ inFolder }) => renameSync(inFolder('src/a.ts'), inFolder('src/c.ts'))],
    ['a catalogue has come', ({ write }) => write('controls/a.yaml', '')],
    ['a starter file has come', ({ write }) => write('templates/a.yaml', '')],
    ['the build itself has changed', ({ inFolder }) => appendFileSync(inFolder('scripts/project.mjs'), '\n')],
    ['other packages are installed', ({ write }) => write('node_modules/.package-lock.json', '{ }')],
    ['a built file is gone', ({ inFolder }) => rmSync(inFolder('dist'), { recursive: true })],
    ['a built file was changed', ({ write }) => write('dist/a.js', 'by hand')],
    ['a file was added to it', ({ write }) => write('dist/b.js', '')],
  ])('is built anew when %s', async (_, change) => {
    const made = await checkout();
    await made.build();
    change(made);
    expect(await made.build({}, () => undefined)).toBe(true);
  });

  test('is built anew when a source was edited while it was built', async () => {
    const { build, write } = await checkout();
    await build({}, () => write('src/a.ts', 'edited'));
    expect(await build()).toBe(true);
  });

  test('is built anew after a build that failed', async () => {
    const { build, write } = await checkout();
    await build();
    const fail = () => {
      write('dist/a.js', 'half of');
      throw new Error('the disk is full');
    };
    await expect(build({ again: true }, fail)).rejects.toThrow('the disk is full');
    expect(await build()).toBe(true);
  });
});
