import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lookalikeOf, pathOnDisk } from '../../src/io/nameOnDisk.ts';
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
