import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { openCatalogue } from '../../src/index.ts';
import { criterionStates } from '../../src/scoring/result.ts';
import { run, testFolder } from '../helpers/runCli.ts';

const OWN = 'shiiresaki-12.yaml';
const own = openCatalogue(join(root, 'docs', 'examples', OWN)).catalogue;

/** A file of a firm: any answers its catalogue allows, with days that may be over, or not yet come. */
function fileOf(catalogue: Catalogue, level: string) {
  const day = fc.constantFrom('2025-11-29', '2026-03-01', '2026-11-29', '2027-03-01');
  const states = ['met', 'partial', 'unmet', 'unknown', ...(catalogue.method === 'points' ? [] : ['not-applicable'])];
  const answer = fc.record(
    {
      state: fc.constantFrom(...states),
      reason: fc.constant('見本の理由'),
      lastDone: day,
      due: day,
      waiver: fc.record({ reason: fc.constant('待ちます'), until: day }),
      evidence: fc.array(fc.record({ title: fc.constant('見本'), validUntil: day }), { maxLength: 2 }),
    },
    { requiredKeys: ['state', 'reason'] },
  );
  const ids = allCriteria(narrowToLevel(catalogue, level)).map(({ id }) => id);
  const { id, edition } = catalogue;
  const aim = { id, edition, level, ...(catalogue === own ? { file: OWN } : {}) };
  return fc.dictionary(fc.constantFrom(...ids), answer, { maxKeys: ids.length }).map((answers) => ({
    formatVersion: 1,
    organization: { name: 'サンプル製作所' },
    scope: { sites: ['本社'] },
    catalogue: aim,
    answers,
  }));
}

const aims = [
  [openCatalogue('scs-20260327').catalogue, 'star3'],
  [openCatalogue('security-action-25').catalogue, 'self-check'],
  [openCatalogue('ssdf-1.1').catalogue, 'ssdf-1.1'],
  [own, 'juuyou'],
] as const;

test.each(aims)(
  'all commands on a file of $id count alike on a day',
  async (catalogue, level) => {
    const day = fc.constantFrom('2026-03-01', '2026-11-30', '2027-03-02');
    await fc.assert(
      fc.asyncProperty(fileOf(catalogue, level), day, async (file, asOf) => {
        const cwd = testFolder();
        if (catalogue === own) copyFileSync(join(root, 'docs', 'examples', OWN), join(cwd, OWN));
        writeFileSync(join(cwd, 'assessment.yaml'), JSON.stringify(file));
        const onDays = async (...argv: readonly string[]) => (await run(argv, { cwd })).stdout;
        const told = (...argv: readonly string[]) => onDays(...argv, '--as-of', asOf);
        const data = async (...argv: readonly string[]) => JSON.parse(await told(...argv));

        const { criteria, lapsed, withoutOption } = (await data('report', '--format', 'json')).summary;
        const counted = { criteria, lapsed, withoutOption };
        const [checked] = (await data('check', '--json')).files;
        const { after } = JSON.parse(await onDays('diff', '--from', '2026-01-01', '--to', asOf, '--json'));
        const [row] = (await data('portfolio', '.', '--json')).rows;
        await told('sign', '--new-key', 'k.pem', '-o', 'signed.json');
        const { statement } = JSON.parse(readFileSync(join(cwd, 'signed.json'), 'utf8'));
        for (const one of [checked.summary, after.summary, statement])
          expect({ criteria: one.criteria, lapsed: one.lapsed, withoutOption: one.withoutOption }).toEqual(counted);
        expect([row.criteria, row.lapsed]).toEqual([criteria, lapsed]);

        const onOneLine = async (...argv: readonly string[]) => (await told(...argv)).replace(/\s+/g, '');
        const head = await onOneLine('status');
        for (const state of criterionStates) expect(head).toMatch(new RegExp(`(^|\\D)${criteria[state]}\\D`));
        const over = `期限の過ぎたものは${lapsed.met}件`;
        for (const argv of [['status'], ['check'], ['report'], ['sheet', 'declaration'], ['sheet', 'confirmation']])
          expect((await onOneLine(...argv)).includes(over), argv.join(' ')).toBe(lapsed.met > 0);

        await told('check', '--update-baseline');
        const known = parse(readFileSync(join(cwd, 'scs-check.baseline.yaml'), 'utf8')).files['assessment.yaml'];
        // Where a level is judged, what does not apply keeps it from standing until somebody allows it.
        const gaps = [...checked.open, ...(catalogue.method === 'all-of' ? checked.excluded : [])];
        expect(Object.keys(known.gaps).toSorted()).toEqual(gaps.toSorted());
      }),
      { numRuns: 2, endOnFailure: true },
    );
  },
  120_000,
);
