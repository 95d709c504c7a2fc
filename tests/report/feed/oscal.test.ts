import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.mjs';
import { uuidOf } from '../../../src/domain/digest.ts';
import {
  type OscalObservation,
  oscalCatalogueSchema,
  oscalPlanSchema,
  oscalResultsSchema,
} from '../../../src/formats/outputs/oscal.ts';
import { listCatalogues, openAssessment, render, report } from '../../../src/index.ts';
import { tokenOf } from '../../../src/report/feed/oscal.ts';
import { folderOfFirm } from '../../helpers/firm.ts';
import { reportModel } from '../../helpers/reportModel.ts';
import { reviewedAssessment } from '../../helpers/reviewed.ts';
import { run, TODAY, testFolder } from '../../helpers/runCli.ts';

const sample = join(root, 'templates', 'sample.assessment.yaml');
const aim = '{ id: scs-20260327, edition: "2026-03-27", level: star3 }';

/**
 * A folder with NIST's JSON schemas of OSCAL (`oscal_catalog_schema.json` and its like, as each release of usnistgov/OSCAL
 * has them). Where none is named, the shapes and references are checked by what is written here alone.
 */
const schemas = process.env['OSCAL_SCHEMAS'] ?? '';

const kinds = {
  'assessment-results': { file: 'oscal_assessment-results_schema.json', shape: oscalResultsSchema },
  'plan-of-action-and-milestones': { file: 'oscal_poam_schema.json', shape: oscalPlanSchema },
  catalog: { file: 'oscal_catalog_schema.json', shape: oscalCatalogueSchema },
} as const;
type Kind = keyof typeof kinds;

const validators = new Map<Kind, ValidateFunction>();

/** NIST's own word on a document; nothing where its schemas are not at hand. */
function complaintsOf(kind: Kind, data: unknown): unknown {
  const path = join(schemas, kinds[kind].file);
  if (schemas === '') return [];
  if (!existsSync(path)) throw new Error(`OSCAL_SCHEMAS has no ${kinds[kind].file}`);
  const validate = validators.get(kind) ?? validatorOf(path);
  validators.set(kind, validate);
  return validate(data) ? [] : validate.errors;
}

function validatorOf(path: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajvFormats.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
}

test.skipIf(schemas !== '')(
  "NIST's schemas are not at hand (OSCAL_SCHEMAS): shapes and references alone are checked",
  () => {
    expect(schemas).toBe('');
  },
);

/** A document that its shape and NIST's schema take. */
function known<K extends Kind>(kind: K, text: string): ReturnType<ReturnType<(typeof kinds)[K]['shape']>['parse']> {
  const data = JSON.parse(text);
  expect(complaintsOf(kind, data)).toEqual([]);
  expect(kinds[kind].shape().safeParse(data).error?.issues ?? []).toEqual([]);
  return data;
}

async function written(argv: readonly string[], cwd = testFolder()): Promise<string> {
  const { code, stdout, stderr } = await run(argv, { cwd });
  expect(code, stderr).toBe(0);
  return stdout;
}

const resultsOf = async (words: readonly string[] = ['--sample'], cwd?: string) =>
  known('assessment-results', await written(['report', '--format', 'oscal', ...words], cwd))['assessment-results'];

const planOf = async (words: readonly string[] = ['--sample'], cwd?: string) =>
  known('plan-of-action-and-milestones', await written(['report', '--format', 'oscal-poam', ...words], cwd))[
    'plan-of-action-and-milestones'
  ];

const catalogueOf = async (id: string, ...words: readonly string[]) =>
  known('catalog', await written(['catalogue', 'show', id, '--format', 'oscal', ...words])).catalog;

/** Every value of a key, however deep. */
function valuesOf(data: unknown, key: string): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    ...(name === key && typeof value === 'string' ? [value] : []),
    ...valuesOf(value, key),
  ]);
}

function wordOf({ props = [] }: Pick<OscalObservation, 'props'>, name: string): string | undefined {
  return props.find((one) => one.name === name)?.value;
}

describe('assessment results', () => {
  test('have an answer for every criterion, and a finding where it says yes or no', async () => {
    const { results } = await resultsOf();
    const { observations = [], findings = [], risks = [] } = results[0] ?? {};
    const { summary } = report(openAssessment(sample), { asOf: TODAY });
    const { met, partial, unmet, unknown, total } = summary.criteria;
    expect(observations).toHaveLength(total);
    const states = (state: string) => findings.filter(({ target }) => target.status.state === state).length;
    expect([states('satisfied'), states('not-satisfied')]).toEqual([met, partial + unmet]);
    expect(risks.filter(({ status }) => status === 'investigating')).toHaveLength(unknown);
    expect(wordOf(results[0] ?? {}, 'count-met')).toBe(String(met));
  });

  test('keep answer, evidence and the view of a specialist apart', async () => {
    const cwd = testFolder();
    writeFileSync(
      join(cwd, 'assessment.yaml'),
      JSON.stringify(
        reviewedAssessment({
          views: 1,
          answer: () => ({
            state: 'met',
            evidence: [{ title: '体制表' }, { title: '極秘の契約', confidential: true }],
          }),
          said: () => ({ view: 'disagrees', lookedAt: ['interview', 'screen'], advice: '名簿を1枚に' }),
        }),
      ),
    );
    const data = await resultsOf([], cwd);
    const [{ observations = [], findings = [] } = {}] = data.results;
    const [answer, view] = observations;
    expect(wordOf(answer ?? {}, 'state')).toBe('met');
    expect(answer?.['relevant-evidence']?.map(({ description }) => description)).toEqual(['体制表', '（社外秘）']);
    expect([wordOf(view ?? {}, 'view'), view?.methods]).toEqual(['disagrees', ['INTERVIEW', 'EXAMINE']]);
    expect(view?.description).toContain('名簿を1枚に');
    // The finding stays that of the firm.
    expect(findings[0]?.target.status.state).toBe('satisfied');
    expect(findings[0]?.['related-observations']).toHaveLength(2);
    expect(JSON.stringify(data)).not.toContain('極秘');
  });

  test('count what was met and has run out as met, with a risk beside it', async () => {
    const cwd = folderOfFirm(aim, 'answers:\n  1-2-1-3: { state: met, lastDone: 2024-04-01 }');
    const [{ risks = [], findings = [] } = {}] = (await resultsOf([], cwd)).results;
    expect(findings[0]?.target.status.state).toBe('satisfied');
    expect(findings[0]?.['related-risks']).toEqual([{ 'risk-uuid': risks[0]?.uuid }]);
  });

  test("say of a buyer's copy what is counted, and nothing of any criterion", async () => {
    const [result] = (await resultsOf(['--sample', '--audience', 'buyer'])).results;
    expect(result).not.toHaveProperty('observations');
    expect(wordOf(result ?? {}, 'count-total')).toBe('81');
  });
});

describe('the plan', () => {
  test('has what is open, with its day, its owner and its first step', async () => {
    const cwd = folderOfFirm(
      aim,
      'answers:\n  1-2-1-2: { state: partial, missing: [2], owner: 総務, due: 2026-12-24 }\n  1-2-1-1: { state: met }',
    );
    const plan = await planOf([], cwd);
    expect(plan['poam-items']).toHaveLength(1);
    const [item] = plan['poam-items'];
    expect([wordOf(item ?? {}, 'owner'), wordOf(item ?? {}, 'due')]).toEqual(['総務', '2026-12-24']);
    expect(item?.description).toMatch(/\(2\)/);
    expect(plan.risks[0]?.deadline).toBe('2026-12-24T00:00:00Z');
    expect(plan.risks[0]?.remediations?.[0]?.description).toBeTruthy();
  });

  test('is refused where nothing is open, and for readers outside the firm', async () => {
    const cwd = folderOfFirm(aim, 'answers:\n  1-2-1-1: { state: met }');
    const { code, stderr } = await run(['report', '--format', 'oscal-poam'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('oscal-poam')]);
    expect((await run(['report', '--sample', '--format', 'oscal-poam', '--audience', 'buyer'])).code).toBe(2);
  });
});

describe('a catalogue', () => {
  test.each(listCatalogues())(
    '%s has every requirement as a control and every criterion as an objective',
    async (id) => {
      const { groups } = await catalogueOf(id);
      const shown = JSON.parse(await written(['catalogue', 'show', id, '--json']));
      const requirements: readonly { id: string; criteria: readonly { id: string }[] }[] = shown.requirements;
      const controls = groups.flatMap((one) => one.groups.flatMap((section) => section.controls));
      expect(controls.map((one) => one.id).toSorted()).toEqual(
        requirements.map((one) => tokenOf('requirement', one.id)).toSorted(),
      );
      const objectives = controls.flatMap(({ parts }) => parts.filter(({ name }) => name === 'assessment-objective'));
      expect(objectives.map((one) => one.id).toSorted()).toEqual(
        requirements.flatMap(({ criteria }) => criteria.map((one) => tokenOf('criterion', one.id))).toSorted(),
      );
      const ids = valuesOf(groups, 'id');
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  test("of one id is no other's, whatever signs it has", () => {
    const sign = fc.constantFrom('A', '1', '_', '(', ')', '-', '.', '28', '_28_', '設', '§', ' ');
    const ids = fc.array(sign, { minLength: 1, maxLength: 5 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        expect(tokenOf('criterion', one) === tokenOf('criterion', other)).toBe(one === other);
        expect(tokenOf('criterion', one)).toMatch(/^[\p{L}_][\p{L}\p{N}._-]*$/u);
      }),
    );
  });
});

describe('what refers to something', () => {
  test('finds it: in the document, in the plan of the same firm, in the catalogue', async () => {
    const [results, plan, catalogue] = [await resultsOf(), await planOf(), await catalogueOf('scs-20260327')];
    for (const data of [results, plan]) {
      const uuids = valuesOf(data, 'uuid');
      expect(new Set(uuids).size).toBe(uuids.length);
      for (const key of ['observation-uuid', 'risk-uuid', 'actor-uuid']) {
        expect(valuesOf(data, key).length).toBeGreaterThan(0);
        for (const uuid of valuesOf(data, key)) expect(uuids).toContain(uuid);
      }
      const hrefs = data['back-matter'].resources.flatMap(({ rlinks = [] }) => rlinks.map(({ href }) => href));
      expect(hrefs).toEqual(['scs-20260327.oscal.json']);
    }
    expect(valuesOf(results, 'uuid')).toContain(results['import-ap'].href.slice(1));
    const ids = valuesOf(catalogue, 'id');
    for (const key of ['control-id', 'objective-id', 'target-id']) {
      expect(valuesOf(results, key).length).toBeGreaterThan(0);
      for (const id of valuesOf(results, key)) expect(ids).toContain(id);
    }
    const risks = new Map(results.results[0]?.risks?.map((risk) => [risk.uuid, risk]));
    for (const risk of plan.risks) expect(risks.get(risk.uuid)).toEqual(risk);
  });

  test('keeps its UUID from one report to the next, and only the document gets another', async () => {
    const before = folderOfFirm(aim, 'answers:\n  1-2-1-2: { state: unmet }');
    const after = folderOfFirm(aim, 'answers:\n  1-2-1-2: { state: partial, note: 始めました }');
    const [one, other] = [await resultsOf([], before), await resultsOf([], after)];
    expect(other.uuid).not.toBe(one.uuid);
    expect(valuesOf(other.results, 'uuid')).toEqual(valuesOf(one.results, 'uuid'));
    expect(await resultsOf([], before)).toEqual(one);
  });

  test('has no UUID of another assessment of the same firm', async () => {
    const firmAt = (site: string) => {
      const cwd = folderOfFirm(aim, 'answers:\n  1-2-1-2: { state: unmet }');
      const path = join(cwd, 'assessment.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace('scope: {', `scope: { sites: [${site}],`));
      return cwd;
    };
    const [one, other] = [await resultsOf([], firmAt('本社')), await resultsOf([], firmAt('工場'))];
    const known = new Set(valuesOf(one, 'uuid'));
    expect(valuesOf(other, 'uuid').filter((uuid) => known.has(uuid))).toEqual([]);
  });

  test('has UUIDs of version 5, as RFC 9562 has them', () => {
    expect(uuidOf('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidOf({ a: 1, b: 2 })).toBe(uuidOf({ b: 2, a: 1 }));
    expect(uuidOf('a')).not.toBe(uuidOf('b'));
  });
});

test('no text of a person is a mark, an insertion, or nothing at all', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('', ' ', '\n', '**x**', '{{ insert: param, x }}', '[x](http://y)', '<script>', '\u202e', '\ud800'),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const model = reportModel({
        criteria: 3,
        states: ['partial', 'unknown', 'met'],
        change: (criterion) => ({
          ...criterion,
          ...{ note: text, owner: text, question: text, metWhen: [text], evidence: [{ title: text }] },
        }),
        with: { organization: text },
      });
      const results = await render(model, 'oscal');
      known('assessment-results', results);
      known('plan-of-action-and-milestones', await render(model, 'oscal-poam'));
      const marked = ['title', 'description', 'statement', 'remarks'].flatMap((key) =>
        valuesOf(JSON.parse(results), key),
      );
      for (const one of marked) expect(one).not.toMatch(/(?<!\\)[{<*[]|[\u202e\ud800]/u);
    }),
    { numRuns: 60 },
  );
});

describe('-o', () => {
  test.each([
    ['a.oscal.json', [], 'assessment-results'],
    ['A.OSCAL-POAM.JSON', [], 'plan-of-action-and-milestones'],
    ['a.json', ['--format', 'oscal'], 'assessment-results'],
    ['a.json', [], 'schemaVersion'],
  ])('%s %j has %s', async (file, words, key) => {
    const cwd = testFolder();
    await written(['report', '--sample', '-o', file, ...words], cwd);
    expect(Object.keys(JSON.parse(readFileSync(join(cwd, file), 'utf8')))[0]).toBe(key);
    // And again, over what it has made itself.
    await written(['report', '--sample', '-o', file, ...words], cwd);
  });

  test('a.oscal.json is no name for another format, nor for a file of another', async () => {
    const cwd = testFolder();
    expect((await run(['report', '--sample', '-o', 'a.oscal.json', '--format', 'json'], { cwd })).code).toBe(2);
    await written(['report', '--sample', '-o', 'a.json'], cwd);
    expect((await run(['report', '--sample', '-o', 'a.json', '--format', 'oscal'], { cwd })).code).toBe(2);
  });
});
