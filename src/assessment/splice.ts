import { Document, isMap, type Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isSame } from '../domain/canonical.ts';
import { recordOf } from '../domain/edit.ts';
import type { Assessment, Retired } from '../formats/assessment.ts';
import { lazily } from '../formats/lazily.ts';
import { composeGuarded } from '../yaml/compose.ts';
import type { Place } from '../yaml/range.ts';
import { changesInMap } from './brackets.ts';
import { tidyComments } from './comments.ts';
import { retiredItem } from './edit.ts';
import { insertionIndex, isAboveAnswers, standsApart } from './insertion.ts';
import { columnOf, contentEnd, dashOf, isBlock, type Layout, layoutOf, lineStart, printLaidOut } from './layout.ts';
import { type Change, commentsIn, type Entries, exchanged, isFilled, isFilledList, Unsafe, unsafe } from './pieces.ts';
import { updated, updateMap } from './update.ts';

/** A text, and where each part of it stands. */
export interface Placed {
  readonly text: string;
  readonly root: Place;
}

/** More than any one answer has. */
const MAX_PARTS = 100_000;

/**
 * The text with `after` in the place of `before`: what did not change stays letter for letter, and what did is printed in
 * the layout of the file.
 * @param order the criterion ids in the catalogue's order, for what is new.
 * @returns undefined where that cannot be done piece by piece. The caller holds the result against `after`.
 */
export function spliced(
  placed: Placed,
  before: Assessment,
  after: Assessment,
  order: readonly string[],
): string | undefined {
  try {
    return new Splicer(placed, retiredBetween(before, after), order).splice(before, after);
  } catch (error) {
    if (error instanceof Unsafe) return undefined;
    throw error;
  }
}

/** An entry in its text. */
interface Stretch {
  /** Where its first line begins. */
  readonly line: number;
  readonly start: number;
  readonly column: number;
  /** Behind its value. */
  readonly end: number;
  /** Behind its last line, with a comment that stands there. */
  readonly lineEnd: number;
}

class Splicer {
  readonly #text: string;
  readonly #root: Place;
  readonly #order: readonly string[];
  readonly #retired: readonly Retired[];
  readonly #eol: string;
  readonly #layout: () => Layout;
  readonly #changes: Change[] = [];

  constructor({ text, root }: Placed, retired: readonly Retired[], order: readonly string[]) {
    this.#text = text;
    this.#root = root;
    this.#order = order;
    this.#retired = retired;
    this.#eol = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
    this.#layout = lazily(() => layoutOf(text, root));
  }

  splice(before: Assessment, after: Assessment): string {
    for (const { id, record } of this.#retired.map((one) => ({ id: one.id, record: recordOf(one) }))) {
      const entries: object = after[record] ?? {};
      // Of a record that is left without entries, the comments would have to be told apart.
      if (Object.keys(entries).length === 0 || Object.hasOwn(entries, id)) unsafe();
    }
    this.#map(this.#root, { ...before }, { ...after }, []);
    const changes = this.#changes.map((change, index) => ({ ...change, index }));
    changes.sort((a, b) => a.start - b.start || a.index - b.index);
    let at = 0;
    const pieces = changes.map(({ start, end, text }) => {
      if (start < at) unsafe();
      const piece = this.#text.slice(at, start) + text;
      at = end;
      return piece;
    });
    return pieces.join('') + this.#text.slice(at);
  }

  #map(place: Place, before: Entries, after: Entries, path: readonly string[]): void {
    if (!isBlock(place)) {
      this.#mapInBrackets(place, before, after, path);
      return;
    }
    const below = place.below?.() ?? unsafe();
    for (const [key, child] of below) {
      const [was, now] = [before[key], after[key]];
      if (was === now) continue;
      if (now === undefined) this.#remove(child, [...path, key]);
      else if (!isSame(was, now)) this.#change(child, was, now, [...path, key]);
    }
    const added = Object.keys(after).filter((key) => after[key] !== undefined && !below.has(key));
    if (added.length > 0) this.#add(below, added, after, path);
  }

  #mapInBrackets(place: Place, before: Entries, after: Entries, path: readonly string[]): void {
    // What is put aside takes its comments along, and they would have to be told apart.
    if (this.#retired.length > 0) unsafe();
    const file = { text: this.#text, order: this.#order };
    const changes = changesInMap(file, place, { before, after }, path);
    this.#changes.push(...changes.map((change) => ({ ...change, text: this.#ended(change.text) })));
  }

  #change(place: Place, was: unknown, now: unknown, path: readonly string[]): void {
    const mark = this.#changes.length;
    try {
      if (isFilled(was) && isFilled(now)) this.#map(place, was, now, path);
      else if (isFilledList(was) && isFilledList(now)) this.#list(place, was, now, path);
      else this.#reprint(place, now);
      return;
    } catch (error) {
      if (!(error instanceof Unsafe) || this.#isMoving(path)) throw error;
      this.#changes.length = mark;
    }
    this.#reprint(place, now);
  }

  #list(place: Place, was: readonly unknown[], now: readonly unknown[], path: readonly string[]): void {
    if (!isBlock(place)) unsafe();
    const items = [...(place.below?.().values() ?? [])];
    if (items.length !== was.length) unsafe();
    const { head, gone: count, come } = exchanged(was, now, isSame);
    const gone = items.slice(head, head + count);
    if (gone.length === 0) {
      this.#addItems(items, head, come, path);
    } else if (come.length === 0) {
      for (const item of gone) this.#removeItem(item);
    } else if (gone.length === come.length) {
      for (const [index, item] of gone.entries()) {
        const [old, one] = [was[head + index], come[index]];
        if (!isFilled(old) || !isFilled(one)) unsafe();
        this.#map(item, old, one, [...path, String(head + index)]);
      }
    } else {
      unsafe();
    }
  }

  #addItems(items: readonly Place[], index: number, values: readonly unknown[], path: readonly string[]): void {
    const [first = unsafe()] = items;
    const before = items[index - 1];
    const at = before === undefined ? undefined : this.#stretchOf(before, before.start).lineEnd;
    const { column, start } = dashOf(this.#text, first.start) ?? unsafe();
    this.#insert(
      at ?? start,
      indented(
        this.#print((doc) => this.#itemsOf(doc, values, path)),
        column,
      ),
    );
  }

  #removeItem(item: Place): void {
    const { column, start } = dashOf(this.#text, item.start) ?? unsafe();
    const { lineEnd } = this.#stretchOf(item, item.start);
    this.#changes.push({ start, end: lineEnd, text: this.#commentLines(item.start, lineEnd, column) });
  }

  #remove(place: Place, path: readonly string[]): void {
    const entry = this.#entryOf(place);
    const { line, lineEnd, start, column } = entry;
    if (this.#isMoved(path)) {
      this.#changes.push({ start: this.#withCommentsAbove(entry), end: lineEnd, text: '' });
      return;
    }
    // The first key beside a dash cannot go by itself.
    if (start - line !== column || !isBlank(this.#text.slice(line, start))) unsafe();
    const comments = this.#commentLines(start, lineEnd, column);
    const from = path.length === 1 && comments === '' ? this.#withEmptyLineAbove(line, lineEnd) : line;
    this.#changes.push({ start: from, end: lineEnd, text: comments });
  }

  /** A record stands apart by one empty line: what comes and goes leaves no second one. */
  #withEmptyLineAbove(line: number, lineEnd: number): number {
    const above = /(?:^|\n)(\r?\n)$/.exec(this.#text.slice(Math.max(0, line - 3), line))?.[1];
    const isApart = /^\s*$/.test(this.#text.slice(lineEnd)) || /^\r?\n/.test(this.#text.slice(lineEnd, lineEnd + 2));
    return above !== undefined && isApart ? line - above.length : line;
  }

  /** The comments between two offsets, a line each. */
  #commentLines(start: number, end: number, column: number): string {
    const lines = commentsIn(this.#text.slice(start, end)).map((comment) => `${' '.repeat(column)}${comment}\n`);
    return this.#ended(lines.join(''));
  }

  #add(below: ReadonlyMap<string, Place>, added: readonly string[], after: Entries, path: readonly string[]): void {
    const keys = [...below.keys()];
    for (const key of added) keys.splice(insertionIndex(path, keys, key, this.#order), 0, key);
    const [first = unsafe()] = below.values();
    const top = this.#entryOf(first);
    let above: Place | undefined;
    for (const key of keys) {
      const there = below.get(key);
      if (there !== undefined) {
        above = there;
        continue;
      }
      if (above === undefined && !isBlank(this.#text.slice(top.line, top.start))) unsafe();
      const printed = this.#print((doc) => this.#mapOf(doc, key, after[key]));
      const place = above === undefined ? top.line : this.#entryOf(above).lineEnd;
      this.#insert(place, (this.#needsEmptyLine(path, key, place) ? '\n' : '') + indented(printed, top.column));
    }
  }

  #needsEmptyLine(path: readonly string[], key: string, at: number): boolean {
    if (path.length > 0) return false;
    if (isAboveAnswers(key)) return /^\r?\n/.test(this.#text.slice(at, at + 2));
    return standsApart(key) && !/(?:^|\n)\r?\n$/.test(this.#text.slice(Math.max(0, at - 3), at));
  }

  #insert(at: number, text: string): void {
    const isOpen = at > 0 && this.#text.charAt(at - 1) !== '\n';
    this.#changes.push({ start: at, end: at, text: this.#ended((isOpen ? '\n' : '') + text) });
  }

  /** Prints an entry anew, and no more of its lines than has to be. */
  #reprint(place: Place, now: unknown): void {
    const { start, end, lineEnd, column } = this.#entryOf(place);
    const value = this.#printed(start, end, column, now);
    const rest = this.#text.slice(end, lineEnd);
    if (!value.includes('\n') && this.#text.charAt(end - 1) !== '\n') {
      this.#changes.push({ start, end, text: value });
      return;
    }
    const whole = rest.includes('#') ? this.#printed(start, lineEnd, column, now) : value;
    const isClosed = this.#text.charAt(lineEnd - 1) === '\n';
    this.#changes.push({ start, end: lineEnd, text: this.#ended(whole + (isClosed ? '\n' : '')) });
  }

  /** An entry of the text with another value, without the end of its last line. */
  #printed(start: number, end: number, column: number, now: unknown): string {
    const { doc, pair } = this.#parsed(start, end, column);
    pair.value = updated(doc, pair.value, now);
    const flow = /^[^\n]*?: *[[{]( ?)/.exec(this.#text.slice(start, end));
    const padding = flow === null ? {} : { flowCollectionPadding: flow[1] === ' ' };
    const printed = printLaidOut(doc, { ...this.#layout(), ...padding });
    return indented(printed, column).slice(column).replace(/\n$/, '');
  }

  /** An entry of the text as a document of its own. */
  #parsed(start: number, end: number, column: number): { readonly doc: Document; readonly pair: Pair } {
    const source = (' '.repeat(column) + this.#text.slice(start, end)).replaceAll('\r\n', '\n');
    const doc = composeGuarded(source, MAX_PARTS);
    const [pair, second] = isMap(doc.contents) ? doc.contents.items : [];
    if (doc.errors.length > 0 || pair === undefined || second !== undefined) unsafe();
    tidyComments(doc, source);
    return { doc, pair };
  }

  #print(contents: (doc: Document) => YAMLMap | YAMLSeq): string {
    const doc = new Document();
    doc.contents = contents(doc);
    return printLaidOut(doc, this.#layout());
  }

  #mapOf(doc: Document, key: string, value: unknown): YAMLMap {
    const map = new YAMLMap();
    if (key === 'retired' && Array.isArray(value))
      map.items.push(doc.createPair(key, this.#itemsOf(doc, value, [key])));
    else updateMap(doc, map, { [key]: value });
    return map;
  }

  #itemsOf(doc: Document, values: readonly unknown[], [record]: readonly string[]): YAMLSeq {
    const list = new YAMLSeq();
    list.items = values.map((value) => {
      const retired = record === 'retired' ? this.#retired.find((one) => one === value) : undefined;
      return retired === undefined ? updated(doc, undefined, value) : retiredItem(doc, retired, this.#pairOf(retired));
    });
    return list;
  }

  /** What is put aside, as it is written, with the comments above it. */
  #pairOf(retired: Retired): Pair {
    const record = this.#root.below?.().get(recordOf(retired)) ?? unsafe();
    if (!isBlock(record)) unsafe();
    const entry = this.#entryOf(record.below?.().get(retired.id) ?? unsafe());
    const start = this.#withCommentsAbove(entry);
    const { column } = entry;
    // The comments above stand at the column of the key, and so does the key once it is one of their lines.
    return this.#parsed(start + column, entry.lineEnd, column).pair;
  }

  /** Where the comments begin that stand right above an entry; its own line where there are none. */
  #withCommentsAbove({ line, start, column }: Stretch): number {
    if (!isBlank(this.#text.slice(line, start))) unsafe();
    const mark = `${' '.repeat(column)}#`;
    let from = line;
    while (from > 0) {
      const above = lineStart(this.#text, from - 1);
      if (!this.#text.startsWith(mark, above)) break;
      from = above;
    }
    return from;
  }

  #isMoved([record, id, ...deeper]: readonly string[]): boolean {
    return deeper.length === 0 && this.#retired.some((one) => one.id === id && recordOf(one) === record);
  }

  /** Printed anew, comments on what moves would stand in both places. */
  #isMoving([record, ...deeper]: readonly string[]): boolean {
    return deeper.length === 0 && this.#retired.some((one) => recordOf(one) === record);
  }

  #entryOf(place: Place): Stretch {
    return this.#stretchOf(place, (place.key ?? unsafe()).start);
  }

  #stretchOf(place: Place, start: number): Stretch {
    const text = this.#text;
    const end = contentEnd(place);
    const line = lineStart(text, start);
    const stretch = { line, start, column: columnOf(text, start), end };
    if (text.charAt(end - 1) === '\n') return { ...stretch, lineEnd: end };
    const next = text.indexOf('\n', end);
    const lineEnd = next === -1 ? text.length : next + 1;
    if (!/^\s*(?:#.*)?$/s.test(text.slice(end, lineEnd))) unsafe();
    return { ...stretch, lineEnd };
  }

  #ended(text: string): string {
    return this.#eol === '\n' ? text : text.replaceAll('\n', this.#eol);
  }
}

function retiredBetween({ retired: before = [] }: Assessment, { retired: after = [] }: Assessment): readonly Retired[] {
  return after.slice(before.length);
}

function indented(text: string, column: number): string {
  return column === 0 ? text : text.replace(/^(?=[^\n])/gm, ' '.repeat(column));
}

function isBlank(text: string): boolean {
  return /^ *$/.test(text);
}
