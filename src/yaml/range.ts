import { isMap, isScalar, isSeq, type LineCounter, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path, Range } from '../formats/diagnostic.ts';
import { lazily } from '../formats/lazily.ts';

/** A stretch of text, from its first sign to behind its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a value stands; a map or list would underline everything in it, so its first key or item stands for it. */
export interface Place extends Span {
  /** Its key, where it has one. */
  readonly key?: Span | undefined;
  /** What is in it, by key or index. */
  readonly below?: (() => ReadonlyMap<string, Place>) | undefined;
}

/** What tells where anything stands in a text. */
export interface Positions {
  readonly lines: LineCounter;
  readonly root: Place;
}

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

/** Range of the value at `path`, or of the key itself where `on` is `key`; the nearest parent where the path ends early. */
export function rangeAt({ root, lines }: Positions, path: Path, on: 'key' | 'value' = 'value'): Range {
  let place = root;
  let span: Span = root;
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const child = place.below?.().get(String(step));
    const wanted = isLast && on === 'key' ? child?.key : child;
    if (child === undefined || wanted === undefined) break;
    place = child;
    span = wanted;
  }
  return offsetRange(lines, span.start, span.end);
}

/** The place of the value at `path`, where there is one. */
export function placeAt(root: Place, path: Path): Place | undefined {
  return path.reduce<Place | undefined>((place, step) => place?.below?.().get(String(step)), root);
}

/** The place of a node as the library has it; what is in it is only looked at when somebody asks. */
export function placeOf(node: unknown, key?: unknown): Place | undefined {
  const keySpan = spanOf(key);
  const span = spanOf(node) ?? keySpan;
  if (span === undefined) return undefined;
  const below = isMap(node) ? () => placesInMap(node) : isSeq(node) ? () => placesInList(node) : undefined;
  return { ...span, key: keySpan, below: below && lazily(below) };
}

function placesInMap({ items }: YAMLMap): ReadonlyMap<string, Place> {
  return placesOf(items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), placeOf(value, key)]));
}

function placesInList({ items }: YAMLSeq): ReadonlyMap<string, Place> {
  return placesOf(items.map((item, index) => [String(index), placeOf(item)]));
}

function placesOf(entries: readonly (readonly [name: string, place: Place | undefined])[]): ReadonlyMap<string, Place> {
  return new Map(entries.flatMap(([name, place]) => (place ? [[name, place] as const] : [])));
}

/** Where a node stands, or the first key or item of one that goes over several lines. */
export function spanOf(node: unknown): Span | undefined {
  if (isMap(node) && !node.flow && node.items[0]) return spanOf(node.items[0].key);
  if (isSeq(node) && !node.flow && node.items[0]) return spanOf(node.items[0]);
  const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : undefined;
}
