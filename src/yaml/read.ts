import {
  Composer,
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  YAMLParseError,
} from 'yaml';
import type { Diagnostic, DiagnosticCode, Path, Range } from '../model/diagnostic.ts';

/** A text file as it lies on disk. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadLimits {
  /** Largest file that is parsed at all, in bytes. */
  readonly maxBytes: number;
}

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

class TooDeep extends Error {
  constructor(readonly offset: number) {
    super();
  }
}

/**
 * Reads one YAML 1.2 file with every guard on: size, UTF-8, nesting, aliases, several documents.
 * Never throws for bad input; all problems come back as diagnostics with a position.
 */
export function readYaml(file: SourceFile, limits: ReadLimits): YamlReading {
  const fail = (text: string, ...diagnostics: Diagnostic[]): YamlReading => ({
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
    return fail('', whole('file-too-large', { size: file.bytes.byteLength, max: limits.maxBytes }));
  }
  const text = decode(file.bytes);
  if (text === undefined) return fail('', whole('not-utf8'));

  const lines = new LineCounter();
  let doc: Document.Parsed;
  try {
    doc = composeGuarded(text, lines);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    const range = offsetRange(lines, error.offset, error.offset + 1);
    return fail(text, { ...whole('too-deep', { max: MAX_DEPTH }), range });
  }

  const problems = [...syntaxProblems(doc, text, lines, file.name), ...aliasProblems(doc, lines, file.name)];
  if (problems.length > 0) {
    // What follows a full-width sign is misread by the parser: only what comes before it is a problem of its own.
    const fullWidth = fullWidthProblems(text, lines, file.name, valuesOf(doc));
    const first = fullWidth[0]?.range?.start.line ?? Number.POSITIVE_INFINITY;
    return fail(text, ...problems.filter(({ range }) => (range?.start.line ?? 0) < first), ...fullWidth);
  }
  if (doc.contents === null) return fail(text, whole('file-empty'));
  const value: unknown = doc.toJS({ maxAliasCount: 0 });
  if (typeof value === 'string') {
    const fullWidth = fullWidthProblems(text, lines, file.name, []);
    if (fullWidth.length > 0) return fail(text, ...fullWidth);
  }
  return { ok: true, text, doc, lines, value };
}

/** Range of the value at `path`, or of the key itself where `on` is `key`; the nearest parent where the path ends early. */
export function rangeAt(
  reading: { readonly doc: Document.Parsed; readonly lines: LineCounter },
  path: Path,
  on: 'key' | 'value' = 'value',
): Range {
  let node: unknown = reading.doc.contents;
  let range = rangeOf(node) ?? [0, 1];
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const pair = isMap(node) ? node.items.find(({ key }) => keyName(key) === String(step)) : undefined;
    const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const wanted = isLast && on === 'key' ? rangeOf(pair?.key) : (rangeOf(child) ?? rangeOf(pair?.key));
    if (wanted === undefined) break;
    range = wanted;
    node = child;
  }
  return offsetRange(reading.lines, range[0], range[1]);
}

function rangeOf(node: unknown): [number, number] | undefined {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  const range = node.range;
  if (!range) return undefined;
  // A map or list would underline everything below it: its first key or item says enough.
  if (isMap(node) && !node.flow) return rangeOf(node.items[0]?.key) ?? [range[0], range[1]];
  if (isSeq(node) && !node.flow) return rangeOf(node.items[0]) ?? [range[0], range[1]];
  return [range[0], range[1]];
}

function keyName(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
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

function composeGuarded(text: string, lines: LineCounter): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ version: '1.2', strict: true, uniqueKeys: true, stringKeys: true });
  const docs = [...composer.compose(guardDepth(parser, lines, text), true, text.length)];
  const [doc, second] = docs;
  if (doc === undefined) throw new Error('compose with forceDoc always yields a document');
  if (second !== undefined) {
    doc.errors.push(new YAMLParseError([second.range[0], second.range[0] + 1], 'MULTIPLE_DOCS', ''));
  }
  return doc as Document.Parsed;
}

function* guardDepth(parser: Parser, lines: LineCounter, text: string) {
  // As Parser.parse does, with a look at the depth after every lexeme: the composer recurses, the parser does not.
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_DEPTH) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}

function syntaxProblems(doc: Document.Parsed, text: string, lines: LineCounter, file: string): Diagnostic[] {
  const unclosed = doc.errors.length > 0 ? findUnclosed(doc, text) : undefined;
  return doc.errors.map(({ code, pos }) => {
    const isEnd = code === 'MISSING_CHAR' || code === 'BAD_INDENT';
    const opening = isEnd ? unclosed?.get(pos[0])?.pop() : undefined;
    return {
      code: code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml-syntax',
      args: { detail: opening === undefined ? code : 'MISSING_CHAR' },
      severity: 'error',
      file,
      range: opening === undefined ? offsetRange(lines, pos[0], pos[1]) : offsetRange(lines, opening, opening + 1),
    };
  });
}

/**
 * Where quotes and brackets that are never closed open, by the place where they end for the parser.
 * The parser reports the latter, often the end of the file: the former is what has to be mended.
 */
function findUnclosed(doc: Document.Parsed, text: string): ReadonlyMap<number, number[]> {
  const openings = new Map<number, number[]>();
  visit(doc, {
    Node: (_key, node) => {
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (!node.range || !(isQuoted || (isCollection(node) && node.flow))) return;
      const [start, end] = node.range;
      if (isQuoted && end - start > 1 && text[end - 1] === text[start]) return;
      openings.set(end, [...(openings.get(end) ?? []), start]);
    },
  });
  return openings;
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

/** A Japanese input method types 「：」 and 「　」 where YAML wants ":" and " "; within the text of a value they are welcome. */
function fullWidthProblems(
  text: string,
  lines: LineCounter,
  file: string,
  values: readonly (readonly [start: number, end: number])[],
): Diagnostic[] {
  const problems: Diagnostic[] = [];
  let next = 0;
  for (const found of text.matchAll(/^[ -]*(?:(\u3000)|["']?[\w.-]+["']?(：))/gm)) {
    const offset = found.index + found[0].length - 1;
    while ((values[next]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    if ((values[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset) continue;
    const range = offsetRange(lines, offset, offset + 1);
    const sign = found[1] ?? found[2] ?? '';
    problems.push({ code: 'full-width-character', args: { sign }, severity: 'error', file, range });
  }
  return problems;
}

/** Ranges of all values that are not keys, in the order of the file. */
function valuesOf(doc: Document.Parsed): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  visit(doc, {
    Scalar: (key, { range }) => {
      if (key !== 'key' && range) ranges.push([range[0], range[1]]);
    },
  });
  return ranges;
}

function pointRange(line: number, column: number): Range {
  return { start: { line, column }, end: { line, column: column + 1 } };
}

function offsetRange(lines: LineCounter, start: number, end: number): Range {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start + 1, end));
  return { start: { line: from.line, column: from.col }, end: { line: to.line, column: to.col } };
}
