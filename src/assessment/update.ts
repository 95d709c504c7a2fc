import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
} from 'yaml';
import { isSame } from '../domain/canonical.ts';

/** Plain data for a map; what is undefined is left out. */
type Entries = Readonly<Record<string, unknown>>;

/** Makes `map` hold exactly `entries`: what is there keeps its place and style, and no comment is lost. */
export function updateMap(doc: Document, map: YAMLMap, entries: Entries): void {
  for (const pair of [...map.items]) {
    if (valueIn(entries, String(pair.key)) === undefined) removePair(map, pair);
  }
  for (const [key, value] of Object.entries(entries)) {
    if (value === undefined) continue;
    const pair = map.items.find((candidate) => String(candidate.key) === key);
    if (pair === undefined) map.items.push(doc.createPair(key, created(doc, value)));
    else pair.value = updated(doc, pair.value, value);
  }
  closeIfEmpty(map);
}

/** Takes an entry away; no comment is lost. */
export function removeEntry(map: YAMLMap, key: string): void {
  const pair = map.items.find((candidate) => String(candidate.key) === key);
  if (pair !== undefined) removePair(map, pair);
}

/** The node that says `value`: `old` itself wherever it can, else a new one with the comments of `old`. */
export function updated(doc: Document, old: unknown, value: unknown): Node {
  if (isMap(old) && isEntries(value)) {
    updateMap(doc, opened(old), value);
    return old;
  }
  if (isSeq(old) && Array.isArray(value)) {
    updateSeq(doc, opened(old), value);
    return old;
  }
  if (isScalar(old) && !isEntries(value) && !Array.isArray(value)) {
    setScalar(old, value);
    return old;
  }
  const node = created(doc, value);
  addCommentsBefore(node, commentsOf(old));
  return node;
}

/** An empty `{}` or `[]` takes its entries line by line; a comment beside it goes above them. */
export function opened<T extends YAMLMap | YAMLSeq>(collection: T): T {
  if (collection.items.length > 0) return collection;
  const comments = collection.comment ? [collection.comment] : [];
  collection.flow = false;
  collection.comment = null;
  addCommentsBefore(collection, comments);
  return collection;
}

/** Puts the comments of a node that goes above the node that comes. */
export function addCommentsBefore(node: Node, comments: readonly string[]): void {
  const all = [...comments, ...(node.commentBefore ? [node.commentBefore] : [])];
  if (all.length > 0) node.commentBefore = all.join('\n');
}

/** All comments on a node and below it, in the order they were written. */
export function commentsOf(node: unknown): string[] {
  if (isPair(node)) return [...commentsOf(node.key), ...commentsOf(node.value)];
  if (!isNode(node)) return [];
  const inside = isCollection(node) ? node.items.flatMap(commentsOf) : [];
  return [node.commentBefore, ...inside, node.comment].filter((comment) => typeof comment === 'string');
}

/** Two equal objects in an answer are no alias: readers of the file would refuse one. */
function created(doc: Document, value: unknown): Node {
  return doc.createNode(value, { aliasDuplicateObjects: false });
}

function setScalar(scalar: Scalar, value: unknown): void {
  if (scalar.value === value) return;
  scalar.value = value;
  // Quotes are a matter of taste and stay; a plain or block style that suited the old text may break the new one.
  if (scalar.type !== Scalar.QUOTE_DOUBLE && scalar.type !== Scalar.QUOTE_SINGLE) delete scalar.type;
}

/** Items that stay keep their nodes; changed records, such as evidence, take over those that are left, in order. */
function updateSeq(doc: Document, seq: YAMLSeq, values: readonly unknown[]): void {
  const left = [...seq.items];
  const take = (isWanted: (item: unknown) => boolean) => {
    const index = left.findIndex(isWanted);
    return index === -1 ? undefined : left.splice(index, 1)[0];
  };
  const staying = values.map((value) => take((item) => isNode(item) && says(item, value)));
  seq.items = values.map(
    (value, index) => staying[index] ?? updated(doc, isEntries(value) ? take(isMap) : undefined, value),
  );
  addComments(seq, left.flatMap(commentsOf));
  closeIfEmpty(seq);
}

/** `{}` and `[]` stand on the line of their key. */
export function closeIfEmpty(collection: YAMLMap | YAMLSeq): void {
  if (collection.items.length === 0) collection.flow = true;
}

function says(node: Node, value: unknown): boolean {
  return isSame(node.toJSON(), value);
}

/** A comment on what is removed may be about more than that: it stays where it stood. */
function removePair(map: YAMLMap, pair: Pair): void {
  const index = map.items.indexOf(pair);
  map.items.splice(index, 1);
  const next = map.items[index]?.key;
  if (isNode(next)) addCommentsBefore(next, commentsOf(pair));
  else addComments(map, commentsOf(pair));
}

/** Below the last entry. */
function addComments(collection: YAMLMap | YAMLSeq, comments: readonly string[]): void {
  const all = [...comments, ...(collection.comment ? [collection.comment] : [])];
  if (all.length > 0) collection.comment = all.join('\n');
}

function valueIn(entries: Entries, key: string): unknown {
  return Object.hasOwn(entries, key) ? entries[key] : undefined;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
