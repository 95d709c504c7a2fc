import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { checkAs } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';
import { complaintsAbout } from '../../helpers/schemas.ts';

describe('the JSON of check', () => {
  test.each([
    [['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml']],
    [[join(root, 'templates', 'sample.assessment.yaml')]],
  ])('of %s is as the schema says', async (files) => {
    expect(complaintsAbout('check', JSON.parse((await checkAs('json', files)).stdout))).toEqual([]);
  });

  test('of points is as the schema says', async () => {
    const sample = join(root, 'templates', 'sample.assessment.yaml');
    const { stdout } = await run(['check', sample, '--catalogue', 'security-action-25', '--reporter', 'json']);
    expect(complaintsAbout('check', JSON.parse(stdout))).toEqual([]);
  });

  test('has its counts, and the criteria behind them', async () => {
    const { files, passed, exitCode } = JSON.parse((await checkAs('json', ['mixed.yaml'])).stdout);
    expect([passed, exitCode]).toEqual([false, 1]);
    expect(files[0]).toMatchObject({
      file: 'mixed.yaml',
      open: ['1-1-1-2', '1-1-2-1', '1-1-2-2'],
      excluded: ['1-1-2-3'],
      waived: ['1-1-1-3'],
      summary: { criteria: { met: 1, partial: 1, unmet: 1, unknown: 1, unanswered: 1, 'not-applicable': 1, total: 6 } },
    });
    const lines = files[0].criteria.map(({ range }: { range: { start: { line: number } } }) => range.start.line);
    // The one without an answer is at the list of answers.
    expect(lines).toEqual([12, 15, 16, 18, 10, 20]);
  });
});
