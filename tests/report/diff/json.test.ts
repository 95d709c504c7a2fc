import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { applyEdit } from '../../../src/domain/edit.ts';
import { diffFolder, diffIn, editionsFolder } from '../../helpers/diffFixture.ts';
import { diffOf } from '../../helpers/diffSides.ts';
import { anyEdit } from '../../helpers/edits.ts';
import { complaintsAbout } from '../../helpers/schemas.ts';
import { emptyAssessment, shippedCatalogue } from '../../helpers/shipped.ts';

const SAMPLE = join(root, 'templates', 'sample.assessment.yaml');
describe('the JSON of diff', () => {
  test.each([
    ['two files', diffFolder, ['before.yaml', 'after.yaml']],
    ['two days', diffFolder, ['after.yaml', '--from', '2026-10-15', '--to', '2027-05-01']],
    ['two editions', editionsFolder, ['before.yaml', 'after.yaml']],
    ['points', diffFolder, [SAMPLE, SAMPLE, '--catalogue', 'security-action-25']],
  ])('of %s is as the schema says', async (_, folder, argv) => {
    const { stdout, code } = await diffIn(folder(), ...argv, '--format', 'json');
    expect([code, complaintsAbout('diff', JSON.parse(stdout))]).toEqual([0, []]);
  });

  test('of whatever is edited is as the schema says', () => {
    const catalogue = shippedCatalogue();
    const start = emptyAssessment(catalogue);
    fc.assert(
      fc.property(fc.array(anyEdit(), { maxLength: 5 }), fc.array(anyEdit(), { maxLength: 5 }), (one, other) => {
        const report = diffOf(one.reduce(applyEdit, start), other.reduce(applyEdit, start), { catalogue });
        expect(complaintsAbout('diff', JSON.parse(JSON.stringify(report)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
