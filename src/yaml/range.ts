import type { LineCounter } from 'yaml';
import type { Range } from '../model/diagnostic.ts';

/** The range of one character. */
export function pointRange(line: number, column: number): Range {
  return { start: { line, column }, end: { line, column: column + 1 } };
}

/** The range between two offsets into the text; never empty, so that there is something to underline. */
export function offsetRange(lines: LineCounter, start: number, end: number): Range {
  const from = lines.linePos(start);
  const to = lines.linePos(Math.max(start + 1, end));
  return { start: { line: from.line, column: from.col }, end: { line: to.line, column: to.col } };
}
