import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placeOf } from '../../src/workspace/places.ts';
import { testFolder } from '../helpers/runCli.ts';

function folderWith(...folders: readonly string[]): string {
  const top = testFolder();
  for (const folder of folders) mkdirSync(join(top, folder), { recursive: true });
  return top;
}

test('a path counts from the repository of the file, be its .git a folder or a file', () => {
  const top = folderWith('ie/.git', 'ie/shisha/osaka', 'wakare/shisha');
  writeFileSync(join(top, 'wakare', '.git'), 'gitdir: ../ie/.git/worktrees/wakare\n');
  const cwd = join(top, 'ie', 'shisha');
  expect(placeOf(join(cwd, 'osaka', 'a.yaml'), { cwd })).toEqual({ path: 'shisha/osaka/a.yaml' });
  expect(placeOf(join(top, 'wakare', 'shisha', 'a.yaml'), { cwd })).toEqual({ path: 'shisha/a.yaml' });
});

test('in no repository it counts from the working folder', () => {
  const cwd = folderWith('shisha');
  expect(placeOf(join(cwd, 'shisha', 'a.yaml'), { cwd })).toEqual({ path: 'shisha/a.yaml' });
  expect(placeOf(join(cwd, '..shisha', 'a.yaml'), { cwd })).toEqual({ path: '..shisha/a.yaml' });
});

test('a checkout without git counts from its top, and one with git before its submodules', () => {
  const top = folderWith('nashi/shisha', 'ari/.git', 'ari/bubun/.git');
  const from = (checkout: string, file: string) =>
    placeOf(join(top, file), { cwd: join(top, file, '..'), checkout: join(top, checkout) });
  expect(from('nashi', 'nashi/shisha/a.yaml')).toEqual({ path: 'shisha/a.yaml' });
  expect(from('ari', 'ari/bubun/a.yaml')).toEqual({ path: 'bubun/a.yaml' });
  // A checkout into a folder of the place the CI names.
  expect(from('.', 'ari/a.yaml')).toEqual({ path: 'a.yaml' });
});

test('what is neither in a repository nor below the working folder is marked', () => {
  const top = folderWith('ci/.git', 'soto');
  expect(placeOf(join(top, 'soto', 'a.yaml'), { cwd: join(top, 'ci') })).toEqual({
    path: '../soto/a.yaml',
    outside: true,
  });
  const checkout = join(top, 'ci');
  expect(placeOf(join(top, 'soto', 'a.yaml'), { cwd: join(top, 'soto'), checkout })).toEqual({ path: 'a.yaml' });
});
