import { LineCounter } from 'yaml';
import type { Diagnostic } from '../formats/diagnostic.ts';
import { offsetRange } from './range.ts';

/**
 * The lines that git writes around two versions it could not join, in any style and size (conflict-marker-size), and
 * those of Perforce.
 */
const MARKER = /^(<{7,}|\|{7,}|={7}|>{7,}|>{4} ORIGINAL|={4} (?:THEIRS|YOURS|BOTH))(?=[ \r\n]|$)/m;

/** Nothing but such a program writes one of these at the start of a line; a row of equals signs, somebody may. */
const SURE = /^(?:<{7,}|\|{7,}|>{7,}|>{4} ORIGINAL|={4} (?:THEIRS|YOURS|BOTH))(?=[ \r\n]|$)/m;

/** The same, set in with the lines around it: in a text that can be read, that is somebody's own text. */
const SET_IN = /^[ \t]*(<{7,}|\|{7,}|={7}|>{7,}|<{4}|>{4} ORIGINAL|={4} (?:THEIRS|YOURS|BOTH))(?=[ \r\n]|$)/gm;

/** The first marker of a conflict that was never resolved: whatever else is wrong with the file follows from it. */
export function mergeConflict(text: string, lines: LineCounter, file: string): readonly [Diagnostic] | undefined {
  const isMerged = !['<<<<<<<', '>>>>>>>', '|||||||', '>>>> ORIGINAL', '==== '].some((sign) => text.includes(sign));
  const found = isMerged || !SURE.test(text) ? null : MARKER.exec(text);
  return found === null ? undefined : marked(found, lines, file);
}

/** The same in a text that is no YAML. */
export function conflictIn(text: string, file: string): readonly [Diagnostic] | undefined {
  if (!SURE.test(text)) return undefined;
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return mergeConflict(text, lines, file);
}

/** The same where one is set in, or a row of equals signs alone is left, at a place where the file cannot be read. */
export function leftoverMarker(
  text: string,
  lines: LineCounter,
  file: string,
  problems: readonly Diagnostic[],
): readonly [Diagnostic] | undefined {
  const markers = [...text.matchAll(SET_IN)];
  const [first, last = first] = [markers[0], markers.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [first, last].map(({ index }) => lines.linePos(index).line);
  if (from === undefined || to === undefined) return undefined;
  const isBetween = problems.some(({ range }) => range && range.start.line <= to && from <= range.end.line);
  return isBetween ? marked(first, lines, file) : undefined;
}

function marked({ index, 0: whole, 1: sign = '' }: RegExpExecArray, lines: LineCounter, file: string): [Diagnostic] {
  const end = index + whole.length;
  const range = offsetRange(lines, end - sign.length, end);
  return [{ code: 'merge-conflict', args: { sign }, severity: 'error', file, range }];
}
