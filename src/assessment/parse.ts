import { aimsOf } from '../domain/aims.ts';
import { answersOf } from '../domain/catalogue.ts';
import { type Aim, type Assessment, assessmentSchema } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import { lazily } from '../formats/lazily.ts';
import { cutTexts } from '../yaml/cutTexts.ts';
import { firstProblems, locate, MOST_SHOWN } from '../yaml/findings.ts';
import { newerFormat } from '../yaml/formatVersion.ts';
import type { KnownEntries } from '../yaml/plain.ts';
import { offsetRange, type Place, type Positions, rangeAt, type Span } from '../yaml/range.ts';
import { readYaml, readYamlText, type SourceFile } from '../yaml/read.ts';
import type { YamlReading } from '../yaml/reading.ts';
import { type SignsNamed, withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { tidyComments } from './comments.ts';
import {
  withoutConfidential,
  withoutConfidentialValues,
  withoutMarkedAliases,
  withoutMarkedLines,
  withoutSecrets,
} from './confidential.ts';
import type { Manuscript } from './rewrite.ts';
import { assessmentRules, unknownCatalogues, unknownKeys, unknownReviewers } from './rules.ts';

/** 153 answers with long notes stay far below 1 MB. */
const LIMITS = { maxBytes: 8 * 1024 * 1024 };

/** What parsing an assessment gives; `manuscript` and `data` are there only when nothing is wrong with the shape. */
export interface ParsedAssessment extends SignsNamed {
  readonly text: string;
  /**
   * The text as far as its lines may be shown, as what a command prints ends up in the logs of a CI: none that holds
   * something confidential or a secret, whichever rules a firm wants to hear. To be made when it is asked for.
   */
  readonly shownText: () => string;
  /** The text to edit. */
  readonly manuscript?: Manuscript;
  readonly data?: Assessment;
  /** Those that were found of the catalogues that it answers. */
  readonly catalogues?: readonly Catalogue[];
  /** Where a path of the file stands, for rules that look at the data later. */
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Diagnostic['range'];
}

/** What looking up a catalogue gives: where there is none of that id, the ids there are; undefined where nobody looked. */
export type Found = Catalogue | readonly string[] | undefined;

/**
 * Reads an assessment: shape first, then that its ids are those of the catalogue (left out where none is given).
 * @param catalogueFor looks the catalogue up by id, once the file has said which one it answers.
 */
export function parseAssessment(
  file: SourceFile,
  catalogueFor: (aim: Aim) => Found = () => undefined,
): ParsedAssessment {
  const parsed = parseOnce(file, catalogueFor);
  return { ...parsed, ...withSignsNamed(parsed, file.name, (other) => parseOnce(other, catalogueFor)) };
}

function parseOnce(file: SourceFile, catalogueFor: (aim: Aim) => Found): ParsedAssessment {
  const reading = readYaml(file, LIMITS);
  const nowhere = () => undefined;
  if (!reading.ok) {
    const { text, diagnostics } = reading;
    const shownText = () => withoutSecrets(withoutMarkedLines(text), undefined, nowhere);
    return { text, shownText, diagnostics: withoutMarkedAliases(diagnostics, text), rangeOf: nowhere };
  }
  const rangeOf = (path: Path, on?: 'key' | 'value') => rangeAt(reading, path, on);
  const { text, value } = reading;
  const shownText = lazily(() =>
    withoutSecrets(withoutMarkedLines(withoutConfidential(text, value, rangeOf)), value, rangeOf),
  );
  const common = { text, shownText, rangeOf };

  const newer = newerFormat(reading, file.name);
  if (newer !== undefined) return { ...common, diagnostics: newer };

  const indents = text.includes('\u3000') ? fullWidthIndents(reading, text, file.name) : [];
  if (indents.length > 0) return { ...common, diagnostics: indents };

  const { data, diagnostics } = validate(file.name, { ...reading, value: fillEmpty(value) }, assessmentSchema());
  const cut = cutTexts(file.name, reading, assessmentSchema());
  if (data === undefined) {
    const only = onlyCatalogue(value, catalogueFor);
    const fitting = diagnostics.map((diagnostic) => fittingStates(diagnostic, only));
    const shapes = withoutConfidentialValues(fitting, value);
    const ids = only === undefined || !isEntries(value) ? [] : unknownKeys(value, [only]);
    // More than are shown of one file are told once the shape is mended.
    const beside = shapes.length + ids.length > MOST_SHOWN ? [] : untold(locate(ids, reading, file.name), shapes);
    return { ...common, diagnostics: [...shapes, ...beside, ...cut] };
  }
  const aims = aimsOf(data);
  const looked = aims.map((aim) => catalogueFor(aim));
  const known = looked.filter(isCatalogue);
  // Ids are judged only where all that could know them are at hand.
  const judged = known.length === looked.length ? assessmentRules(data, known) : [];
  const ids = looked.map((found) => (isCatalogue(found) ? [found.id] : found));
  const found = [...unknownCatalogues(aims, ids), ...judged, ...unknownReviewers(data)];
  return {
    ...common,
    manuscript: manuscriptOf(file.name, reading, hasByteOrderMark(file.bytes)),
    data,
    catalogues: known,
    diagnostics: [...locate(found, reading, file.name), ...cut],
  };
}

/** Those at a place of which nothing is told yet. */
function untold(found: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const placeOf = ({ range }: Diagnostic) => `${range?.start.line}:${range?.start.column}`;
  const told = new Set(others.map(placeOf));
  return found.filter((diagnostic) => !told.has(placeOf(diagnostic)));
}

/** The one catalogue of ours which a file of any shape aims at. */
function onlyCatalogue(value: unknown, catalogueFor: (aim: Aim) => Found): Catalogue | undefined {
  if (!isEntries(value) || 'earlier' in value) return undefined;
  const aim: unknown = Reflect.get(value, 'catalogue');
  const id: unknown = isEntries(aim) ? Reflect.get(aim, 'id') : undefined;
  if (!isEntries(aim) || typeof id !== 'string' || 'file' in aim) return undefined;
  const found = catalogueFor({ id, edition: '', level: '' });
  return isCatalogue(found) ? found : undefined;
}

/** No state is offered that the one catalogue of ours which a file aims at does not count. */
function fittingStates(diagnostic: Diagnostic, found: Catalogue | undefined): Diagnostic {
  if (diagnostic.code !== 'answer-not-allowed' || found === undefined) return diagnostic;
  const counted = answersOf(found);
  const allowed = diagnostic.allowed?.filter((state) => counted.some((one) => one === state)) ?? [];
  const { suggestion, likely } = diagnostic.args;
  const meant = suggestion ?? likely;
  const isCounted = meant !== undefined && allowed.includes(String(meant));
  if (isCounted || allowed.length === diagnostic.allowed?.length) return { ...diagnostic, allowed };
  return suggestion === undefined
    ? { ...diagnostic, args: { ...diagnostic.args, found: 'counted' }, allowed }
    : { ...diagnostic, code: 'answer-not-in-catalogue', args: { state: suggestion }, allowed };
}

type ReadText = Extract<YamlReading, { readonly ok: true }>;

function manuscriptOf(
  file: string,
  reading: ReadText,
  hasMark: boolean,
  known: KnownEntries = new Map(),
): Manuscript & { readonly value: unknown } {
  const { text, root, value } = reading;
  const document = () => {
    const doc = reading.document();
    if (text.includes('#')) tidyComments(doc, text);
    return doc;
  };
  const reread = (next: string) => {
    const again = readYamlText(file, next, undefined, known);
    return again.ok ? manuscriptOf(file, again, hasMark, known) : undefined;
  };
  return { text, root, value: fillEmpty(value), hasByteOrderMark: hasMark, document: lazily(document), reread };
}

function hasByteOrderMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function isCatalogue(found: Found): found is Catalogue {
  return found !== undefined && 'requirements' in found;
}

/** YAML takes 「　」 for the first letter of a key, which then stands in the wrong map: all that follows would mislead. */
function fullWidthIndents({ root, lines }: Positions, text: string, file: string): readonly Diagnostic[] {
  const found = keysIn(root)
    .filter(({ start }) => text[start] === '\u3000')
    .map(({ start }) => ({ code: 'full-width-character' as const, start }));
  return firstProblems(found, file, ({ code, start }) => {
    const range = offsetRange(lines, start, start + 1);
    return { code, args: { sign: '\u3000', instead: 'space' }, severity: 'error', file, range };
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
