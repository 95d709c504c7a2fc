import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { readPdf } from '../helpers/readPdf.ts';
import { run, testFolder } from '../helpers/runCli.ts';

function folder(): string {
  const cwd = testFolder();
  copyFileSync(join(root, 'templates', 'sample.assessment.yaml'), join(cwd, 'assessment.yaml'));
  return cwd;
}

test.each([
  ['report', '--audience', 'buyer', '--format', 'pdf'],
  ['report', '--profile', 'summary', '--format', 'pdf', '--lang', 'en'],
  ['sheet', 'declaration', '--format', 'pdf'],
])('a digest on paper stands on one line, where it can be searched for: %s %s %s %s', async (...words) => {
  const cwd = folder();
  const { digest } = JSON.parse((await run(['report', '--json'], { cwd })).stdout);
  const { pages } = await readPdf((await run(words, { cwd })).bytes);
  expect(pages[0]?.pieces.map(({ text }) => text)).toContain(digest);
});

test.each([80, 100])('and in a text of %i columns', async (columns) => {
  const cwd = folder();
  for (const words of [['report'], ['report', '--lang', 'en']]) {
    const { stdout } = await run(words, { cwd, columns });
    expect(stdout).toMatch(/^.*sha256:[0-9a-f]{64}$/m);
    expect(stdout).not.toMatch(/sha256:[0-9a-f]{13,63}$/m);
  }
});
