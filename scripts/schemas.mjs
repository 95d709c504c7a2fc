// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMain, root } from './project.mjs';
import { importSource } from './source.mjs';

/** @import { ZodType } from 'zod' */

/** File kind → the export of src/formats/<kind>.ts that makes the schema of it. */
export const schemaExports = {
  catalogue: 'catalogueSchema',
  guidance: 'guidanceSchema',
  translation: 'translationSchema',
  crosswalk: 'crosswalkSchema',
  assessment: 'assessmentSchema',
  baseline: 'baselineSchema',
};

/**
 * The same for docs/schema: what commands print as data, and files of settings. The package is to hold few files.
 */
export const docsSchemaExports = {
  check: 'checkReportSchema',
  config: 'configSchema',
  diff: 'diffReportSchema',
  signed: 'signedStatementSchema',
  portfolio: 'portfolioSchema',
};

/**
 * Where the shape of a kind is not named after it.
 * @type {Record<string, string>}
 */
const modelFiles = { check: 'outputs/check', diff: 'outputs/diff', signed: 'outputs/signed' };

/**
 * What a schema has to be told that its model does not know: rules are written one a file, and know of the model.
 * @type {Record<string, () => Promise<unknown>>}
 */
const told = { config: async () => (await importSource('rules/index.ts')).ruleCodes };

const leadingKeywords = ['$schema', '$id', 'title', 'description', 'type'];

/**
 * The text of one controls/schema/<kind>.schema.json.
 * @param {ZodType} schema
 */
export function schemaFile(schema) {
  const generated = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    // A file as a person writes it: keys with a default may be missing.
    io: 'input',
    override: ({ jsonSchema }) => {
      // zod spells out the range of safe integers, which tells a reader of the schema nothing.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return `${JSON.stringify(sortKeywords(generated), null, 2)}\n`;
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

/** Writes controls/schema and docs/schema. */
export async function writeSchemas() {
  await writeInto(join(root, 'controls', 'schema'), schemaExports);
  await writeInto(join(root, 'docs', 'schema'), docsSchemaExports);
}

/**
 * @param {string} target
 * @param {Record<string, string>} kinds
 */
async function writeInto(target, kinds) {
  await mkdir(target, { recursive: true });
  for (const [kind, exportName] of Object.entries(kinds)) {
    // zod stays outside: `.meta()` lives in a registry of the zod instance that `toJSONSchema` has to share.
    const { [exportName]: makeSchema } = await importSource(`formats/${modelFiles[kind] ?? kind}.ts`, ['zod']);
    await writeFile(join(target, `${kind}.schema.json`), schemaFile(makeSchema(await told[kind]?.())));
  }
}

if (isMain(import.meta.url)) await writeSchemas();
