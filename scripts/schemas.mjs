// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMain, root } from './project.mjs';
import { importSource } from './source.mjs';

/** @import { ZodType } from 'zod' */

/**
 * Kinds of files that people write, and the export of src/ that makes the schema of each.
 * @satisfies {Record<string, [file: string, name: string]>}
 */
export const inputSchemas = {
  catalogue: ['formats/catalogue.ts', 'catalogueSchema'],
  guidance: ['formats/guidance.ts', 'guidanceSchema'],
  translation: ['formats/translation.ts', 'translationSchema'],
  crosswalk: ['formats/crosswalk.ts', 'crosswalkSchema'],
  assessment: ['formats/assessment.ts', 'assessmentSchema'],
  baseline: ['formats/baseline.ts', 'baselineSchema'],
  config: ['formats/config.ts', 'configSchema'],
};

/**
 * What commands print or write as data.
 * @satisfies {Record<string, [file: string, name: string]>}
 */
export const outputSchemas = {
  check: ['formats/outputs/check.ts', 'checkReportSchema'],
  lint: ['formats/outputs/lint.ts', 'lintReportSchema'],
  gitlab: ['formats/outputs/gitlab.ts', 'codeQualitySchema'],
  diff: ['formats/outputs/diff.ts', 'diffReportSchema'],
  report: ['formats/outputs/report.ts', 'reportModelSchema'],
  'report-copy': ['formats/outputs/reportCopy.ts', 'reportCopySchema'],
  portfolio: ['formats/outputs/portfolio.ts', 'portfolioSchema'],
  signed: ['formats/outputs/signed.ts', 'signedStatementSchema'],
};

/** What only editors understand: no editor opens an output, and a strict validator takes none of it. */
const editorKeywords = ['enumDescriptions', 'patternErrorMessage'];

/**
 * What a schema has to be told that its model does not know: rules are written one a file, and know of the model.
 * @type {Record<string, () => Promise<unknown>>}
 */
const told = { config: async () => (await importSource('rules/index.ts')).ruleCodes };

const leadingKeywords = ['$schema', '$id', 'title', 'description', 'type'];

/**
 * The text of controls/schema/<kind>.schema.json.
 * @param {string} kind
 * @param {ZodType} schema
 */
export function schemaFile(kind, schema) {
  const generated = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    // A file as a person writes it: keys with a default may be missing.
    io: 'input',
    override: ({ jsonSchema }) => {
      // zod spells out the range of safe integers, which tells a reader of the schema nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      // No format of JSON Schema, which has `contentEncoding` for it: a strict validator would take none of the schema.
      if (jsonSchema.format === 'base64') delete jsonSchema.format;
      if (Object.hasOwn(outputSchemas, kind)) for (const keyword of editorKeywords) delete jsonSchema[keyword];
    },
  });
  const identified = { ...generated, $id: `urn:scs-check:schema:${kind}:${versionOf(generated)}` };
  return `${JSON.stringify(sortKeywords(identified), null, 2)}\n`;
}

/**
 * The version that a file of this kind has to name; 1 where it names none.
 * @param {{ properties?: Record<string, unknown> }} schema
 */
function versionOf({ properties = {} }) {
  const version = /** @type {{ const?: number } | undefined} */ (properties.formatVersion ?? properties.schemaVersion);
  return version?.const ?? 1;
}

/**
 * Sorted, so that an update of zod changes the files only where the meaning changes.
 * The order of `properties` stays ours: editors offer them in it.
 * @param {unknown} node
 * @returns {unknown}
 */
function sortKeywords(node) {
  if (Array.isArray(node)) return node.map(sortKeywords);
  if (typeof node !== 'object' || node === null) return node;
  const sorted = Object.entries(node).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([keyword, value]) => [keyword, keyword === 'properties' ? sortEach(value) : sortKeywords(value)]),
  );
}

/** @param {Record<string, unknown>} properties */
function sortEach(properties) {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, sortKeywords(schema)]));
}

/** @param {string} keyword */
function rank(keyword) {
  const position = leadingKeywords.indexOf(keyword);
  return position === -1 ? leadingKeywords.length : position;
}

/** Writes controls/schema. */
export async function writeSchemas() {
  const target = join(root, 'controls', 'schema');
  await mkdir(target, { recursive: true });
  for (const [kind, [file, name]] of Object.entries({ ...inputSchemas, ...outputSchemas })) {
    // zod stays outside: `.meta()` lives in a registry of the zod instance that `toJSONSchema` has to share.
    const { [name]: makeSchema } = await importSource(file, ['zod']);
    await writeFile(join(target, `${kind}.schema.json`), schemaFile(kind, makeSchema(await told[kind]?.())));
  }
}

if (isMain(import.meta.url)) await writeSchemas();
