import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { root } from '../../scripts/project.mjs';
import { inputSchemas, type outputSchemas } from '../../scripts/schemas.mjs';

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

/** A schema as it is published. */
export function publishedSchema(kind: string): Schema {
  return JSON.parse(readFileSync(join(root, 'controls', 'schema', `${kind}.schema.json`), 'utf8'));
}

/** The schemas of the files that people write, by kind of file. */
export const editorSchemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  Object.keys(inputSchemas).map((kind) => [kind, publishedSchema(kind)]),
);

/** What a command gives for programs. */
export type OutputKind = keyof typeof outputSchemas;

const outputValidators = new Map<OutputKind, ValidateFunction>();

/** What the published schema says against an output, to a validator that knows nothing of zod. */
export function complaintsAbout(kind: OutputKind, output: unknown): unknown {
  const validate = outputValidators.get(kind) ?? outputValidator(kind);
  outputValidators.set(kind, validate);
  validate(output);
  return validate.errors ?? [];
}

/** As strict as can be, and without the words for editors. Arguments of sentences are strings or numbers. */
function outputValidator(kind: OutputKind): ValidateFunction {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  ajvFormats.default(ajv);
  return ajv.compile(publishedSchema(kind));
}

/** The files of the project that a person edits, by their path from its root. */
export const filesToEdit: readonly string[] = ['controls', 'templates', 'docs/examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
);
