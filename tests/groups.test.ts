import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { longFiles, testFiles } from './groups.ts';

const { fast, process, slow } = testFiles();

test('every test file is in one group', () => {
  const all = [...fast, ...process, ...slow];
  expect(all).toContain('tests/groups.test.ts');
  expect(new Set(all).size).toBe(all.length);
});

test('what starts a process, itself or by a helper, is not fast', () => {
  expect(process).toEqual(expect.arrayContaining(['tests/network.test.ts', 'tests/workspace/kill.test.ts']));
  const starting = /\b(?:spawn|fork|execFile|runShell|runToEnd|bundleProcess)(?:Sync)?\(/;
  expect([...fast, ...slow].filter((path) => starting.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

test('what takes long is not fast, and none of it has another name by now', () => {
  expect(slow).toEqual(longFiles);
});
