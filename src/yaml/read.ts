import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts';
import { offsetRange, pointRange, rangeOf } from './range.ts';
import { fullWidthProblems, syntaxProblems } from './syntax.ts';

/** A text file as it lies on disk. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadLimits {
  /** Largest file that is parsed at all, in bytes. */
  readonly maxBytes: number;
  /** Most words and signs that are read; those of 20,000 answers where left out. */
  readonly maxParts?: number;
}

/** A file may be small and still take the parser ten seconds: one of eight megabytes may hold five million parts. */
const MAX_PARTS = 500_000;

/** Deeper nesting than any real file has; yaml 2.9 aborts the whole process on a few thousand levels. */
const MAX_DEPTH = 64;

/** Enough to mend them all in one go; an alias bomb has as many as its author likes. */
const MAX_ALIASES = 20;

/** What reading gives: a document that may be edited and its plain value, or only the reasons why not. */
export type YamlReading =
  | {
      readonly ok: true;
      readonly text: string;
      readonly doc: Document.Parsed;
      readonly lines: LineCounter;
      readonly value: unknown;
    }
  | { readonly ok: false; readonly text: string; readonly diagnostics: readonly Diagnostic[] };

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

/**
 * Reads one YAML 1.2 file with every guard on: size, UTF-8, nesting, aliases, several documents.
 * Never throws for bad input; all problems come back as diagnostics with a position.
 */
export function readYaml(file: SourceFile, limits: ReadLimits): YamlReading {
  const fail = (text: string, diagnostics: readonly Diagnostic[]): YamlReading => ({
    ok: false,
    text,
    diagnostics,
  });
  const whole = (code: DiagnosticCode, args: Diagnostic['args'] = {}): Diagnostic => ({
    code,
    args,
    severity: 'error',
    file: file.name,
    range: pointRange(1, 1),
  });

  if (file.bytes.byteLength > limits.maxBytes) {
    return fail('', [whole('file-too-large', { size: file.bytes.byteLength, max: limits.maxBytes })]);
  }
  const text = decode(file.bytes);
  if (text === undefined) return fail('', [whole('not-utf8')]);

  const lines = new LineCounter();
  let doc: Document.Parsed;
  try {
    doc = composeGuarded(text, lines, limits.maxParts ?? MAX_PARTS);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const range = offsetRange(lines, error.offset, error.offset + 1);
    return fail(text, [{ ...whole(error.code, error.args), range }]);
  }

  const aliases = text.includes('*') ? aliasProblems(doc, lines, file.name) : [];
  const problems = [...syntaxProblems(doc, text, lines, file.name), ...aliases];
  if (problems.length > 0) return fail(text, problems);
  if (doc.contents === null) return fail(text, [whole('file-empty')]);
  const value: unknown = doc.toJS({ maxAliasCount: 0 });
  if (typeof value === 'string') {
    const fullWidth = fullWidthProblems(text, lines, file.name);
    if (fullWidth.length > 0) return fail(text, fullWidth);
  }
  return { ok: true, text, doc, lines, value };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // UTF-16 without a byte order mark passes for UTF-8 with a NUL beside every letter.
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function composeGuarded(text: string, lines: LineCounter, maxParts: number): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  // The composer compares each key with all before it; 40,000 keys would take it ten seconds.
  const composer = new Composer({ version: '1.2', strict: true, uniqueKeys: false, stringKeys: true });
  const docs: Document.Parsed[] = [];
  for (const token of guarded(parser, lines, text, maxParts)) docs.push(...composer.next(token));
  docs.push(...composer.end(true, text.length));
  const [doc, second] = docs;
  if (doc === undefined) throw new Error('compose with forceDoc always yields a document');
  if (second !== undefined) {
    doc.errors.push(new YAMLParseError([second.range[0], second.range[0] + 1], 'MULTIPLE_DOCS', ''));
  }
  // One by one: a call takes only some hundred thousand arguments.
  for (const error of duplicateKeys(doc.contents)) doc.errors.push(error);
  return doc;
}

function duplicateKeys(node: unknown): YAMLParseError[] {
  if (isSeq(node)) return node.items.flatMap(duplicateKeys);
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    const isTwice = isScalar(key) && seen.has(key.value);
    if (isScalar(key)) seen.add(key.value);
    const own = isTwice ? [new YAMLParseError(rangeOf(key) ?? [0, 1], 'DUPLICATE_KEY', '')] : [];
    return [...own, ...duplicateKeys(key), ...duplicateKeys(value)];
  });
}

function* guarded(parser: Parser, lines: LineCounter, text: string, maxParts: number) {
  // As Parser.parse does, with a look at the depth after every lexeme: the composer recurses, the parser does not.
  lines.addNewLine(0);
  let parts = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    const start = parser.offset - lexeme.length;
    if (parser.stack.length > MAX_DEPTH) throw new Unreadable('too-deep', { max: MAX_DEPTH }, start);
    parts += 1;
    if (parts > maxParts) throw new Unreadable('yaml-syntax', { detail: 'RESOURCE_EXHAUSTION' }, start);
  }
  yield* parser.end();
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
