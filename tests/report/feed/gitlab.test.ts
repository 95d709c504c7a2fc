import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeQuality } from '../../../src/formats/outputs/gitlab.ts';
import { checkAs, checkFolder } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';
import { complaintsAbout } from '../../helpers/schemas.ts';

const issuesOf = (text: string): CodeQuality => JSON.parse(text);

describe('Code Quality for GitLab', () => {
  test.each([
    ['check', ['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml']],
    ['check', ['passed.yaml']],
    ['check', ['mixed.yaml', '--lang', 'en']],
    ['lint', ['mixed.yaml', 'broken.yaml', 'nai.yaml', 'example.yaml']],
    ['lint', ['passed.yaml']],
  ])('of %s %j is as its schema says, and has no fingerprint twice', async (command, words) => {
    const { stdout } = await run([command, ...words, '--reporter', 'gitlab'], { cwd: checkFolder() });
    const issues = issuesOf(stdout);
    expect(complaintsAbout('gitlab', issues)).toEqual([]);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  test('finds nothing where nothing is open', async () => {
    expect((await checkAs('gitlab', ['passed.yaml'])).stdout).toBe('[]\n');
  });

  test('weighs what is missing before what nobody has said, and that before what may wait', async () => {
    const issues = issuesOf((await checkAs('gitlab', ['mixed.yaml'])).stdout);
    const severityOf = (id: string) => issues.find(({ check_name }) => check_name === `example/${id}`)?.severity;
    expect(['1-1-1-2', '1-1-2-2', '1-1-1-3'].map(severityOf)).toEqual(['major', 'minor', 'info']);
  });

  test('keeps its fingerprints when lines move, and loses one when a gap is closed', async () => {
    const cwd = checkFolder();
    const told = async () => issuesOf((await run(['check', 'mixed.yaml', '--reporter', 'gitlab'], { cwd })).stdout);
    const prints = (issues: CodeQuality) => issues.map(({ fingerprint }) => fingerprint);
    const change = (before: string, after: string) => {
      const file = join(cwd, 'mixed.yaml');
      expect(readFileSync(file, 'utf8')).toContain(before);
      writeFileSync(file, readFileSync(file, 'utf8').replace(before, after));
    };
    const before = await told();
    change('answers:', '# 2行\n\nanswers:');
    const moved = await told();
    expect(moved.map(({ location }) => location.lines)).not.toEqual(before.map(({ location }) => location.lines));
    expect(prints(moved)).toEqual(prints(before));
    change('state: unknown', 'state: met\n    evidence: [{ title: 台帳 }]');
    const left = prints(await told());
    expect(prints(before)).toEqual(expect.arrayContaining(left));
    expect(left.length).toBeLessThan(before.length);
  });
});
