import type { z } from 'zod';
import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import { isLinePattern } from '../formats/text.ts';
import { firstProblems } from './findings.ts';
import { offsetRange, type Place } from './range.ts';
import type { YamlReading } from './reading.ts';
import { defBelow, defOf } from './schema.ts';

/** Keys whose text is looked up somewhere, so that a comment behind it takes nothing away unseen. */
const NAMES: ReadonlySet<string | number | undefined> = new Set([
  'by',
  'catalogue',
  'derivedFrom',
  'edition',
  'id',
  'ids',
  'level',
]);

/** Whether a comment stands behind anything at all; one look at each letter. */
export function mayBeCut(text: string): boolean {
  return /[ \t]#/.test(text);
}

/** As far as a comment is looked for below a text, in letters. */
const LONGEST_INDENT = 200;

interface CutText {
  readonly code: 'text-cut-by-comment';
  readonly severity: 'warning';
  readonly path: Path;
  /** Where the `#` stands. */
  readonly start: number;
}

/**
 * Texts without quotes that a comment follows, on their line or on the one below: `note: 手順書 #3` says 「手順書」 to YAML.
 * Assumption: whoever quotes the text means the comment; whoever does not may not know that it is one.
 */
export function cutTexts(
  file: string,
  { root, text, lines }: Extract<YamlReading, { ok: true }>,
  schema: z.ZodType,
): readonly Diagnostic[] {
  if (!mayBeCut(text)) return [];
  return firstProblems(cutIn(root, text, schema, []), file, ({ start, ...found }) => ({
    ...found,
    args: {},
    file,
    range: offsetRange(lines, start, endOfLine(text, start)),
  }));
}

function cutIn(place: Place, text: string, schema: unknown, path: Path): readonly CutText[] {
  const def = defOf(schema);
  if (def === undefined) return [];
  if (place.below !== undefined) {
    return [...place.below()].flatMap(([step, child]) =>
      cutIn(child, text, defBelow(def, step), [...path, def.type === 'array' ? Number(step) : step]),
    );
  }
  const name = path.findLast((step) => typeof step === 'string');
  if (!isFreeText(def) || NAMES.has(name) || /["'|>]/.test(text.charAt(place.start))) return [];
  const start = commentAfter(text, place.end) ?? commentBelow(text, place);
  return start === undefined ? [] : [{ code: 'text-cut-by-comment', severity: 'warning', path, start }];
}

/** Whether a schema takes any text: one for ids, dates or hashes has a form of its own. */
function isFreeText(def: z.core.$ZodTypeDef): boolean {
  if (def.type !== 'string') return false;
  const checks = (def as z.core.$ZodStringDef).checks ?? [];
  return !('format' in def) && checks.every(({ _zod }) => hasNoForm(_zod.def));
}

function hasNoForm(check: z.core.$ZodCheckDef): boolean {
  if (check.check !== 'string_format') return true;
  const { pattern } = check as z.core.$ZodCheckStringFormatDef;
  return pattern !== undefined && isLinePattern(pattern);
}

/** Where the comment begins that stands behind `end` on the same line. */
export function commentAfter(text: string, end: number): number | undefined {
  let at = end;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at > end && text.charAt(at) === '#' ? at : undefined;
}

/**
 * Where the comment begins that stands on the line below a text, further in than its key: nothing else could stand there
 * but more of the text.
 */
function commentBelow(text: string, { start, end }: Place): number | undefined {
  const rest = /^[ \t]*\r?\n( *)#/.exec(text.slice(end, end + LONGEST_INDENT));
  if (rest === null) return undefined;
  const [key = ''] = /^ *(?:- +)*/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) ?? [];
  return (rest[1] ?? '').length > key.length ? end + rest[0].length - 1 : undefined;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).trimEnd().length + start;
}
