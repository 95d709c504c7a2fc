import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { schemaFile } from '../../../scripts/schemas.mjs';
import { checkReportSchema } from '../../../src/formats/outputs/check.ts';
import { checkAs } from '../../helpers/checkFixture.ts';
import { run } from '../../helpers/runCli.ts';

const published = readFileSync(join(root, 'docs', 'schema', 'check.schema.json'), 'utf8');

describe('the JSON of check', () => {
  test('has a published schema that is made from the model', () => {
    expect(published, 'npm run schemas writes it anew').toBe(schemaFile(checkReportSchema()));
  });

  test.each([
    [['mixed.yaml', 'passed.yaml', 'broken.yaml', 'nai.yaml']],
    [[join(root, 'templates', 'sample.assessment.yaml')]],
  ])('of %s is as the schema says', async (files) => {
    const data = JSON.parse((await checkAs('json', files)).stdout);
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
    ajvFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(published));
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('of points is as the schema says', async () => {
    const sample = join(root, 'templates', 'sample.assessment.yaml');
    const { stdout } = await run(['check', sample, '--catalogue', 'security-action-25', '--reporter', 'json']);
    expect(() => checkReportSchema().parse(JSON.parse(stdout))).not.toThrow();
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
