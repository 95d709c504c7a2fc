import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../scripts/project.mjs';
import { testFiles } from './projects.ts';

const { fast, process, slow } = testFiles();

test('every test file runs, once', () => {
  const all = [...fast, ...process, ...slow];
  expect(all).toContain('tests/projects.test.ts');
  expect(new Set(all).size).toBe(all.length);
});

test('what starts a process, itself or by a helper, is not fast', () => {
  expect(process).toEqual(expect.arrayContaining(['tests/network.test.ts', 'tests/store/kill.test.ts']));
  const starting = /\b(?:spawn|fork|execFile|runShell|runToEnd|bundleProcess)(?:Sync)?\(/;
  expect([...fast, ...slow].filter((path) => starting.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});
