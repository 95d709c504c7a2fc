import type { Document } from 'yaml';
import type { Place } from '../yaml/range.ts';
import { readYamlText } from '../yaml/read.ts';
import { printDocument } from './edit.ts';

/** How a person lays out a file. */
export interface Layout {
  /** The columns from a key to those below it. */
  readonly indent: number;
  /** The columns from a key to the dashes below it. */
  readonly dash: number;
  /** Whether brackets stand apart from what is in them. */
  readonly flowCollectionPadding: boolean;
}

/** Whether a map or list with anything in it stands line by line, not in brackets. */
export function isBlock(place: Place): boolean {
  const [first] = place.below?.().values() ?? [];
  return first !== undefined && place.start === (first.key ?? first).start;
}

/** The column of a place: how many signs stand before it on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where the line of an offset begins, in UTF-16 units. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** What stands before an item of a list on its line; undefined where that is more than spaces and one dash. */
export function dashOf(text: string, item: number): { readonly column: number; readonly start: number } | undefined {
  const start = lineStart(text, item);
  const found = /^( *)- +$/.exec(text.slice(start, item));
  return found ? { column: found[1]?.length ?? 0, start } : undefined;
}

/** Where a list or map in brackets begins, or a word that looks like it. */
const BRACKET = /(?:^|[-:,[{]) *[[{]/m;

function hasBracket(text: string): boolean {
  return (text.includes('[') || text.includes('{')) && BRACKET.test(text);
}

/** The layout of what is there, the first of each kind; else ours. */
export function layoutOf(text: string, root: Place): Layout {
  let indent: number | undefined;
  let dash: number | undefined;
  // Most files have no bracket anywhere, and would be looked through to their end for one.
  let flowCollectionPadding = hasBracket(text) ? undefined : true;
  const look = (place: Place): void => {
    const below = [...(place.below?.().values() ?? [])];
    const [first] = below;
    if (first === undefined) return;
    if (!isBlock(place)) {
      flowCollectionPadding ??= text.charAt(place.start + 1) === ' ';
    } else if (place.key !== undefined) {
      const outer = columnOf(text, place.key.start);
      const inner = first.key === undefined ? dashOf(text, first.start)?.column : columnOf(text, first.key.start);
      if (first.key !== undefined) indent ??= stepOf(outer, inner);
      else dash ??= stepOf(outer, inner);
    }
    for (const child of below) {
      if (indent !== undefined && dash !== undefined && flowCollectionPadding !== undefined) return;
      look(child);
    }
  };
  look(root);
  const step = indent ?? 2;
  return { indent: step, dash: dash ?? step, flowCollectionPadding: flowCollectionPadding ?? true };
}

/** Undefined where nobody would lay out more like it. */
function stepOf(outer: number, inner: number | undefined): number | undefined {
  return inner === undefined || inner < outer || inner > outer + 16 ? undefined : inner - outer;
}

/** The text of a document in the layout of a file. */
export function printLaidOut(doc: Document, { indent, dash, flowCollectionPadding }: Layout): string {
  const printed = printDocument(doc, { indent, flowCollectionPadding });
  return dash === indent ? printed : withDashesMoved(printed, dash - indent);
}

/** The library has two places for the dashes of a list, and people have more. */
function withDashesMoved(text: string, by: number): string {
  const reading = readYamlText('', text);
  if (!reading.ok) return text;
  const lines = text.split('\n');
  const moved = new Map<number, number>();
  const lineOf = (offset: number) => reading.lines.linePos(offset).line - 1;
  const look = (place: Place): void => {
    const below = [...(place.below?.().values() ?? [])];
    if (place.key !== undefined && isBlock(place) && below[0]?.key === undefined) {
      const end = contentEnd(place);
      const last = lineOf(text.charAt(end - 1) === '\n' ? end - 1 : end);
      for (let line = lineOf(place.key.start) + 1; line <= last; line++) moved.set(line, (moved.get(line) ?? 0) + by);
    }
    below.forEach(look);
  };
  look(reading.root);
  return lines.map((line, index) => movedLine(line, moved.get(index) ?? 0)).join('\n');
}

function movedLine(line: string, by: number): string {
  if (line === '') return line;
  if (by > 0) return ' '.repeat(by) + line;
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(spaces, -by));
}

/** Behind the last sign of a value. */
export function contentEnd(place: Place): number {
  const last = [...(place.below?.().values() ?? [])].at(-1);
  if (last !== undefined && isBlock(place)) return contentEnd(last);
  return Math.max(place.end, (place.key?.end ?? 0) + 1);
}
