import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';
import type { Diagnostic, DiagnosticCode } from '../formats/diagnostic.ts';
import { joinFolds } from './folds.ts';
import { leftoverMarker } from './mergeConflict.ts';
import { isTable } from './otherFormat.ts';
import { countOf } from './plainScalar.ts';
import { offsetRange, placeOf, pointRange, spanOf } from './range.ts';
import type { YamlReading } from './reading.ts';
import { fullWidthProblems, syntaxProblems } from './syntax.ts';

/** Deeper nesting than any real file has; yaml 2.9 aborts the whole process on a few thousand levels. */
const MAX_DEPTH = 64;

/** Enough to mend them all in one go; an alias bomb has as many as its author likes. */
const MAX_ALIASES = 20;

/** The library puts a text in quotes together sign by sign: so many bytes of it take as much memory as any other part. */
const QUOTED_BYTES_A_PART = 8;

const QUOTE = /^["']/;

/** The mistakes that are told apart: of more than that, nobody needs to know how many there are. */
const MAX_ERRORS = 20_000;

/** What ends the reading at once. */
class Unreadable extends Error {
  constructor(
    readonly code: DiagnosticCode,
    readonly args: Diagnostic['args'],
    readonly offset: number,
  ) {
    super();
  }
}

/** Reads a text with the library, which knows all of YAML and what is wrong where. */
export function readComposed(file: string, text: string, lines: LineCounter, maxParts: number): YamlReading {
  const fail = (diagnostics: readonly Diagnostic[]): YamlReading => ({ ok: false, text, diagnostics });

  let doc: Document.Parsed;
  let parts = 0;
  const counted = (lexeme: string) => {
    const cost = costOf(lexeme);
    parts += cost;
    return cost;
  };
  try {
    doc = composeGuarded(text, maxParts, counted);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, args, offset } = error;
    return fail([{ code, args, severity: 'error', file, range: offsetRange(lines, offset, offset + 1) }]);
  }

  const aliases = text.includes('*') ? aliasProblems(doc, lines, file) : [];
  const tags = text.includes('!') ? tagProblems(doc, lines, file) : [];
  const problems = [...syntaxProblems(doc, text, lines, file), ...tags, ...aliases];
  if (isTable(text) && (problems.length > 0 || typeof doc.toJS({ maxAliasCount: 0 }) === 'string')) {
    const range = pointRange(1, 1);
    return fail([{ code: 'other-format', args: { found: 'csv' }, severity: 'error', file, range }]);
  }
  if (problems.length > 0) return fail(leftoverMarker(text, lines, file, problems) ?? problems);
  const root = placeOf(doc.contents);
  if (doc.contents === null || root === undefined) {
    return fail([{ code: 'file-empty', args: {}, severity: 'error', file, range: pointRange(1, 1) }]);
  }
  const value: unknown = doc.toJS({ maxAliasCount: 0 });
  if (typeof value === 'string') {
    const fullWidth = fullWidthProblems(text, lines, file);
    if (fullWidth.length > 0) return fail(fullWidth);
  }
  return { ok: true, text, lines, value, parts, root, document: () => doc };
}

/**
 * The document of a text, with its mistakes; never throws for those.
 * @param countedAs how many parts a lexeme is; by itself as our own reader counts, so that what it has read is composed
 * @throws Unreadable where it would take too much
 */
export function composeGuarded(text: string, maxParts: number, countedAs = partsOf): Document.Parsed {
  const { stackTraceLimit } = Error;
  // The library makes an error of every bad sign, and the traces of half a million take ten times what the rest does.
  Error.stackTraceLimit = 0;
  try {
    const doc = compose(text, maxParts, countedAs);
    joinFolds(doc, text);
    return doc;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function compose(text: string, maxParts: number, countedAs: typeof partsOf): Document.Parsed {
  const parser = new Parser();
  // The composer compares each key with all before it; 40,000 keys would take it ten seconds.
  const composer = new Composer({ version: '1.2', strict: true, uniqueKeys: false, stringKeys: true });
  const docs: Document.Parsed[] = [];
  let misplaced = 0;
  for (const token of guarded(parser, text, maxParts, countedAs)) {
    docs.push(...composer.next(token));
    if (token.type === 'error') misplaced += 1;
    if (misplaced > MAX_ERRORS) break;
  }
  docs.push(...composer.end(true, text.length));
  const [doc, second] = docs;
  if (doc === undefined) throw new Error('compose with forceDoc always yields a document');
  if (second !== undefined) {
    doc.errors.push(new YAMLParseError([second.range[0], second.range[0] + 1], 'MULTIPLE_DOCS', ''));
  }
  // One by one: a call takes only some hundred thousand arguments.
  for (const error of duplicateKeys(doc.contents)) doc.errors.push(error);
  doc.errors.length = Math.min(doc.errors.length, MAX_ERRORS);
  return doc;
}

function duplicateKeys(node: unknown): YAMLParseError[] {
  if (isSeq(node)) return node.items.flatMap(duplicateKeys);
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    const isTwice = isScalar(key) && seen.has(key.value);
    if (isScalar(key)) seen.add(key.value);
    return [...(isTwice ? [duplicateKey(key)] : []), ...duplicateKeys(key), ...duplicateKeys(value)];
  });
}

function duplicateKey(key: unknown): YAMLParseError {
  const { start, end } = spanOf(key) ?? { start: 0, end: 1 };
  return new YAMLParseError([start, end], 'DUPLICATE_KEY', '');
}

function* guarded(parser: Parser, text: string, maxParts: number, countedAs: typeof partsOf) {
  // As Parser.parse does, with a look at the depth after every lexeme: the composer recurses, the parser does not.
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    const start = parser.offset - lexeme.length;
    if (parser.stack.length > MAX_DEPTH) throw tooDeep(text, start, parser.stack);
    parts += countedAs(lexeme);
    if (parts > maxParts) throw tooMuch(lexeme, start);
  }
  yield* parser.end();
}

/** A tab counts as nothing, so that lines which an editor has indented by tabs seem to stand one below the other. */
function tooDeep(text: string, start: number, stack: Parser['stack']): Unreadable {
  const hasBrackets = stack.some(({ type }) => type === 'flow-collection');
  const found = hasBrackets ? null : /^ *\t/m.exec(text.slice(0, start));
  if (found === null) return new Unreadable('too-deep', { max: MAX_DEPTH }, start);
  return new Unreadable('yaml-syntax', { detail: 'TAB_AS_INDENT' }, found.index + found[0].length - 1);
}

/** Every escape counts: each may be a mistake, and one text of megabytes may hold millions. */
function partsOf(lexeme: string): number {
  return 1 + (lexeme.startsWith('"') ? countOf('\\', lexeme) : 0);
}

/** How many parts what the library takes for a lexeme is worth. */
function costOf(lexeme: string): number {
  return partsOf(lexeme) + (QUOTE.test(lexeme) ? Math.floor(Buffer.byteLength(lexeme) / QUOTED_BYTES_A_PART) : 0);
}

/** What is too much at a lexeme; the rest of a file is so where a quote is never closed. */
function tooMuch(lexeme: string, start: number): Unreadable {
  const isLeftOpen = QUOTE.test(lexeme) && !(lexeme.length > 1 && lexeme.endsWith(lexeme.charAt(0)));
  return new Unreadable('yaml-syntax', { detail: isLeftOpen ? 'MISSING_CHAR' : 'RESOURCE_EXHAUSTION' }, start);
}

/** What the library makes a set, a map, bytes or a date of, which no schema of ours knows and no message can show. */
const ofOwnKind = /^tag:yaml\.org,2002:(?:binary|merge|omap|pairs|set|timestamp)$/;

function tagProblems(doc: Document.Parsed, lines: LineCounter, file: string): Diagnostic[] {
  const problems: Diagnostic[] = [];
  visit(doc, {
    Value: (_key, node) => {
      if (!node.range || !ofOwnKind.test(node.tag ?? '')) return undefined;
      const range = offsetRange(lines, node.range[0], node.range[0] + 1);
      problems.push({ code: 'yaml-syntax', args: { detail: 'TAG_RESOLVE_FAILED' }, severity: 'error', file, range });
      return problems.length < MAX_ALIASES ? undefined : visit.BREAK;
    },
  });
  return problems;
}

function aliasProblems(doc: Document.Parsed, lines: LineCounter, file: string): Diagnostic[] {
  const problems: Diagnostic[] = [];
  visit(doc, {
    Alias: (_key, alias) => {
      const [start, end] = alias.range ?? [0, 1];
      const range = offsetRange(lines, start, end);
      problems.push({ code: 'alias-not-allowed', args: { alias: alias.source }, severity: 'error', file, range });
      return problems.length < MAX_ALIASES ? undefined : visit.BREAK;
    },
  });
  return problems;
}
