import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceState } from '../../src/domain/evidence.ts';
import type { Evidence } from '../../src/formats/assessment.ts';
import { lookAtEvidence } from '../../src/workspace/evidenceFiles.ts';
import { testFolder } from '../helpers/runCli.ts';
import { callsIn } from '../helpers/watchedDisk.ts';

const sha256 = createHash('sha256').update('体制表').digest('hex');
const named = (more: Partial<Evidence>): Evidence => ({ title: '体制表', file: 'a.txt', ...more });

function stateOf(content: string, item: Evidence, ...others: readonly Evidence[]) {
  const folder = testFolder();
  writeFileSync(join(folder, 'a.txt'), content);
  const found = lookAtEvidence([item, ...others], join(folder, 'assessment.yaml')).get('a.txt');
  return { state: evidenceState(item, '2026-11-21', found), isRead: found?.sha256 !== undefined };
}

/** Too large for a text that git has given other line ends. */
const LARGE = ' '.repeat(4 * 1024 ** 2 + 1);

test.each([
  ['of its size and content', '体制表', named({ sha256, size: 9 }), { state: 'unchanged', isRead: true }],
  ['of its size and another content', '名簿表', named({ sha256, size: 9 }), { state: 'changed', isRead: true }],
  ['of another size', LARGE, named({ sha256, size: 9 }), { state: 'changed', isRead: false }],
  ['that may have other line ends', '体制表2', named({ sha256, size: 9 }), { state: 'changed', isRead: true }],
  ['whose size nobody wrote down', '体制表2', named({ sha256 }), { state: 'changed', isRead: true }],
  ['with a size and no hash', '体制表2', named({ size: 9 }), { state: 'unhashed', isRead: false }],
])('a file %s is read only where its size does not tell', (_, content, item, state) => {
  expect(stateOf(content, item)).toEqual(state);
});

test('a file that two pieces name is read if it may be either', () => {
  expect(stateOf('体制表', named({ sha256, size: 10 }), named({ sha256, size: 9 }))).toEqual({
    state: 'changed',
    isRead: true,
  });
});

test('eight gigabytes in the place of a page are told at once', () => {
  const folder = testFolder();
  const descriptor = openSync(join(folder, 'a.txt'), 'w');
  ftruncateSync(descriptor, 8 * 1024 ** 3);
  closeSync(descriptor);
  const found = lookAtEvidence([named({ sha256, size: 9 })], join(folder, 'assessment.yaml')).get('a.txt');
  expect(found).toEqual({ isThere: true, size: 8 * 1024 ** 3 });
});

const hashOf = (content: string) => createHash('sha256').update(content).digest('hex');

test('a file is read once, however it is spelled, and each spelling is told by its own hash', () => {
  const folder = testFolder();
  writeFileSync(join(folder, 'a.txt'), 'a\r\r\nb\nc\r');
  linkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
  const spellings = ['a.txt', 'b.txt', ...Array.from({ length: 50 }, (_, at) => `${'./'.repeat(at + 1)}a.txt`)];
  const hashes = ['a\r\r\nb\nc\r', 'a\r\nb\nc\r', 'a\r\r\nb\r\nc\r', 'other'].map(hashOf);
  const items = spellings.map((file, at) => named({ file, sha256: hashes[at % hashes.length] ?? '' }));
  const { result: found, called } = callsIn(folder, () => lookAtEvidence(items, join(folder, 'assessment.yaml')));
  // For its hash, and for those with other line ends.
  expect(called.filter((call) => call === 'openSync').length).toBe(2);
  expect(
    items.map(({ file = '', sha256 = '' }) => [
      found.get(file)?.sha256,
      found.get(file)?.otherLineEnds?.includes(sha256),
    ]),
  ).toEqual(items.map((_, at) => [hashes[0], [undefined, true, true, false][at % hashes.length]]));
});

test('links that lead to each other, one after the other, are each followed once', () => {
  const folder = testFolder();
  const other = testFolder();
  const LINKS = 300;
  writeFileSync(join(folder, 'a.txt'), 'a');
  writeFileSync(join(other, 'secret.txt'), 'a');
  symlinkSync(join(other, 'secret.txt'), join(folder, 'out'));
  symlinkSync('loop', join(folder, 'loop'));
  const leads = (n: number) => (n % 30 === 0 ? 'a.txt' : `l${n - 1}`);
  for (let n = 0; n < LINKS; n += 1) symlinkSync(leads(n), join(folder, `l${n}`));
  symlinkSync('out', join(folder, 'on'));
  const links = Array.from({ length: LINKS }, (_, n) => `l${n}`);
  const items = [...links, 'on', 'out', 'loop'].map((file) => named({ file }));
  const { result: found, called } = callsIn(folder, () => lookAtEvidence(items, join(folder, 'assessment.yaml')));
  expect(links.filter((file) => found.get(file)?.isThere !== true)).toEqual([]);
  expect(['on', 'out', 'loop'].map((file) => found.get(file)?.isThere)).toEqual([false, false, false]);
  // Each of them looks at all links and folders on the way.
  expect(called.filter((call) => call === 'realpathSync').length).toBeLessThan(20);
});

test('thousands that are not there, deep below, take a few looks each', () => {
  const folder = testFolder();
  const deep = Array.from({ length: 60 }, () => 'd').join('/');
  mkdirSync(join(folder, deep), { recursive: true });
  utimesSync(join(folder, deep), 1e9, 1e9);
  const items = Array.from({ length: 200 }, (_, n) => named({ file: `${deep}/m${n}.txt` }));
  const { result: found, called } = callsIn(folder, () => lookAtEvidence(items, join(folder, 'assessment.yaml')));
  expect([...found.values()].filter(({ isThere }) => isThere)).toEqual([]);
  expect(called.filter((call) => call === 'realpathSync').length).toBeLessThan(20);
  expect(called.length / items.length).toBeLessThan(10);
});
