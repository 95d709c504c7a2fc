import { chmodSync, mkdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { changeStamp, findFiles } from '../../src/io/findFiles.ts';
import { folderOf } from '../helpers/portfolio.ts';
import { testFolder } from '../helpers/runCli.ts';

const names = (folder: string) => findFiles(folder, /\.ya?ml$/i).files.map(({ name }) => name);

describe('files of a folder', () => {
  test('are those whose name fits, sorted, and none that is hidden or belongs to others', () => {
    const folder = folderOf({
      'b.yaml': '',
      'a/z.yml': '',
      'a/b/c.YAML': '',
      'c.yaml.bak': '',
      'd.txt': '',
      '.e.yaml': '',
      '.git/f.yaml': '',
      'node_modules/g.yaml': '',
      'a/node_modules/h.yaml': '',
    });
    mkdirSync(join(folder, 'folder.yaml'));
    expect(names(folder)).toEqual(['a/b/c.YAML', 'a/z.yml', 'b.yaml']);
  });

  test('are found without following a link, but for the folder itself', () => {
    const folder = folderOf({ 'a.yaml': '' });
    const outside = folderOf({ 'soto.yaml': '' });
    symlinkSync(outside, join(folder, 'soto'));
    symlinkSync(join(outside, 'soto.yaml'), join(folder, 'soto.yaml'));
    symlinkSync(folder, join(folder, 'wa'));
    symlinkSync(join(folder, 'a.yaml'), join(folder, 'b.yaml'));
    expect(names(folder)).toEqual(['a.yaml']);
    const link = join(testFolder(), 'link');
    symlinkSync(folder, link);
    expect(names(link)).toEqual(['a.yaml']);
  });

  // Nothing is closed to the administrator of a machine.
  const isClosable = process.getuid?.() !== 0;

  test.each(isClosable ? ['shimari'] : [])('a folder that cannot be listed is told: %s', (closed) => {
    const folder = folderOf({ 'a.yaml': '', [`${closed}/b.yaml`]: '' });
    chmodSync(join(folder, closed), 0);
    const found = findFiles(folder, /\.yaml$/);
    chmodSync(join(folder, closed), 0o700);
    expect([found.files, found.closed].map((list) => list.map(({ name }) => name))).toEqual([['a.yaml'], [closed]]);
  });

  test.each(['nai', 'a.yaml'])('%s is no folder', (name) => {
    const folder = folderOf({ 'a.yaml': '' });
    expect(() => names(join(folder, name))).toThrow(UserError);
  });
});

describe('the stamp of a file', () => {
  const stampOf = (folder: string) => changeStamp(join(folder, 'a.yaml'))?.stamp;

  test('stays while nothing changes', () => {
    const folder = folderOf({ 'a.yaml': 'a' });
    expect(stampOf(folder)).toBe(stampOf(folder));
  });

  test.each<readonly [string, (path: string) => void]>([
    ['is longer', (path) => writeFileSync(path, 'ab')],
    [
      'is another file',
      (path) => {
        writeFileSync(`${path}.new`, 'b');
        renameSync(`${path}.new`, path);
      },
    ],
    [
      'says another thing and has its old date',
      (path) => {
        // Times of files go forward in steps.
        for (const end = Date.now() + 20; Date.now() < end; );
        writeFileSync(path, 'b');
        utimesSync(path, 1_000_000, 1_000_000);
      },
    ],
  ])('changes where it %s', (_what, change) => {
    const folder = folderOf({ 'a.yaml': 'a' });
    utimesSync(join(folder, 'a.yaml'), 1_000_000, 1_000_000);
    const before = stampOf(folder);
    change(join(folder, 'a.yaml'));
    expect(stampOf(folder)).not.toBe(before);
  });

  test('there is none of a link or a folder', () => {
    const folder = folderOf({ 'b.yaml': '' });
    symlinkSync(join(folder, 'b.yaml'), join(folder, 'a.yaml'));
    expect([stampOf(folder), changeStamp(folder), changeStamp(join(folder, 'nai'))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
