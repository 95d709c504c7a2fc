import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { replaceFile } from '../../src/io/atomicFile.ts';
import { readFile } from '../../src/io/readFile.ts';
import { bundleProcess, removeBundles, runToEnd, start } from '../helpers/processes.ts';
import { testFolder } from '../helpers/runCli.ts';

let writing = '';
beforeAll(async () => {
  writing = await bundleProcess('write');
});
afterAll(removeBundles);

const text = (path: string) => readFileSync(path, 'utf8');
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** A folder with one file in it. */
function folderWith(content: string, name = 'a.yaml'): { readonly folder: string; readonly path: string } {
  const folder = testFolder();
  const path = join(folder, name);
  writeFileSync(path, content);
  return { folder, path };
}

function failure(action: () => unknown): UserError {
  try {
    action();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing went wrong');
}

describe('a file that is replaced', () => {
  test('has the new content, and nothing else is in the folder', () => {
    const { folder, path } = folderWith('old');
    replaceFile(path, 'new');
    expect(text(path)).toBe('new');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('that was not there is for its owner alone', () => {
    const path = join(testFolder(), 'a.yaml');
    replaceFile(path, 'new');
    expect(modeOf(path)).toBe('600');
  });

  test.each(['600', '640', '644', '660', '755'])('keeps its permissions %s', (mode) => {
    const { path } = folderWith('old');
    chmodSync(path, Number.parseInt(mode, 8));
    replaceFile(path, 'new');
    expect(modeOf(path)).toBe(mode);
  });

  test('may hold bytes', () => {
    const path = join(testFolder(), 'a.pdf');
    replaceFile(path, Uint8Array.of(0, 255, 10));
    expect([...readFileSync(path)]).toEqual([0, 255, 10]);
  });

  test('is known by the stamp that was given back', () => {
    const { path } = folderWith('old');
    expect(replaceFile(path, 'new')).toBe(readFile(path).stamp);
  });

  test('is read by others as the old or the new one, never as half of one', async () => {
    const size = 300_000;
    const path = join(testFolder(), 'a.yaml');
    const { child, line, ended } = start(writing, [path, '100000', String(size)]);
    expect(await line()).toBe('written');
    const seen = new Set<string>();
    for (let look = 0; look < 300; look++) {
      const content = text(path);
      seen.add(`${content.length} ${[...new Set(content)].join()}`);
    }
    child.kill('SIGKILL');
    await ended;
    expect([...seen].sort()).toEqual([`${size} a`, `${size} b`]);
    expect(new Set(text(path)).size).toBe(1);
  });
});

describe('the backup', () => {
  test('is what was in the file before', () => {
    const { folder, path } = folderWith('one');
    chmodSync(path, 0o640);
    for (const content of ['two', 'three']) replaceFile(path, content, { backup: `${path}.bak` });
    expect([text(path), text(`${path}.bak`)]).toEqual(['three', 'two']);
    expect(modeOf(`${path}.bak`)).toBe('640');
    expect(readdirSync(folder)).toEqual(['a.yaml', 'a.yaml.bak']);
  });

  test('is not made of a file that was not there', () => {
    const folder = testFolder();
    replaceFile(join(folder, 'a.yaml'), 'one', { backup: join(folder, 'a.yaml.bak') });
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('made by a run that was killed right after it leaves nothing lying about in the next', () => {
    const { folder, path } = folderWith('one');
    linkSync(path, `${path}.bak`);
    replaceFile(path, 'two', { backup: `${path}.bak` });
    expect([text(path), text(`${path}.bak`)]).toEqual(['two', 'one']);
    expect(readdirSync(folder)).toEqual(['a.yaml', 'a.yaml.bak']);
  });

  test('that cannot be made stops the write, and nothing is left behind', () => {
    const { folder, path } = folderWith('one');
    mkdirSync(`${path}.bak`);
    expect(failure(() => replaceFile(path, 'two', { backup: `${path}.bak` })).code).toBe('file-not-writable');
    expect(text(path)).toBe('one');
    expect(readdirSync(folder)).toEqual(['a.yaml', 'a.yaml.bak']);
  });
});

describe('a link', () => {
  test.each([
    ['to a file', 'precious'],
    ['to a file that is not there yet', 'missing'],
    ['into a folder that is not there', 'nowhere/missing'],
    ['to itself', '../link.yaml'],
  ])('%s is refused, and nothing is written anywhere', (_, target) => {
    const folder = testFolder();
    mkdirSync(join(folder, 'share'));
    writeFileSync(join(folder, 'share/precious'), 'precious');
    symlinkSync(`share/${target}`, join(folder, 'link.yaml'));
    const { code } = failure(() => replaceFile(join(folder, 'link.yaml'), 'new'));
    expect(code).toBe(target === '../link.yaml' ? 'file-not-writable' : 'output-is-link');
    expect(readdirSync(folder)).toEqual(['link.yaml', 'share']);
    expect(readdirSync(join(folder, 'share'))).toEqual(['precious']);
    expect(text(join(folder, 'share/precious'))).toBe('precious');
  });
});

describe('what lies where the temporary file would', () => {
  test.each(['.a.yaml.tmp', 'a.yaml.bak.tmp'])('is cleared away where a killed run has left it: %s', (name) => {
    const { folder, path } = folderWith('old');
    writeFileSync(join(folder, name), 'half of');
    replaceFile(path, 'new', { backup: `${path}.bak` });
    expect([text(path), text(`${path}.bak`)]).toEqual(['new', 'old']);
    expect(readdirSync(folder)).toEqual(['a.yaml', 'a.yaml.bak']);
  });

  test.each(['.a.yaml.tmp', 'a.yaml.bak.tmp'])('is not written through where it is a link: %s', (name) => {
    const { folder, path } = folderWith('old');
    const other = folderWith('precious').path;
    symlinkSync(other, join(folder, name));
    replaceFile(path, 'new', { backup: `${path}.bak` });
    expect([text(path), text(other)]).toEqual(['new', 'precious']);
    expect(lstatSync(path).isSymbolicLink()).toBe(false);
  });
});

describe('what cannot be written is said in words a person can act on', () => {
  test('a full disk: the old file is still there, and nothing else', async ({ skip }) => {
    const folder = tinyDisk();
    if (folder === undefined) return skip('no tmpfs can be mounted here');
    const path = join(folder, 'a.yaml');
    writeFileSync(path, 'old');
    const error = failure(() => replaceFile(path, 'x'.repeat(1_000_000), { backup: `${path}.bak`, name: './a.yaml' }));
    expect([error.code, error.args['file']]).toEqual(['disk-full', './a.yaml']);
    expect(text(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
    // A process that another thread starts at this moment holds the removed file, and its room, until it is begun.
    await expect.poll(() => replaceFile(path, 'fits'), { timeout: 20_000 }).toEqual(expect.any(String));
    expect(text(path)).toBe('fits');
  });

  test('a single file that is mounted, as Docker does: at once, and with the reason', ({ skip }) => {
    const { folder, path } = folderWith('old');
    const outside = folderWith('outside').path;
    if (spawnSync('mount', ['--bind', outside, path]).status !== 0) return skip('no file can be mounted here');
    onTestFinished(() => {
      spawnSync('umount', [path]);
    });
    const began = performance.now();
    const error = failure(() => replaceFile(path, 'new', { backup: `${path}.bak`, name: './a.yaml' }));
    expect([error.code, error.args['file']]).toEqual(['file-not-replaceable', './a.yaml']);
    expect(performance.now() - began).toBeLessThan(900);
    expect([text(path), text(outside)]).toEqual(['outside', 'outside']);
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test.skipIf(process.platform === 'win32')('a limit on the size of files, likewise', () => {
    const { folder, path } = folderWith('old');
    for (const place of [folder, path]) chmodSync(place, 0o777);
    expect(runToEnd(writing, [path, '1', '100000'], 'ulimit -f 1')).toBe('UserError disk-full\n');
    expect(text(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test.skipIf(process.platform === 'win32')('a folder one may not write in', () => {
    const { folder, path } = folderWith('old');
    chmodSync(path, 0o666);
    chmodSync(folder, 0o555);
    onTestFinished(() => chmodSync(folder, 0o755));
    expect(runToEnd(writing, [path])).toBe('UserError file-not-writable\n');
    expect(text(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test.skipIf(process.platform === 'win32')('a file that somebody has made read-only', () => {
    const { folder, path } = folderWith('old');
    chmodSync(folder, 0o777);
    chmodSync(path, 0o444);
    expect(runToEnd(writing, [path])).toBe('UserError file-not-writable\n');
    expect(text(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.yaml']);
  });

  test('a folder of that name', () => {
    const folder = testFolder();
    mkdirSync(join(folder, 'a.yaml'));
    expect(failure(() => replaceFile(join(folder, 'a.yaml'), 'new')).code).toBe('file-not-writable');
    expect(readdirSync(folder, { recursive: true })).toEqual(['a.yaml']);
  });

  test.skipIf(process.platform === 'win32')('something that is no file at all stays what it is', () => {
    const pipe = join(testFolder(), 'a.yaml');
    execFileSync('mkfifo', [pipe]);
    expect(failure(() => replaceFile(pipe, 'new')).code).toBe('file-not-writable');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('a folder that is not there', () => {
    const folder = testFolder();
    const error = failure(() => replaceFile(join(folder, 'x/a.yaml'), 'new', { name: 'x/a.yaml' }));
    expect([error.code, error.args]).toEqual(['folder-not-found', { file: 'x/a.yaml', errno: 'ENOENT', folder: 'x' }]);
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });

  test('a file where a folder should be', () => {
    const { path } = folderWith('old');
    expect(failure(() => replaceFile(join(path, 'a.yaml'), 'new')).code).toBe('file-not-writable');
  });

  test('a name that is too long', () => {
    const folder = testFolder();
    expect(failure(() => replaceFile(join(folder, 'あ'.repeat(100)), 'new')).code).toBe('name-too-long');
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A disk of 64 kB; undefined where this machine lets nobody mount one. */
function tinyDisk(): string | undefined {
  const folder = testFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;
  if (!mounted) return undefined;
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  return folder;
}
