import type { z } from 'zod';
import type { Diagnostic, DiagnosticCode, Path } from '../model/diagnostic.ts';
import { closest } from './closest.ts';
import { rangeAt, type YamlReading } from './read.ts';

type Reading = Extract<YamlReading, { ok: true }>;
type Issue = z.core.$ZodIssue;

/** Problems of shape: every issue of the schema as a diagnostic at the node it is about. */
export function validate<T>(
  file: string,
  reading: Reading,
  schema: z.ZodType<T>,
): { readonly data?: T; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = schema.safeParse(reading.value);
  if (parsed.success) return { data: parsed.data, diagnostics: [] };
  const diagnostics = parsed.error.issues.flatMap((issue) => describeIssue(issue, reading, schema, file));
  return { diagnostics };
}

function describeIssue(issue: Issue, reading: Reading, schema: z.ZodType, file: string): Diagnostic[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const input = valueAt(reading.value, path);
  const at = (
    code: DiagnosticCode,
    args: Diagnostic['args'] = {},
    allowed?: readonly string[],
    on: Path = path,
    part: 'key' | 'value' = 'value',
  ): Diagnostic => ({
    code,
    args: { ...args, ...suggest(args, allowed) },
    severity: 'error',
    file,
    path: on,
    range: rangeAt(reading, on, part),
    ...(allowed ? { allowed } : {}),
  });

  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = keysAt(schema, path);
      return issue.keys.map((key) => {
        const sign = fullWidthSign(key);
        return sign === undefined
          ? at('unknown-key', { value: key }, allowed, [...path, key], 'key')
          : at('full-width-character', { sign }, undefined, [...path, key], 'key');
      });
    }
    case 'invalid_type':
      if (input === undefined)
        return [at('missing-key', { key: String(path.at(-1) ?? '') }, undefined, path.slice(0, -1))];
      if (issue.expected === 'object' && typeof input === 'string') {
        const sign = fullWidthSign(input);
        if (sign !== undefined) return [at('full-width-character', { sign })];
      }
      return [at('wrong-type', { expected: issue.expected, actual: typeName(input) })];
    case 'invalid_value': {
      const key = String(path.at(-1) ?? '');
      if (input === undefined) return [at('missing-key', { key }, undefined, path.slice(0, -1))];
      const code = key === 'state' ? 'answer-not-allowed' : 'value-not-allowed';
      return [at(code, { value: shown(input) }, issue.values.map(String))];
    }
    case 'invalid_union':
      if (input === undefined)
        return [at('missing-key', { key: String(path.at(-1) ?? '') }, undefined, path.slice(0, -1))];
      return [at('value-not-allowed', { value: shown(input) }, unionValues(schema, path))];
    case 'invalid_format':
      return [at(issue.format === 'date' ? 'invalid-date' : 'invalid-format', { value: shown(input) })];
    case 'too_big':
      return [at('text-too-long', { max: Number(issue.maximum) })];
    case 'too_small':
      return [at('too-short', { min: Number(issue.minimum) })];
    default:
      return [at('invalid-format', { value: shown(input) })];
  }
}

/** `　key: value` and `key：value` are valid YAML, but not what was meant. */
function fullWidthSign(text: string): string | undefined {
  return /^(?:(\u3000)|[\w.-]+(：))/
    .exec(text)
    ?.slice(1)
    .find((sign) => sign !== undefined);
}

function suggest(args: Diagnostic['args'], allowed: readonly string[] | undefined): Diagnostic['args'] {
  const value = args['value'];
  const near = allowed && typeof value === 'string' ? closest(value, allowed) : undefined;
  return near === undefined ? {} : { suggestion: near };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined),
    value,
  );
}

/** The schema a path leads to, seen through optional wrappers, lists and records. */
function schemaAt(schema: unknown, path: Path): z.core.$ZodTypeDef | undefined {
  let def = defOf(schema);
  for (const step of path) {
    if (def === undefined) return undefined;
    const inner: unknown =
      def.type === 'object'
        ? Reflect.get((def as z.core.$ZodObjectDef).shape, step)
        : def.type === 'array'
          ? (def as z.core.$ZodArrayDef).element
          : def.type === 'record'
            ? (def as z.core.$ZodRecordDef).valueType
            : undefined;
    def = defOf(inner);
  }
  return def;
}

function defOf(schema: unknown): z.core.$ZodTypeDef | undefined {
  let def = (schema as z.core.$ZodType | undefined)?._zod.def;
  while (def?.type === 'optional') def = (def as z.core.$ZodOptionalDef).innerType._zod.def;
  return def;
}

function keysAt(schema: z.ZodType, path: Path): string[] {
  const def = schemaAt(schema, path);
  return def?.type === 'object' ? Object.keys((def as z.core.$ZodObjectDef).shape) : [];
}

function unionValues(schema: z.ZodType, path: Path): string[] {
  const def = schemaAt(schema, path);
  if (def?.type !== 'union') return [];
  return (def as z.core.$ZodUnionDef).options.flatMap((option) => {
    const inner = option._zod.def;
    if (inner.type === 'boolean') return ['true', 'false'];
    return inner.type === 'literal' ? (inner as z.core.$ZodLiteralDef<string>).values.map(String) : [];
  });
}
