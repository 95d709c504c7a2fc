import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reporterNames } from '../../../src/cli/defaults.ts';
import type { CodeQuality } from '../../../src/formats/outputs/gitlab.ts';
import { run, testFolder } from '../../helpers/runCli.ts';
import { complaintsAbout } from '../../helpers/schemas.ts';

const FIRMS = 40;

/** The criteria of ★4, of which one is met. */
const OPEN = 152;

/** A run with more than 6,000 results, told in every format at once. */
async function manyFirms() {
  const cwd = testFolder();
  const text = `formatVersion: 1
organization: { name: サンプル製作所 }
scope: { sites: [本社] }
catalogue: { id: scs-20260327, edition: "2026-03-27", level: star4 }
answers:
  1-2-1-1: { state: met, evidence: [{ title: 体制表 }] }
`;
  for (let index = 0; index < FIRMS; index++) writeFileSync(join(cwd, `${index}.yaml`), text);
  const told = reporterNames.flatMap((name) => ['--reporter', `${name}:${name}.out`]);
  const { code, stdout } = await run(['check', '*.yaml', ...told], { cwd });
  expect([code, stdout]).toEqual([1, '']);
  return (name: (typeof reporterNames)[number]) => readFileSync(join(cwd, `${name}.out`), 'utf8');
}

test('more than 6,000 results are whole where there is room, and say what is left out where there is none', async () => {
  const read = await manyFirms();
  const results = FIRMS * OPEN;
  expect(results).toBeGreaterThan(6000);

  expect(JSON.parse(read('json')).files).toHaveLength(FIRMS);
  const [sarif] = JSON.parse(read('sarif')).runs;
  expect(sarif.results.length).toBeGreaterThanOrEqual(results);
  expect(sarif.invocations[0].toolExecutionNotifications[0].message.text).toContain('5000件まで');
  const issues: CodeQuality = JSON.parse(read('gitlab'));
  expect(complaintsAbout('gitlab', issues)).toEqual([]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(sarif.results.length);
  const [, failures] = /<testsuites [^>]*failures="(\d+)"/.exec(read('junit')) ?? [];
  expect(Number(failures)).toBe(results + FIRMS);

  const lines = (name: 'github' | 'azure' | 'compact') => read(name).trimEnd().split('\n');
  for (const name of ['github', 'azure', 'compact'] as const)
    expect(lines(name).length).toBeGreaterThanOrEqual(results + FIRMS);
  expect(lines('azure')[0]).toMatch(/^##vso\[task\.logissue type=error;sourcepath=0\.yaml;\]0\.yaml → ★4/);

  expect(read('comment').length).toBeLessThanOrEqual(65_536);
  expect(Buffer.byteLength(read('markdown'))).toBeLessThanOrEqual(1024 * 1024);
  for (const name of ['comment', 'markdown'] as const) {
    expect(read(name).match(/^\| \S+yaml \| ★4 \|/gm)).toHaveLength(FIRMS);
    expect(read(name)).toMatch(/^## 自己点検の結果\n/);
  }
  expect(read('comment')).toContain('ほか');
  expect(read('text')).toMatch(
    new RegExp(`${FIRMS}ファイルのうち、そろっているのは0、そろっていないのは${FIRMS}です。\n$`),
  );
  expect(JSON.parse(read('badge')).message).toMatch(/\d/);
});
