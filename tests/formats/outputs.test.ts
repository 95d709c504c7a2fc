import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { root } from '../../scripts/project.mjs';
import { outputSchemas, schemaFile } from '../../scripts/schemas.mjs';
import { allCriteria, indexCatalogue } from '../../src/domain/catalogue.ts';
import { applyEdit, type Edit } from '../../src/domain/edit.ts';
import type { Assessment } from '../../src/formats/assessment.ts';
import type { Catalogue } from '../../src/formats/catalogue.ts';
import { checkReportSchema } from '../../src/formats/outputs/check.ts';
import { diffReportSchema } from '../../src/formats/outputs/diff.ts';
import { codeQualitySchema } from '../../src/formats/outputs/gitlab.ts';
import { lintReportSchema } from '../../src/formats/outputs/lint.ts';
import { portfolioSchema } from '../../src/formats/outputs/portfolio.ts';
import { reportModelSchema } from '../../src/formats/outputs/report.ts';
import { reportCopySchema } from '../../src/formats/outputs/reportCopy.ts';
import { signedStatementSchema } from '../../src/formats/outputs/signed.ts';
import { listShippedCatalogues } from '../../src/io/shipped.ts';
import { loadShipped } from '../../src/workspace/catalogue.ts';
import { anyEdit, anyReviewEdit } from '../helpers/edits.ts';
import { writeKey } from '../helpers/key.ts';
import { reviewedAssessment } from '../helpers/reviewed.ts';
import { run, TODAY, testFolder } from '../helpers/runCli.ts';
import { complaintsAbout, type OutputKind } from '../helpers/schemas.ts';
import { emptyAssessment, shippedCatalogue } from '../helpers/shipped.ts';
import { book, officialSheet } from '../helpers/workbook.ts';

const read = (name: string) => readFileSync(join(root, name), 'utf8');

const schemas = {
  check: checkReportSchema(),
  diff: diffReportSchema(),
  gitlab: codeQualitySchema(),
  lint: lintReportSchema(),
  report: reportModelSchema(),
  'report-copy': reportCopySchema(),
  portfolio: portfolioSchema(),
  signed: signedStatementSchema(),
};

describe('every output for programs has a published schema', () => {
  test.each(Object.entries(schemas))('%s.schema.json is generated from what types it', (kind, schema) => {
    const published = read(`controls/schema/${kind}.schema.json`);
    expect(published, 'npm run schemas writes it anew').toBe(schemaFile(kind, schema));
  });

  test('and there is no other', () => {
    expect(Object.keys(outputSchemas).sort()).toEqual(Object.keys(schemas).sort());
  });
});

/** What is kept to compare runs with, by the command it is of. */
const goldens = (['check', 'diff', 'report', 'portfolio'] as const).flatMap((kind) =>
  readdirSync(join(root, 'tests', 'golden', kind))
    // What another place asks for has the shape that it asks for.
    .filter((name) => name.endsWith('.json') && !/\.(?:badge|gitlab)\.json$/.test(name))
    .map((name) => [kind, name] as const),
);

describe('what commands have printed is as the schema says', () => {
  test.each(goldens)('%s/%s', (kind, name) => {
    expect(complaintsAbout(kind, JSON.parse(read(`tests/golden/${kind}/${name}`)))).toEqual([]);
  });

  test('there is some of each command', () => {
    expect([...new Set(goldens.map(([kind]) => kind))]).toEqual(['check', 'diff', 'report', 'portfolio']);
  });

  test.each(goldens)('and with a key that is not in the schema it is not: %s/%s', (kind, name) => {
    const told = JSON.parse(read(`tests/golden/${kind}/${name}`));
    expect(complaintsAbout(kind, { ...told, rank: 1 })).toHaveLength(1);
  });
});

/** A folder of assessments: a.yaml, b.yaml and so on. */
function folderWith(...assessments: readonly Assessment[]): string {
  const cwd = testFolder();
  for (const [index, assessment] of assessments.entries()) {
    writeFileSync(join(cwd, `${'ab'[index]}.yaml`), stringify(assessment, { aliasDuplicateObjects: false }));
  }
  return cwd;
}

const commands: readonly (readonly [kind: OutputKind, ...argv: string[]])[] = [
  ['check', 'a.yaml', 'b.yaml', '--reporter', 'json'],
  ['diff', 'a.yaml', 'b.yaml', '--format', 'json'],
  ['lint', 'a.yaml', 'b.yaml', '--json'],
  ['report', 'a.yaml', '--format', 'json'],
  ['report-copy', 'a.yaml', '--audience', 'specialist', '--format', 'json'],
  ['report-copy', 'a.yaml', '--audience', 'buyer', '--format', 'json'],
  ['portfolio', '--no-cache', '--format', 'json'],
];

/** What the schemas say against the output of each command. */
async function complaintsIn(cwd: string, ...options: readonly string[]) {
  const told: { readonly kind: OutputKind; readonly complaints: unknown }[] = [];
  for (const [kind, ...argv] of commands) {
    const command = kind === 'report-copy' ? 'report' : kind;
    const { stdout } = await run([...options, command, ...argv], { cwd });
    told.push({ kind, complaints: complaintsAbout(kind, JSON.parse(stdout)) });
  }
  return told;
}

const noComplaints = commands.map(([kind]) => ({ kind, complaints: [] }));

/** An edit as far as the catalogue knows what it names: of a file that names more, nothing is told but that. */
function fitting(edit: Edit, catalogue: Catalogue): readonly Edit[] {
  const { points, targets = [], profileFacts } = catalogue;
  if (edit.type === 'target') return targets.some(({ level }) => level === edit.level) ? [edit] : [];
  if (edit.type === 'fact') return profileFacts.some(({ id }) => id === edit.id) ? [edit] : [];
  if (edit.type !== 'answer') return [edit];
  const { options = [], ...answer } = edit.answer;
  if (points !== undefined && !Object.hasOwn(points.states, answer.state)) return [];
  const choices = indexCatalogue(catalogue).criteria.get(edit.id)?.options?.choices ?? [];
  const known = options.filter((letter) => choices.some(({ id }) => id === letter));
  return [{ ...edit, answer: known.length === 0 ? answer : { ...answer, options: known } }];
}

describe('whatever a firm has answered, each output is as its schema says', () => {
  const catalogues = listShippedCatalogues().map((id) => loadShipped(id).catalogue);

  test.each(catalogues.map((catalogue) => [catalogue.id, catalogue] as const))('of %s', async (_, catalogue) => {
    const levels = catalogue.levels.map((level) => level.id);
    const ids = allCriteria(catalogue).map((criterion) => criterion.id);
    const edits = fc
      .array(fc.oneof({ weight: 4, arbitrary: anyEdit(ids) }, anyReviewEdit(ids)), { maxLength: 30 })
      .map((list) => list.flatMap((edit) => fitting(edit, catalogue)));
    const level = fc.constantFrom(...levels);
    await fc.assert(
      fc.asyncProperty(edits, edits, level, fc.constantFrom('ja', 'en'), async (one, other, aim, lang) => {
        // A view is read only beside the one who gave it.
        const person = { name: '見本の専門家', relation: 'outside' } as const;
        const reviewers = { a: person, b: person };
        const start = { ...emptyAssessment(catalogue, aim), reviewers };
        const folder = folderWith(one.reduce(applyEdit, start), other.reduce(applyEdit, start));
        expect(await complaintsIn(folder, '--lang', lang)).toEqual(noComplaints);
      }),
      { numRuns: 8 },
    );
  });

  test('with the views of a specialist, which hold or do not, and with replies', async () => {
    const asks = (index: number) => (index % 2 === 0 ? { question: '台帳はありますか', reply: 'あります' } : {});
    const folder = folderWith(
      reviewedAssessment({ views: 20, said: asks, changed: [3, 4] }),
      reviewedAssessment({ views: 5, answer: (index) => ({ state: index % 2 === 0 ? 'met' : 'partial' }) }),
    );
    expect(await complaintsIn(folder)).toEqual(noComplaints);
    const { stdout } = await run(['report', 'a.yaml', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(stdout).summary.views).toMatchObject({ current: { agrees: 18 }, changed: 2, replied: 10 });
  });

  test('with what a migration put aside, targets, waivers and what is confidential', async () => {
    const catalogue = loadShipped('ssdf-1.1').catalogue;
    const ids = allCriteria(catalogue).map(({ id }) => id);
    const [first = '', second = '', third = ''] = ids;
    const own: Assessment = {
      ...emptyAssessment(catalogue, catalogue.levels[0]?.id),
      targets: { [first]: 1, [second]: 2 },
      answers: {
        [first]: { state: 'unmet', waiver: { reason: '入れかえを待っています', until: '2027-03-31' } },
        [second]: {
          state: 'met',
          evidence: [
            { title: '名簿', confidential: true },
            { title: '台帳', kind: 'record', date: '2026-04-01' },
          ],
        },
      },
      retired: [
        { id: third, from: { id: catalogue.id, edition: '1.0' }, why: 'changed', on: TODAY, answer: { state: 'met' } },
      ],
    };
    const folder = folderWith(own, { ...own, answers: {}, retired: [] });
    expect(await complaintsIn(folder)).toEqual(noComplaints);
    const { stdout } = await run(['report', 'a.yaml', '--format', 'json'], { cwd: folder });
    for (const part of ['"confidential": true', '"retired"', '"waiver"', '"targets"']) expect(stdout).toContain(part);
  });

  test('with the official wording', async () => {
    const folder = folderWith(reviewedAssessment({ views: 0, answer: () => ({ state: 'unmet' }) }));
    writeFileSync(join(folder, 'a.xlsx'), book([officialSheet(shippedCatalogue())]));
    const { stdout } = await run(['report', 'a.yaml', '--official', 'a.xlsx', '--format', 'json'], { cwd: folder });
    expect(stdout).toContain('"official": ');
    expect(complaintsAbout('report', JSON.parse(stdout))).toEqual([]);
  });

  test('signed', async () => {
    const folder = folderWith(reviewedAssessment({ views: 3 }));
    writeKey(folder, 'key');
    await run(['sign', 'a.yaml', '--key', 'key.pem'], { cwd: folder });
    const signed = JSON.parse(readFileSync(join(folder, 'a.signed.json'), 'utf8'));
    expect(complaintsAbout('signed', signed)).toEqual([]);
    expect(complaintsAbout('signed', { ...signed, statement: { ...signed.statement, level: 3 } })).toHaveLength(1);
  });
});
