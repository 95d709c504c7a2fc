import { type Document, isMap, isScalar, isSeq, type LineCounter, type Pair, type YAMLMap } from 'yaml';
import type { Path, Range } from '../model/diagnostic.ts';

/** What tells where anything stands in a text. */
export interface Positions {
  readonly doc: Document.Parsed;
  readonly lines: LineCounter;
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
export function rangeAt({ doc, lines }: Positions, path: Path, on: 'key' | 'value' = 'value'): Range {
  let node: unknown = doc.contents;
  let range = rangeOf(node) ?? [0, 1];
  for (const [index, step] of path.entries()) {
    const isLast = index === path.length - 1;
    const pair = isMap(node) ? pairOf(node, String(step)) : undefined;
    const child: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const wanted = isLast && on === 'key' ? rangeOf(pair?.key) : (rangeOf(child) ?? rangeOf(pair?.key));
    if (wanted === undefined) break;
    range = wanted;
    node = child;
  }
  return offsetRange(lines, range[0], range[1]);
}

/** Where a node stands, from its first sign to behind its last. */
export function rangeOf(node: unknown): [number, number] | undefined {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  const range = node.range;
  if (!range) return undefined;
  // A map or list would underline everything below it: its first key or item says enough.
  if (isMap(node) && !node.flow) return rangeOf(node.items[0]?.key) ?? [range[0], range[1]];
  if (isSeq(node) && !node.flow) return rangeOf(node.items[0]) ?? [range[0], range[1]];
  return [range[0], range[1]];
}

const pairsOf = new WeakMap<YAMLMap, { readonly count: number; readonly byName: ReadonlyMap<string, Pair> }>();

/** The first pair of that name; indexed, as a map of thousands of answers may be asked for each of them. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  const known = pairsOf.get(map);
  if (known?.count === map.items.length) return known.byName.get(name);
  const byName = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = keyName(pair.key);
    if (!byName.has(key)) byName.set(key, pair);
  }
  pairsOf.set(map, { count: map.items.length, byName });
  return byName.get(name);
}

function keyName(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
