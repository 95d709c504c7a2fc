import { LineCounter } from 'yaml';
import type { Diagnostic } from '../formats/diagnostic.ts';
import { offsetRange } from './range.ts';

/** The lines that git writes around two versions it could not join, in any style and size (conflict-marker-size). */
const MARKER = /^(<{7,}|\|{7,}|={7}|>{7,})(?=[ \r\n]|$)/m;

/** Nothing but git writes one of these at the start of a line; a row of equals signs, somebody may. */
const SURE = /^(?:<{7,}|\|{7,}|>{7,})(?=[ \r\n]|$)/m;

/** The first marker of a conflict that was never resolved: whatever else is wrong with the file follows from it. */
export function mergeConflict(text: string, lines: LineCounter, file: string): readonly [Diagnostic] | undefined {
  const isMerged = !text.includes('<<<<<<<') && !text.includes('>>>>>>>') && !text.includes('|||||||');
  return isMerged || !SURE.test(text) ? undefined : firstMarker(text, lines, file);
}

/** The same in a text that is no YAML. */
export function conflictIn(text: string, file: string): readonly [Diagnostic] | undefined {
  if (!SURE.test(text)) return undefined;
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return mergeConflict(text, lines, file);
}

/** The same where a row of equals signs alone is left, at a place where the file cannot be read. */
export function leftoverMarker(
  text: string,
  lines: LineCounter,
  file: string,
  problems: readonly Diagnostic[],
): readonly [Diagnostic] | undefined {
  const found = firstMarker(text, lines, file);
  const line = found?.[0].range?.start.line;
  return line !== undefined && problems.some(({ range }) => range && isAround(range, line)) ? found : undefined;
}

function isAround({ start, end }: NonNullable<Diagnostic['range']>, line: number): boolean {
  return start.line <= line && line <= end.line;
}

function firstMarker(text: string, lines: LineCounter, file: string): readonly [Diagnostic] | undefined {
  const found = MARKER.exec(text);
  if (found === null) return undefined;
  const [sign] = found;
  const range = offsetRange(lines, found.index, found.index + sign.length);
  return [{ code: 'merge-conflict', args: { sign }, severity: 'error', file, range }];
}
