import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, testFolder } from '../helpers/runCli.ts';

/** A firm with a scope as it is written in the file. */
function firmWith(scope: string): string {
  const cwd = testFolder();
  writeFileSync(
    join(cwd, 'assessment.yaml'),
    `formatVersion: 1\norganization: { name: サンプル製作所 }\nscope: ${scope}\ncatalogue: { id: scs-20260327, edition: "2026-03-27", level: star3 }\nanswers: {}\n`,
  );
  return cwd;
}

test.each(['buyer', 'specialist'])(
  'a report for a %s without a scope says so, and so does its maker',
  async (audience) => {
    const cwd = firmWith('{ sites: [] }');
    const { code, stderr } = await run(['report', '--audience', audience, '-o', 'r.md'], { cwd });
    expect([code, stderr.replace(/\s/g, '')]).toEqual([
      0,
      expect.stringContaining('どこについての答えかがわかりません。書くには（質問の画面でjとf）:npxscs-check'),
    ]);
    const [first = ''] = readFileSync(join(cwd, 'r.md'), 'utf8').split('## ');
    expect(first).toContain('（範囲は未記入です）');
  },
);

test.each([
  ['{ sites: [本社] }', 'buyer'],
  ['{}', 'internal'],
])('with %s, nobody is told so in a report for %s', async (scope, audience) => {
  const { stderr } = await run(['report', '--audience', audience, '-o', 'r.md'], { cwd: firmWith(scope) });
  expect(stderr).not.toContain('どこについて');
});
