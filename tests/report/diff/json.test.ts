import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { schemaFile } from '../../../scripts/schemas.mjs';
import { applyEdit } from '../../../src/domain/edit.ts';
import { diffReportSchema } from '../../../src/formats/outputs/diff.ts';
import { evidenceFields, planFields, recordFields, traceFields } from '../../../src/report/diff/model.ts';
import { stateChanges } from '../../../src/report/diff/states.ts';
import { diffFolder, diffIn, editionsFolder } from '../../helpers/diffFixture.ts';
import { diffOf } from '../../helpers/diffSides.ts';
import { anyEdit } from '../../helpers/edits.ts';
import { emptyAssessment, shippedCatalogue } from '../../helpers/shipped.ts';

const SAMPLE = join(root, 'templates', 'sample.assessment.yaml');
const published = readFileSync(join(root, 'docs', 'schema', 'diff.schema.json'), 'utf8');

function problemsOf(data: unknown): unknown {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  ajvFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(published));
  validate(data);
  return validate.errors ?? [];
}

describe('the JSON of diff', () => {
  test('has a published schema that is made from the model', () => {
    expect(published, 'npm run schemas writes it anew').toBe(schemaFile(diffReportSchema()));
  });

  test.each([
    ['two files', diffFolder, ['before.yaml', 'after.yaml']],
    ['two days', diffFolder, ['after.yaml', '--from', '2026-10-15', '--to', '2027-05-01']],
    ['two editions', editionsFolder, ['before.yaml', 'after.yaml']],
    ['points', diffFolder, [SAMPLE, SAMPLE, '--catalogue', 'security-action-25']],
  ])('of %s is as the schema says', async (_, folder, argv) => {
    const { stdout, code } = await diffIn(folder(), ...argv, '--format', 'json');
    expect([code, problemsOf(JSON.parse(stdout))]).toEqual([0, []]);
  });

  test('of whatever is edited is as the schema says', () => {
    const catalogue = shippedCatalogue();
    const start = emptyAssessment(catalogue);
    const model = diffReportSchema();
    fc.assert(
      fc.property(fc.array(anyEdit(), { maxLength: 5 }), fc.array(anyEdit(), { maxLength: 5 }), (one, other) => {
        const report = diffOf(one.reduce(applyEdit, start), other.reduce(applyEdit, start), { catalogue });
        expect(() => model.parse(JSON.parse(JSON.stringify(report)))).not.toThrow();
      }),
      { numRuns: 50 },
    );
  });

  test('knows every field and every change there is', () => {
    for (const word of [...planFields, ...recordFields, ...traceFields, ...evidenceFields, ...stateChanges]) {
      expect(published).toContain(`"${word}"`);
    }
  });
});
