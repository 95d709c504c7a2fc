import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inputSchemas, outputSchemas, schemaFile } from '../../scripts/schemas.mjs';
import { parseCatalogue, parseGuidance } from '../../src/catalogue/parse.ts';
import { assessmentSchema } from '../../src/formats/assessment.ts';
import { baselineSchema } from '../../src/formats/baseline.ts';
import { catalogueSchema } from '../../src/formats/catalogue.ts';
import { configSchema } from '../../src/formats/config.ts';
import { crosswalkSchema } from '../../src/formats/crosswalk.ts';
import { settableFileCodes } from '../../src/formats/diagnostic.ts';
import { guidanceSchema } from '../../src/formats/guidance.ts';
import { translationSchema } from '../../src/formats/translation.ts';
import { ruleCodes } from '../../src/rules/index.ts';
import { publishedSchema, validatorOf } from '../helpers/schemas.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const schemas = {
  catalogue: catalogueSchema(),
  guidance: guidanceSchema(),
  translation: translationSchema(),
  crosswalk: crosswalkSchema(),
  assessment: assessmentSchema(),
  baseline: baselineSchema(),
  config: configSchema(ruleCodes),
};

function validator(kind: keyof typeof schemas) {
  return validatorOf(JSON.parse(read(`controls/schema/${kind}.schema.json`)));
}

describe('the schemas that editors use are what the model says', () => {
  test.each(Object.entries(schemas))('%s.schema.json is generated from the model', (kind, schema) => {
    const published = read(`controls/schema/${kind}.schema.json`);
    expect(published, 'npm run schemas writes it anew').toBe(schemaFile(kind, schema));
  });

  test('there is one for every kind of file and output, and no other', () => {
    expect(Object.keys(inputSchemas).sort()).toEqual(Object.keys(schemas).sort());
    expect(readdirSync(new URL('controls/schema/', root)).sort()).toEqual(
      Object.keys({ ...inputSchemas, ...outputSchemas })
        .map((kind) => `${kind}.schema.json`)
        .sort(),
    );
  });

  test.each(Object.keys({ ...inputSchemas, ...outputSchemas }))('%s has an address that never moves', (kind) => {
    expect(publishedSchema(kind)).toHaveProperty('$id', `urn:scs-check:schema:${kind}:1`);
  });

  test('an editor is offered every code that a config may weigh', () => {
    expect(Object.keys(publishedSchema('config').properties?.['rules']?.properties ?? {})).toEqual([
      ...ruleCodes,
      ...settableFileCodes,
    ]);
  });
});

describe('another validator agrees', () => {
  const inFolder = (folder: string) =>
    readdirSync(new URL(folder, root))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}${name}`);
  const shipped = [
    ...inFolder('controls/').map((name) => ['catalogue', name] as const),
    ...inFolder('controls/guidance/').map((name) => ['guidance', name] as const),
    ...inFolder('controls/crosswalk/').map((name) => ['crosswalk', name] as const),
    ['assessment', 'templates/assessment.yaml'] as const,
  ];

  test.each(shipped)('%s: %s is valid', (kind, name) => {
    const validate = validator(kind);
    validate(parse(read(name)));
    expect(validate.errors ?? []).toEqual([]);
  });

  // JSON Schema is not told that a cadence needs at least one of its two keys.
  const unknownToSchema = ['empty-cadence.yaml'];
  const fixtures = readdirSync(new URL('tests/fixtures/lint/', root)).filter(
    (name) => name.endsWith('.yaml') && !unknownToSchema.includes(name),
  );

  test('what lint says of the shape of a catalogue, the schema says too', () => {
    const validate = validator('catalogue');
    const judged = fixtures.flatMap((name) => {
      const file = { name, bytes: readFileSync(new URL(`tests/fixtures/lint/${name}`, root)) };
      const { text, data, diagnostics } = parseCatalogue(file);
      const isReadable = data !== undefined || diagnostics.some(({ path }) => path !== undefined);
      return isReadable ? [{ name, lint: data !== undefined, schema: validate(parse(text)) }] : [];
    });
    expect(judged.filter(({ lint }) => lint).length).toBeGreaterThan(10);
    expect(judged.filter(({ lint }) => !lint).length).toBeGreaterThan(10);
    expect(judged.filter(({ lint, schema }) => lint !== schema)).toEqual([]);
  });

  test('the same for guidance', () => {
    const validate = validator('guidance');
    for (const name of readdirSync(new URL('tests/fixtures/lint/guidance/', root))) {
      const file = { name, bytes: readFileSync(new URL(`tests/fixtures/lint/guidance/${name}`, root)) };
      const { text, data } = parseGuidance(file);
      expect({ name, valid: validate(parse(text)) }).toEqual({ name, valid: data !== undefined });
    }
  });
});
