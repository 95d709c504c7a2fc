import type { z } from 'zod';
import type { Diagnostic, DiagnosticCode, Finding, Path } from '../formats/diagnostic.ts';
import { pathsTo } from '../formats/pathsTo.ts';
import { stateLikelyIn, stateMeantBy } from '../formats/stateWords.ts';
import { codePointOf, unsafeSignOf } from '../formats/text.ts';
import { closest } from '../text/closest.ts';
import { normalized } from '../text/normalized.ts';
import { typedDay } from '../text/typed.ts';
import { commentAfter } from './cutTexts.ts';
import { locate } from './findings.ts';
import { placeAt } from './range.ts';
import type { YamlReading } from './reading.ts';
import { schemaAt } from './schema.ts';

type Reading = Extract<YamlReading, { ok: true }>;
type Issue = z.core.$ZodIssue;

/** Problems of shape: every issue of the schema as a diagnostic at the node it is about. */
export function validate<T>(
  file: string,
  reading: Reading,
  schema: z.ZodType<T>,
): { readonly data?: T; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = parseWith(schema, reading.value);
  const issues = parsed.error?.issues ?? [];
  const findings = [
    ...issues.flatMap((issue) => describeIssue(issue, reading, schema)),
    ...prototypeKeys(reading.value, schema),
  ];
  if (parsed.success && findings.length === 0) return { data: parsed.data, diagnostics: [] };
  return { diagnostics: locate(findings, reading, file) };
}

/** Entries of each list and map that are looked at where all together have more wrong than zod can tell. */
const FIRST_ENTRIES = [1000, 30, 5];

/** zod hands issues on as the arguments of a call, and a call takes only some hundred thousand. */
function parseWith<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  for (const most of [Number.POSITIVE_INFINITY, ...FIRST_ENTRIES]) {
    try {
      const parsed = schema.safeParse(most === Number.POSITIVE_INFINITY ? value : firstEntries(value, most));
      // What is right at the start alone must not pass for the whole.
      if (parsed.error || most === Number.POSITIVE_INFINITY) return parsed;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new Error('a schema of this size always tells what is wrong with five entries');
}

function firstEntries(value: unknown, most: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, most).map((item) => firstEntries(item, most));
  const entries = Object.entries(value).slice(0, most);
  return Object.fromEntries(entries.map(([key, child]) => [key, firstEntries(child, most)]));
}

function describeIssue(issue: Issue, reading: Reading, schema: z.ZodType): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const input = valueAt(reading.value, path);
  const at = (code: DiagnosticCode, args: Diagnostic['args'] = {}, candidates: readonly string[] = []): Finding => ({
    code,
    args,
    path,
    candidates,
  });
  const missing = (): Finding => ({
    code: 'missing-key',
    args: { key: String(path.at(-1) ?? '') },
    path: path.slice(0, -1),
  });

  switch (issue.code) {
    case 'unrecognized_keys': {
      const candidates = keysAt(schema, path);
      return issue.keys.map((key) => {
        const sign = fullWidthSign(key);
        const place = { path: [...path, key], on: 'key' } as const;
        return sign === undefined
          ? { code: 'unknown-key', args: { value: key }, candidates, ...place }
          : { code: 'full-width-character', args: asciiFor(sign), ...place };
      });
    }
    case 'invalid_type':
      if (input === undefined) return [missing()];
      if (issue.expected === 'object' && typeof input === 'string') {
        const sign = fullWidthSign(input);
        if (sign !== undefined) return [at('full-width-character', asciiFor(sign))];
      }
      if (input === null && issue.expected === 'string' && isCommentedOut(reading, path)) {
        return [{ ...at('text-cut-by-comment'), on: 'key' }];
      }
      // 20261130: in quotes it would be no day, either.
      if (typeof input === 'number' && isDay(schemaAt(schema, path))) return [at('invalid-date', dayIn(String(input)))];
      return [
        at('wrong-type', {
          expected: issue.expected,
          actual: foundFor(issue.expected, input),
          ...meantAs(issue, input, path),
        }),
      ];
    case 'invalid_value': {
      if (input === undefined) return [missing()];
      const values = issue.values.map(String);
      if (path.at(-1) !== 'state') return [at('value-not-allowed', { value: shown(input, values) }, values)];
      if (input === null) return [at('answer-not-allowed', { value: '', special: 'empty' }, values)];
      return [at('answer-not-allowed', { value: shown(input, values), ...stateIn(input, values) }, values)];
    }
    case 'invalid_union': {
      if (input === undefined) return [missing()];
      const values = unionValues(schema, path);
      if (values.includes('true'))
        return [at('value-not-allowed', { value: shown(input, values), ...truthIn(input) }, values)];
      // Where one kind of value was meant for sure, that kind says what is wrong.
      const meant = issue.errors.filter((one) =>
        one.every(({ code, path: at }) => code !== 'invalid_type' || at.length > 0),
      );
      const [first] = meant.length === 1 ? (meant[0] ?? []) : [];
      // A word that is none of a few is none of the other kinds, either: all that could stand there is told.
      if (first !== undefined && first.code !== 'invalid_value' && typeof input === 'string') {
        return describeIssue({ ...first, path: [...issue.path, ...first.path] } as Issue, reading, schema);
      }
      // Where nothing but kinds of values can stand, the first of them is the usual one.
      const [usual] = issue.errors.flat().filter((one) => one.code === 'invalid_type' && one.path.length === 0);
      if (values.length === 0 && usual?.code === 'invalid_type')
        return [at('wrong-type', { expected: usual.expected, actual: foundFor(usual.expected, input) })];
      if (path.at(-1) !== 'lang') return [at('value-not-allowed', { value: shown(input, values) }, values)];
      // The two that an editor offers are not all that there are.
      const suggestion = typeof input === 'string' ? closest(input, values) : undefined;
      return [at('value-not-allowed', { value: shown(input), form: 'lang', ...(suggestion ? { suggestion } : {}) })];
    }
    case 'invalid_format': {
      const sign = typeof input === 'string' ? unsafeSignOf(input) : undefined;
      if (sign !== undefined) return [at('unsafe-character', { sign: codePointOf(sign) })];
      if (issue.format !== 'date') return [at('invalid-format', { value: shown(input), ...formAt(path) })];
      return [at('invalid-date', dayIn(String(input)))];
    }
    case 'too_big':
      if (typeof input === 'number')
        return [at('value-not-allowed', { value: shown(input), found: 'most', most: Number(issue.maximum) })];
      return [
        at('text-too-long', {
          max: Number(issue.maximum),
          ...(typeof input === 'string' ? {} : { special: 'items' }),
          unit: unitOf(input),
        }),
      ];
    case 'too_small':
      if (typeof input === 'number')
        return [at('value-not-allowed', { value: shown(input), found: 'least', least: Number(issue.minimum) })];
      return [at('too-short', { min: Number(issue.minimum), unit: unitOf(input) })];
    default:
      return [at('invalid-format', { value: shown(input), ...formAt(path) })];
  }
}

/** The state that is meant by what stands in its place, or the one that is likely meant. */
function stateIn(input: unknown, known: readonly string[]): Diagnostic['args'] {
  const word = typeof input === 'boolean' ? (input ? 'yes' : 'no') : input;
  if (typeof word !== 'string') return {};
  const [sure, likely] = [stateMeantBy(word), stateLikelyIn(word)];
  if (likely === undefined || !known.includes(likely)) return {};
  if (sure !== undefined) return { suggestion: sure };
  return { found: likely === 'not-applicable' ? 'likely-with-reason' : 'likely', state: likely, likely };
}

/** How true and false are written elsewhere, and in quotes that make a text of them. */
const truthWords: ReadonlyMap<string, string> = new Map([
  ...['true', 't', 'on', '1'].map((word) => [word, 'true'] as const),
  ...['false', 'f', 'off', '0'].map((word) => [word, 'false'] as const),
]);

/** In letters, with a blank or two around it. */
const LONGEST_TRUTH = 10;

/** What is written in place of true or false by whoever answers a question. */
function truthIn(input: unknown): Diagnostic['args'] {
  const typed = String(input).slice(0, LONGEST_TRUTH + 1);
  const written = truthWords.get(normalized(typed, 'NFKC').trim().toLowerCase());
  if (written !== undefined) return { suggestion: written };
  const state = typeof input === 'string' ? stateLikelyIn(input) : undefined;
  if (state === 'met' || state === 'unmet') return { suggestion: String(state === 'met') };
  return state === 'unknown' ? { suggestion: state } : {};
}

/** What was meant by a value of the wrong kind, where that can be told. */
function meantAs({ expected }: z.core.$ZodIssueInvalidType, input: unknown, path: Path): Diagnostic['args'] {
  if (expected === 'boolean') {
    const meant = truthIn(input);
    return meant['suggestion'] === 'unknown' ? {} : meant;
  }
  // `1-2-1-1: まだ`: the answer itself, where what belongs to it is kept.
  if (expected !== 'object' || path.length !== 2 || path[0] !== 'answers')
    return input === null ? { found: 'nothing' } : {};
  const meant = typeof input === 'string' ? stateMeantBy(input) : undefined;
  const id = String(path[1]);
  return meant === undefined ? { found: 'answer', id } : { found: 'answer-meant', id, likely: meant };
}

/** A day is never as long as this, however it is written. */
const LONGEST_DAY = 40;

/** What stands in the place of a day, and the day that is meant by it. */
function dayIn(written: string): Diagnostic['args'] {
  const day = written.length <= LONGEST_DAY ? typedDay(written) : undefined;
  return { value: shown(written), ...(day ? { suggestion: day } : {}) };
}

function isDay(def: z.core.$ZodTypeDef | undefined): boolean {
  return def?.type === 'string' && (def as z.core.$ZodStringFormatDef).format === 'date';
}

/** Keys whose form has words of its own. */
const FORMS: ReadonlySet<string | number | undefined> = new Set([
  'file',
  'hash',
  'id',
  'options',
  'published',
  'sha256',
  'stamp',
]);

/** Keys under which an id of the catalogue stands. */
const NAMING_IDS: ReadonlySet<string | number | undefined> = new Set([
  ...['after', 'appliesIf', 'fact', 'from', 'includes', 'items', 'level', 'onlyIf', 'onlyWithout', 'referenceKinds'],
  ...['references', 'section', 'to'],
]);

/** Which form a value has to have, by the key it belongs to. */
function formAt(path: Path): Diagnostic['args'] {
  const key = path.findLast((step) => typeof step === 'string');
  // What a file says of itself, and of the file it belongs to.
  if (path.length === 1 && (key === 'id' || key === 'catalogue' || key === 'extends')) return { form: 'catalogue-id' };
  if (NAMING_IDS.has(key)) return { form: 'id' };
  return FORMS.has(key) ? { form: String(key) } : {};
}

/** `note: #3`: all that was written is a comment. */
function isCommentedOut({ root, text }: Reading, path: Path): boolean {
  const colon = placeAt(root, path)?.key?.end;
  return colon !== undefined && commentAfter(text, colon + 1) !== undefined;
}

/** `__proto__` where ids are free to choose: zod leaves it out of the data without a word. */
function prototypeKeys(value: unknown, schema: z.ZodType): readonly Finding[] {
  const isDropped = (path: Path) => schemaAt(schema, path.slice(0, -1))?.type === 'record';
  return pathsTo(value, (_, step) => step === PROTO)
    .filter(isDropped)
    .map((path) => ({ code: 'unknown-key', args: { value: PROTO }, path, on: 'key' }));
}

const PROTO = '__proto__';

function asciiFor(sign: string): Diagnostic['args'] {
  return { sign, instead: sign === '：' ? ':' : 'space' };
}

/** `　key: value` and `key：value` are valid YAML, but not what was meant. */
function fullWidthSign(text: string): string | undefined {
  return /^(?:(\u3000)|[\w.-]+(：))/
    .exec(text)
    ?.slice(1)
    .find((sign) => sign !== undefined);
}

/** @param known what could stand there: a text that looks like one of these is told from it by its quotes. */
function shown(value: unknown, known: readonly string[] = []): string {
  const text = typeof value === 'string' && !known.includes(value) ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What a limit of length counts. */
function unitOf(value: unknown): 'characters' | 'items' {
  return typeof value === 'string' ? 'characters' : 'items';
}

/** What is there in place of what is expected; a number or a truth is no text only where a text is. */
function foundFor(expected: string, value: unknown): string {
  if (typeof value === 'number' && expected !== 'string') return expected === 'int' ? 'fraction' : 'only-number';
  return typeof value === 'boolean' && expected === 'string' ? 'unquoted-boolean' : typeName(value);
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((found, step) => (isOwn(found, step) ? Reflect.get(found, step) : undefined), value);
}

function isOwn(value: unknown, key: PropertyKey): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
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
    if (inner.type === 'enum') return Object.values((inner as z.core.$ZodEnumDef).entries).map(String);
    return inner.type === 'literal' ? (inner as z.core.$ZodLiteralDef<string>).values.map(String) : [];
  });
}
