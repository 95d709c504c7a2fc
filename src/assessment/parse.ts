import type { Document } from 'yaml';
import { type Aim, type Assessment, assessmentSchema } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Diagnostic, Path } from '../model/diagnostic.ts';
import { lazily } from '../model/lazily.ts';
import { firstProblems, locate } from '../yaml/findings.ts';
import { offsetRange, type Place, type Positions, rangeAt, type Span } from '../yaml/range.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { validate } from '../yaml/validate.ts';
import { tidyComments } from './comments.ts';
import { assessmentRules } from './rules.ts';

/** 153 answers with long notes stay far below 1 MB. */
const LIMITS = { maxBytes: 8 * 1024 * 1024 };

/** The file format this version writes and reads. */
export const FORMAT_VERSION = 1;

/** What parsing an assessment gives; `document` and `data` are there only when nothing is wrong with the shape. */
export interface ParsedAssessment {
  readonly text: string;
  /** The document to edit; always the same one, made when it is asked for first. */
  readonly document?: () => Document.Parsed;
  readonly data?: Assessment;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a path of the file stands, for rules that look at the data later. */
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Diagnostic['range'];
}

/**
 * Reads an assessment: shape first, then that its ids are those of the catalogue (left out where none is given).
 * @param catalogueFor looks the catalogue up by id, once the file has said which one it answers.
 */
export function parseAssessment(
  file: SourceFile,
  catalogueFor: (aim: Aim) => Catalogue | undefined = () => undefined,
): ParsedAssessment {
  const reading = readYaml(file, LIMITS);
  const nowhere = () => undefined;
  if (!reading.ok) return { text: reading.text, diagnostics: reading.diagnostics, rangeOf: nowhere };
  const rangeOf = (path: Path, on?: 'key' | 'value') => rangeAt(reading, path, on);
  const { text } = reading;

  const version = versionOf(reading.value);
  if (version !== undefined && version > FORMAT_VERSION) {
    // A newer file may hold anything: every other message about it would mislead.
    const args = { version, supported: FORMAT_VERSION };
    const range = rangeAt(reading, ['formatVersion']);
    return { text, rangeOf, diagnostics: [{ code: 'newer-format', args, severity: 'error', file: file.name, range }] };
  }

  const indents = text.includes('\u3000') ? fullWidthIndents(reading, text, file.name) : [];
  if (indents.length > 0) return { text, rangeOf, diagnostics: indents };

  const { data, diagnostics } = validate(
    file.name,
    { ...reading, value: fillEmpty(reading.value) },
    assessmentSchema(),
  );
  if (data === undefined) return { text, diagnostics, rangeOf };
  const catalogues = [data.catalogue, ...(data.earlier ?? [])].map((aim) => catalogueFor(aim));
  const known = catalogues.filter((catalogue) => catalogue !== undefined);
  // Ids are judged only where all that could know them are at hand.
  const found = known.length === catalogues.length ? assessmentRules(data, known) : [];
  return {
    text,
    document: lazily(() => {
      const doc = reading.document();
      if (text.includes('#')) tidyComments(doc, text);
      return doc;
    }),
    data,
    rangeOf,
    diagnostics: locate(found, reading, file.name),
  };
}

function versionOf(value: unknown): number | undefined {
  const version: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, 'formatVersion') : undefined;
  return typeof version === 'number' ? version : undefined;
}

/** YAML takes 「　」 for the first letter of a key, which then stands in the wrong map: all that follows would mislead. */
function fullWidthIndents({ root, lines }: Positions, text: string, file: string): readonly Diagnostic[] {
  const found = keysIn(root)
    .filter(({ start }) => text[start] === '\u3000')
    .map(({ start }) => ({ code: 'full-width-character' as const, start }));
  return firstProblems(found, file, ({ code, start }) => {
    const range = offsetRange(lines, start, start + 1);
    return { code, args: { sign: '\u3000' }, severity: 'error', file, range };
  });
}

function keysIn({ below }: Place): Span[] {
  return [...(below?.().values() ?? [])].flatMap((child) => [...(child.key ? [child.key] : []), ...keysIn(child)]);
}

const mayBeEmpty = ['scope', 'profile', 'targets', 'answers'];

/** `answers:` with nothing below it means that there are none yet: whoever empties a list by hand writes it so. */
function fillEmpty(value: unknown): unknown {
  if (!isEntries(value)) return value;
  const filled = Object.entries(value).map(([key, child]) => {
    if (key === 'scope' && isEntries(child)) return [key, withoutNull(child)];
    return [key, child === null && mayBeEmpty.includes(key) ? {} : child];
  });
  return Object.fromEntries(filled);
}

function withoutNull(entries: object): unknown {
  return Object.fromEntries(Object.entries(entries).filter(([, child]) => child !== null));
}

function isEntries(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
