import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { root } from '../../scripts/project.mjs';

/** What the schemas say to editors beside what JSON Schema knows. */
export const editorKeywords = ['enumDescriptions', 'patternErrorMessage'];

/** A validator that knows nothing of zod. */
export function validatorOf(schema: object): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajvFormats.default(ajv);
  ajv.addVocabulary(editorKeywords);
  return ajv.compile(schema);
}

/** A schema, or a part of one. */
export interface Schema {
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly pattern?: string;
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

function readSchema(path: string): Schema {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** The schemas in the package, by kind of file. */
export const shippedSchemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  readdirSync(join(root, 'controls', 'schema')).map((name) => [
    name.replace('.schema.json', ''),
    readSchema(`controls/schema/${name}`),
  ]),
);

/** The same, and that of the config beside its description. */
export const editorSchemas: Readonly<Record<string, Schema>> = {
  ...shippedSchemas,
  config: readSchema('docs/schema/config.schema.json'),
};

/** The files of the project that a person edits, by their path from its root. */
export const filesToEdit: readonly string[] = ['controls', 'templates', 'docs/examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
