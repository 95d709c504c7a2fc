import { type Document, isCollection, isScalar, type LineCounter, visit } from 'yaml';
import type { Diagnostic } from '../formats/diagnostic.ts';
import { firstProblems } from './findings.ts';
import { offsetRange } from './range.ts';

/** A problem as the parser or we see it, before it has a line. */
interface Problem {
  readonly code:
    | 'yaml-syntax'
    | 'answer-not-allowed'
    | 'text-cut-by-comment'
    | 'duplicate-key'
    | 'full-width-character';
  readonly args: Diagnostic['args'];
  readonly start: number;
  readonly end: number;
  /** From here on the parser takes the text for something else than the writer meant. */
  readonly misleadsFrom?: number;
}

/** What keeps a text from being YAML, each problem at the place to mend, without those that only follow from another. */
export function syntaxProblems(
  doc: Document.Parsed,
  text: string,
  lines: LineCounter,
  file: string,
): readonly Diagnostic[] {
  if (doc.errors.length === 0) return [];
  const problems = [
    ...withoutEchoes(parserProblems(doc, text, lines), text),
    ...fullWidthSigns(text, valuesOf(doc)),
  ].sort((a, b) => a.start - b.start);
  const first = problems.find(({ misleadsFrom }) => misleadsFrom !== undefined);
  const told = problems.filter(
    (problem) => first === undefined || problem === first || isBefore(problem, first) || isSeenInText(problem),
  );
  return firstProblems(told, file, (problem) => toDiagnostic(problem, lines, file));
}

/** Full-width signs of a text that is YAML but nothing but one long word, such as `id：x`. */
export function fullWidthProblems(text: string, lines: LineCounter, file: string): readonly Diagnostic[] {
  return firstProblems(fullWidthSigns(text, []), file, (problem) => toDiagnostic(problem, lines, file));
}

/** A tab in an indent also breaks the line above, which it was to go on with: it is told once, and what follows from it not. */
function withoutEchoes(problems: readonly Problem[], text: string): readonly Problem[] {
  const tabs = new Map(problems.flatMap((one) => (isTab(one) ? [[one.start, one] as const] : [])));
  const first = Math.min(...tabs.keys());
  const above = text.lastIndexOf('\n', text.lastIndexOf('\n', first) - 1) + 1;
  return problems.filter((one) => (isTab(one) ? tabs.get(one.start) === one : tabs.size === 0 || one.start < above));
}

function isTab({ args }: Problem): boolean {
  return args['detail'] === 'TAB_AS_INDENT';
}

function isBefore({ start }: Problem, { misleadsFrom }: Problem): boolean {
  return misleadsFrom !== undefined && start < misleadsFrom;
}

/** Whatever the parser makes of it. */
function isSeenInText(problem: Problem): boolean {
  return problem.code === 'full-width-character' || isTab(problem);
}

function toDiagnostic({ code, args, start, end }: Problem, lines: LineCounter, file: string): Diagnostic {
  return { code, args, severity: 'error', file, range: offsetRange(lines, start, end) };
}

function parserProblems(doc: Document.Parsed, text: string, lines: LineCounter): Problem[] {
  const unclosed = findUnclosed(doc, text);
  const problems: Problem[] = [];
  for (const [index, { code, pos, message }] of doc.errors.entries()) {
    const [start, end] = pos;
    const next = doc.errors[index + 1];
    const before = doc.errors[index - 1];
    // The one before has said it all.
    if (before?.code === 'BLOCK_AS_IMPLICIT_KEY' && before.pos[0] === start) continue;
    const indent = tabIndent(text, lines, start);
    const lone = loneSign(text, start);
    if (code === 'DUPLICATE_KEY') {
      problems.push({ code: 'duplicate-key', args: {}, start, end });
    } else if (indent !== undefined) {
      // Whatever the parser makes of the line.
      problems.push(indent);
    } else if (lone !== undefined) {
      problems.push(lone);
    } else if (code === 'BLOCK_AS_IMPLICIT_KEY' && next?.code === 'MULTILINE_IMPLICIT_KEY' && next.pos[0] === start) {
      // A value that goes on in the next line and meets a colon there: that line was meant to stand on its own.
      problems.push(wrongIndent(text, lines, next.pos[1]));
    } else if (text[start] === ' ' && (start === 0 || text[start - 1] === '\n')) {
      problems.push(wrongIndent(text, lines, start + 1));
    } else {
      const detail = detailOf(code, message);
      const opening = detail === 'MISSING_CHAR' || code === 'BAD_INDENT' ? unclosed.get(start)?.pop() : undefined;
      problems.push(opening === undefined ? asReported(detail, start, end) : leftOpen(text, opening));
      // The brackets around a quote that is left open are so only because it has taken what closes them.
      if (opening !== undefined && isQuote(text, opening)) unclosed.delete(start);
    }
  }
  return problems;
}

/** A line that is indented with a tab, or whose list has one behind its mark. */
function tabIndent(text: string, lines: LineCounter, offset: number): Problem | undefined {
  const start = offset + 1 - lines.linePos(offset).col;
  const before = /^(?: |- )*(?=\t)/.exec(text.slice(start, start + LOOKED_AT))?.[0];
  if (before === undefined || offset > start + before.length + LOOKED_AT) return undefined;
  const at = start + before.length;
  const { length } = /^\t+/.exec(text.slice(at, at + LOOKED_AT))?.[0] ?? '\t';
  return { code: 'yaml-syntax', args: { detail: 'TAB_AS_INDENT' }, start: at, end: at + length, misleadsFrom: start };
}

/** `state: -` and `state: ?`: what people mean is plain, and for YAML either begins something else. */
function loneSign(text: string, offset: number): Problem | undefined {
  const sign = /^[-?](?=[ \t]*(?:[\r\n#]|$))/.exec(text.slice(offset, offset + LOOKED_AT))?.[0];
  const before = text.slice(Math.max(0, offset - LOOKED_AT), offset);
  if (sign === undefined || !/(?:^|\n) *state: +$/.test(before)) return undefined;
  const suggestion = sign === '-' ? 'not-applicable' : 'unknown';
  const args = { value: sign, suggestion };
  return { code: 'answer-not-allowed', args, start: offset, end: offset + 1, misleadsFrom: offset };
}

/** What the library tells by the same code as a quote that is left open, and only its words tell apart. */
const missing: readonly (readonly [says: RegExp, detail: string])[] = [
  [/^Comments must be separated/, 'COMMENT_GLUED'],
  [/^Tags and anchors must be separated/, 'BAD_PROP_ORDER'],
  [/^Missing space after :/, 'BLANK_LEFT_OUT'],
  [/^Block scalars with more-indented/, 'BAD_INDENT'],
  [/directives-end marker/, 'AFTER_MARKER'],
  [/directives-end/, 'BAD_DIRECTIVE'],
];

function detailOf(code: string, message: string): string {
  return (code === 'MISSING_CHAR' ? missing.find(([says]) => says.test(message))?.[1] : undefined) ?? code;
}

function asReported(detail: string, start: number, end: number): Problem {
  const problem = { code: 'yaml-syntax', args: { detail }, start, end } as const;
  return detail === 'TAB_AS_INDENT' || detail === 'UNEXPECTED_TOKEN' ? { ...problem, misleadsFrom: start } : problem;
}

/** A bracket or quote that is never closed; where a comment took the rest of its line, that has done it. */
function leftOpen(text: string, start: number): Problem {
  const comment = isQuote(text, start) ? undefined : commentIn(text, start);
  if (comment !== undefined) {
    const sign = text.charAt(start) === '[' ? ']' : '}';
    const [rest = ''] = text.slice(comment, comment + LOOKED_AT).split(/[\r\n]/, 1);
    return { ...cutAt(comment, start), args: rest.includes(sign) ? { special: 'closing', sign } : {} };
  }
  return { code: 'yaml-syntax', args: { detail: 'MISSING_CHAR' }, start, end: start + 1, misleadsFrom: start };
}

function isQuote(text: string, at: number): boolean {
  return text.charAt(at) === '"' || text.charAt(at) === "'";
}

function cutAt(comment: number, misleadsFrom: number): Problem {
  return { code: 'text-cut-by-comment', args: {}, start: comment, end: comment + 1, misleadsFrom };
}

/** A text without quotes up to the comment that ends it: what stands on the next line was meant to go on with it. */
const CUT = /^ {0,100}(?:- {1,20}){0,10}[^\s"'#:]{1,100}: +[^\s"'|>[{#&*!][^#]*[ \t](?=#)/;

/** A line that stands on its own, however it is indented. */
const OWN_LINE = /^ *(?:- |[^\s:]+:(?:\s|$))/;

function commentAbove(text: string, lineStart: number): number | undefined {
  if (OWN_LINE.test(text.slice(lineStart, lineStart + LOOKED_AT))) return undefined;
  const start = text.lastIndexOf('\n', lineStart - 2) + 1;
  const cut = lineStart - start > LOOKED_AT ? null : CUT.exec(text.slice(start, lineStart));
  return cut === null ? undefined : start + cut[0].length;
}

/** As much of a line as anybody writes by hand: one may be megabytes long. */
const LOOKED_AT = 2000;

/** Where the comment begins on the line of a bracket that it keeps from closing. */
function commentIn(text: string, start: number): number | undefined {
  const line = text.slice(start, start + LOOKED_AT).split('\n', 1)[0] ?? '';
  const words = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^"'#]|(?<![ \t])#)*(?<=[ \t])(?=#)/.exec(line)?.[0];
  const rest = words === undefined ? '' : line.slice(words.length);
  return words !== undefined && /[\]}]/.test(rest) ? start + words.length : undefined;
}

/** The line that `offset` is in starts at the wrong column. */
function wrongIndent(text: string, lines: LineCounter, offset: number): Problem {
  const start = offset + 1 - lines.linePos(offset).col;
  const comment = commentAbove(text, start);
  if (comment !== undefined) return cutAt(comment, start);
  const indent = /^ */.exec(text.slice(start, start + 1000))?.[0].length ?? 0;
  const args = { detail: 'BAD_INDENT' };
  return { code: 'yaml-syntax', args, start: start + indent, end: start + indent + 1, misleadsFrom: start };
}

/**
 * Where quotes and brackets that are never closed open, by the place where they end for the parser.
 * The parser reports the latter, often the end of the file: the former is what has to be mended.
 */
function findUnclosed(doc: Document.Parsed, text: string): Map<number, number[]> {
  const openings = new Map<number, number[]>();
  visit(doc, {
    Node: (_key, node) => {
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
      if (!node.range || !(isQuoted || (isCollection(node) && node.flow))) return;
      const [start, end] = node.range;
      if (isQuoted && end - start > 1 && text[end - 1] === text[start]) return;
      const others = openings.get(end);
      if (others) others.push(start);
      else openings.set(end, [start]);
    },
  });
  return openings;
}

/** Looks at the first part of a line only, and each sign of it can be but one thing: a line may be megabytes long. */
const FULL_WIDTH = /^ {0,100}(?:- {1,20}){0,10}-?(?:(\u3000)|["']?[\w.-]{1,100}["']?(：))/gm;

/** A Japanese input method types 「：」 and 「　」 where YAML wants ":" and " "; within the text of a value they are welcome. */
function fullWidthSigns(text: string, values: readonly (readonly [start: number, end: number])[]): Problem[] {
  const problems: Problem[] = [];
  let next = 0;
  for (const found of text.matchAll(FULL_WIDTH)) {
    const start = found.index + found[0].length - 1;
    while ((values[next]?.[1] ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    if ((values[next]?.[0] ?? Number.POSITIVE_INFINITY) <= start) continue;
    const sign = found[1] ?? found[2] ?? '';
    const end = start + 1;
    problems.push({
      code: 'full-width-character',
      args: { sign, instead: sign === '：' ? ':' : 'space' },
      start,
      end,
      misleadsFrom: found.index,
    });
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
