import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkAs } from '../../helpers/checkFixture.ts';
import { run, testFolder } from '../../helpers/runCli.ts';

/**
 * Microsoft's validator, the program of @microsoft/sarif-multitool-linux or its like: of 100 MB, and not part of what is
 * installed here. Where none is named, sarifRules.test.ts alone holds its rules.
 */
const multitool = process.env['SARIF_MULTITOOL'] ?? '';

/** The rules that a log breaks, as the validator with the rules of GitHub names them. */
function brokenIn(log: string): readonly string[] {
  const folder = testFolder();
  const [input, output] = [join(folder, 'log.sarif'), join(folder, 'told.sarif')];
  writeFileSync(input, log);
  const words = ['validate', input, '--rule-kind', 'Sarif;Ghas', '--output', output, '--log', 'ForceOverwrite'];
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  const { error } = spawnSync(multitool, words, { env });
  if (error !== undefined) throw error;
  const [{ results, invocations }] = JSON.parse(readFileSync(output, 'utf8')).runs;
  expect(invocations[0].executionSuccessful).toBe(true);
  return results
    .filter(({ level }: { level?: string }) => level === 'error')
    .map(({ ruleId }: { ruleId: string }) => ruleId);
}

describe.skipIf(multitool === '')('Microsoft’s validator with the rules of GitHub', () => {
  test.each([['mixed.yaml'], ['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml'], ['mixed.yaml', '--lang', 'en']])(
    'finds no error in check of %s',
    async (...words) => {
      expect(brokenIn((await checkAs('sarif', words)).stdout)).toEqual([]);
    },
    120_000,
  );

  test('finds none in all criteria of ★4, nor in lint', async () => {
    const cwd = testFolder();
    await run(['init', '--level', 'star4'], { cwd });
    expect(brokenIn((await run(['check', '--reporter', 'sarif'], { cwd })).stdout)).toEqual([]);
    expect(brokenIn((await run(['lint', 'nai.yaml', '--reporter', 'sarif'], { cwd })).stdout)).toEqual([]);
  }, 120_000);

  test('finds those that are there', async () => {
    const { stdout } = await checkAs('sarif', ['mixed.yaml']);
    expect(brokenIn(stdout.replaceAll('"help":', '"x":'))).toContain('GH2012');
  }, 120_000);
});

test.skipIf(multitool !== '')(
  "Microsoft's validator is not at hand (SARIF_MULTITOOL): its rules are checked by ours",
  () => {
    expect(multitool).toBe('');
  },
);
