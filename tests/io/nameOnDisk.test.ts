import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Listings, lookalikeOf, pathOnDisk } from '../../src/io/nameOnDisk.ts';
import { lookAtEvidence } from '../../src/workspace/evidenceFiles.ts';
import { testFolder } from '../helpers/runCli.ts';

test('a name that comes or goes is seen', () => {
  const folder = testFolder();
  const [composed, taken] = [join(folder, '\u304c.pdf'), join(folder, '\u304b\u3099.pdf')];
  const seen = () => [pathOnDisk(composed), lookalikeOf(join(folder, 'ａ.pdf'))];
  expect(seen()).toEqual([composed, undefined]);
  writeFileSync(taken, '');
  writeFileSync(join(folder, 'A.PDF'), '');
  // A clock may tell two moments as one.
  utimesSync(folder, 1, 1);
  expect(seen()).toEqual([taken, 'A.PDF']);
  rmSync(taken);
  rmSync(join(folder, 'A.PDF'));
  utimesSync(folder, 2, 2);
  expect(seen()).toEqual([composed, undefined]);
});

test('a name that comes within one step of a coarse clock is seen', () => {
  const folder = testFolder();
  const now = new Date();
  utimesSync(folder, now, now);
  const wanted = join(folder, 'ａ.pdf');
  expect(lookalikeOf(wanted)).toBeUndefined();
  writeFileSync(join(folder, 'A.PDF'), '');
  utimesSync(folder, now, now);
  expect(lookalikeOf(wanted)).toBe('A.PDF');
});

test('a folder is listed once for all that is missing in it, not once for each', () => {
  const folder = testFolder();
  for (let at = 0; at < 1000; at += 1) writeFileSync(join(folder, `証拠-${at}.pdf`), '');
  utimesSync(folder, 1, 1);
  const missing = Array.from({ length: 20_000 }, (_, at) => ({ title: 'a', file: `証拠-${at}.PDF` }));
  const found = lookAtEvidence(missing, join(folder, 'assessment.yaml'));
  const lookalikes = [...found.values()].filter(({ lookalike }) => lookalike !== undefined);
  expect([found.size, lookalikes.length]).toEqual([20_000, 1000]);
});

/** How often names were brought into one form while something was done. */
function foldings(work: () => void): number {
  const normalize = vi.spyOn(String.prototype, 'normalize');
  work();
  const { length } = normalize.mock.calls;
  normalize.mockRestore();
  return length;
}

test.each([
  ['long ago', new Date(1000)],
  ['just now', new Date()],
  ['in days to come', new Date('2100-01-01')],
])('nor is it listed once for each link that leads to it, when it was changed %s', (_, changed) => {
  const folder = testFolder();
  mkdirSync(join(folder, 'd'));
  for (let at = 0; at < 300; at += 1) writeFileSync(join(folder, 'd', `証拠-${at}が.pdf`), '');
  for (let at = 0; at < 200; at += 1) symlinkSync('d', join(folder, `l${at}`));
  utimesSync(join(folder, 'd'), changed, changed);
  const missing = Array.from({ length: 200 }, (_, at) => ({ title: 'a', file: `l${at}/が.pdf` }));
  const look = () => expect(lookAtEvidence(missing, join(folder, 'assessment.yaml')).size).toBe(200);
  expect(foldings(look)).toBeLessThan(3000);
});

test('a file is read once, by however many names it is known', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'a.txt'), 'a\n'.repeat(1000));
  const items = Array.from({ length: 50 }, (_, at) => ({
    title: 'a',
    file: `${'./'.repeat(at + 1)}a.txt`,
    sha256: '0'.repeat(64),
  }));
  const replace = vi.spyOn(String.prototype, 'replaceAll');
  const found = lookAtEvidence(items, join(folder, 'assessment.yaml'));
  // Its text with other line ends is made of it when it is read.
  const read = replace.mock.calls.filter(([what]) => what === '\r\n').length;
  replace.mockRestore();
  expect([found.size, new Set([...found.values()].map(({ sha256 }) => sha256)).size, read]).toEqual([50, 1, 1]);
});

test.each([
  ['look the same', (_: string) => ''],
  ['look different', (name: string) => name],
])('no more names are kept than there is room for, where they %s', (_, look) => {
  const names = new Map<string, string[]>();
  for (let at = 0; at < 150_000; at += 1) {
    const name = String(at);
    const same = names.get(look(name));
    if (same === undefined) names.set(look(name), [name]);
    else same.push(name);
  }
  const listings = new Listings();
  for (const folder of ['a', 'b']) listings.keep(look, folder, { stamp: 1n, names });
  expect(['a', 'b'].map((folder) => listings.get(look, folder)?.names.size)).toEqual([undefined, names.size]);
});
