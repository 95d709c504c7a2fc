import { lazily } from '../formats/lazily.ts';
import { mayFoldJapanese } from './folds.ts';
import { countOf, endOfQuoted, meaningOf, NotPlain, notPlain, startsPlain, textIn, trimSpaces } from './plainScalar.ts';
import type { Place, Span } from './range.ts';

/** A value, and where it and each part of it stand. */
export interface PlainReading {
  readonly value: unknown;
  readonly root: Place;
  /** At least as many as the library counts. */
  readonly parts: number;
}

/** Entries of the records of a file, by their lines: what is read again after each answer is the same but for one. */
export type KnownEntries = Map<string, KnownEntry>;

interface KnownEntry extends Entry {
  /** Its lines, with the blanks before it: where a text of several lines begins depends on them. */
  readonly lines: string;
  readonly parts: number;
  /** What stood behind it last. */
  next: KnownEntry | undefined;
}

interface Entry {
  readonly name: string;
  readonly piece: Piece;
}

/**
 * Reads YAML of the plain form in which assessments are written, many times as fast as the library: maps and lists in
 * blocks, texts on one line with or without quotes, `|` and `>`, `[…]` and `{…}` on one line, comments.
 * @param known what was read of texts before this one: it is not read again, and what is new is added.
 * @returns exactly what the library reads, or nothing where a text goes beyond that or has any mistake
 */
export function readPlain(text: string, maxParts: number, known?: KnownEntries): PlainReading | undefined {
  if (UNUSUAL.test(text) || mayFoldJapanese(text)) return undefined;
  try {
    return new PlainReader(text, maxParts, known).read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** Tabs, other control characters, byte order marks, and line ends that are neither of Unix nor of Windows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNUSUAL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\r(?!\n)/;

/** Deeper than any file of ours; what is too deep to be read at all is for the library to say. */
const MAX_DEPTH = 20;

/** How deep the records of a file stand, such as its answers. */
const RECORD_DEPTH = 1;

/** The library refuses keys that are a little longer. */
const MAX_KEY = 1000;

/** The most parts that the library may count in each, with the spaces around it. */
const PARTS = { line: 6, key: 4, text: 2, bracket: 3, comma: 3 } as const;

const BLANK_LINE = / *(?:#[^\n]*)?(?:\n|$)/y;
const LINE_END = / *(?: #[^\n]*)?(?:\n|$)/y;
const SPACES = / */y;
/** `---` and `...` would end the document. */
const KEY = /(?!-{3}|\.{3})[^\n:#,[\]{}]*[^\n:#,[\]{} ]/y;
const COLON = /:(?: +|(?=\n)|$)/y;
const BLOCK_HEADER = /([|>])([1-9]?)([+-]?) *\n/y;
const BLOCK_LINE = /( *)(?! )([^\r\n]*)(?:\r?\n|$)/y;
const FLOW_START = /[[{] */y;
const FLOW_TEXT = /[^\n:#,[\]{}]*/y;
const COMMA = / *, */y;
const LIST_END = / *\]/y;
const MAP_END = / *\}/y;

interface Piece {
  readonly value: unknown;
  readonly place: Place;
}

interface Key {
  readonly name: string;
  readonly span: Span;
}

class PlainReader {
  readonly #source: string;
  readonly #text: string;
  readonly #maxParts: number;
  readonly #known: KnownEntries | undefined;
  /** The entry that was read last, of those that are kept. */
  #last: KnownEntry | undefined;
  #parts = 0;
  /** Where reading goes on. */
  #at = 0;
  /** The column of the line that reading goes on with; -1 at the end of the text. */
  #column = 0;

  constructor(source: string, maxParts: number, known: KnownEntries | undefined) {
    this.#source = source;
    // A space at the end of a line says as little, and every sign keeps its place.
    this.#text = source.replaceAll('\r\n', ' \n');
    this.#maxParts = maxParts;
    this.#known = known;
  }

  read(): PlainReading {
    this.#nextLine();
    if (this.#column !== 0) notPlain();
    const { value, place } = this.#block(0, undefined, 0);
    if (this.#at < this.#text.length) notPlain();
    return { value, root: place, parts: this.#parts };
  }

  #block(column: number, key: Span | undefined, depth: number): Piece {
    if (depth > MAX_DEPTH) notPlain();
    return this.#isItem() ? this.#list(column, key, depth) : this.#map(column, key, depth);
  }

  #map(column: number, key: Span | undefined, depth: number): Piece {
    const names: string[] = [];
    const pieces: Piece[] = [];
    do {
      const { name, piece } = depth === RECORD_DEPTH ? this.#recordEntry(column) : this.#pair(column, depth);
      names.push(name);
      pieces.push(piece);
    } while (this.#column === column && !this.#isItem());
    if (this.#column > column) notPlain();
    return mapOf(names, pieces, key, pieces[0]?.place.key ?? notPlain());
  }

  #pair(column: number, depth: number): Entry {
    const { name, span } = this.#key() ?? notPlain();
    return { name, piece: this.#entry(column, span, depth) };
  }

  /** An entry of a record, which is read only once as long as its lines stay as they are. */
  #recordEntry(column: number): Entry {
    if (this.#known === undefined) return this.#pair(column, RECORD_DEPTH);
    const [start, partsBefore] = [this.#at, this.#parts];
    const known = this.#likelyEntry(column) ?? this.#known.get(this.#linesOfEntry(column));
    if (known !== undefined) {
      this.#follow(known);
      this.#count(known.parts);
      this.#at = start - column + known.lines.length;
      this.#startLine();
      return { name: known.name, piece: movedTo(start, known.piece) };
    }
    const lines = this.#linesOfEntry(column);
    const read = this.#pair(column, RECORD_DEPTH);
    const isWhole = this.#at - Math.max(this.#column, 0) === start - column + lines.length;
    if (isWhole)
      this.#known.set(lines, this.#follow({ ...read, lines, parts: this.#parts - partsBefore, next: undefined }));
    return read;
  }

  #follow(entry: KnownEntry): KnownEntry {
    if (this.#last !== undefined) this.#last.next = entry;
    this.#last = entry;
    return entry;
  }

  /** The entry that stood here last time, where it still does: found without looking for its end. */
  #likelyEntry(column: number): KnownEntry | undefined {
    const entry = this.#last?.next;
    const start = this.#at - column;
    if (entry === undefined) return undefined;
    const end = start + entry.lines.length;
    // A piece is compared many signs at a time, where `startsWith` looks at one after the other.
    if (this.#source.slice(start, end) !== entry.lines) return undefined;
    return end === this.#text.length || (entry.lines.endsWith('\n') && this.#endsEntry(end, column))
      ? entry
      : undefined;
  }

  #linesOfEntry(column: number): string {
    let line = this.#at;
    do {
      const end = this.#text.indexOf('\n', line);
      line = end === -1 ? this.#text.length : end + 1;
    } while (!this.#endsEntry(line, column));
    return this.#source.slice(this.#at - column, line);
  }

  /** Whether a line says something that stands no deeper than an entry at `column`, or there is none. */
  #endsEntry(line: number, column: number): boolean {
    let at = line;
    while (this.#text.charAt(at) === ' ') at += 1;
    if (at === this.#text.length) return at === line;
    const isInside = at - line > column || (at - line === column && this.#text.startsWith('- ', at));
    return !isInside && !'\n#'.includes(this.#text.charAt(at));
  }

  #list(column: number, key: Span | undefined, depth: number): Piece {
    const pieces: Piece[] = [];
    let first: Span | undefined;
    do {
      const item = this.#item(column, depth);
      first ??= item.place;
      pieces.push(item);
    } while (this.#column === column && this.#isItem());
    if (this.#column > column) notPlain();
    return listOf(pieces, key, first);
  }

  /** What belongs to a key, on its line or below. */
  #entry(column: number, key: Span, depth: number): Piece {
    if (!this.#isLineOver()) return this.#simple(column, key, depth);
    this.#nextLine();
    if (this.#column > column) return this.#block(this.#column, key, depth + 1);
    if (this.#column === column && this.#isItem()) return this.#list(column, key, depth + 1);
    return notPlain();
  }

  /** What belongs to a dash. */
  #item(column: number, depth: number): Piece {
    const dash = this.#at;
    this.#at += 1;
    this.#skip(SPACES);
    const start = this.#at;
    const isMap = this.#key() !== undefined;
    this.#at = start;
    return isMap ? this.#block(column + start - dash, undefined, depth + 1) : this.#simple(column, undefined, depth);
  }

  /** A value that starts on this line, other than a map or list in a block. */
  #simple(column: number, key: Span | undefined, depth: number): Piece {
    if (this.#isAt('|>')) return this.#blockText(column, key);
    const read = this.#isAt('[{') ? this.#flow(key, depth) : this.#lineText(key);
    if (!this.#skip(LINE_END)) notPlain();
    this.#nextLine();
    return read;
  }

  #lineText(key: Span | undefined): Piece {
    if (this.#isAt('"\'')) return this.#quoted(key);
    const end = this.#text.indexOf('\n', this.#at);
    const line = this.#text.slice(this.#at, end === -1 ? undefined : end);
    const comment = line.indexOf(' #');
    const words = comment === -1 ? line : line.slice(0, comment);
    if (/: |:$/.test(words)) notPlain();
    return this.#words(words, key);
  }

  /** `[…]` or `{…}` on one line. */
  #flow(key: Span | undefined, depth: number): Piece {
    if (depth > MAX_DEPTH) notPlain();
    const start = this.#at;
    const isMap = this.#isAt('{');
    const end = isMap ? MAP_END : LIST_END;
    const names: string[] = [];
    const pieces: Piece[] = [];
    this.#skip(FLOW_START);
    if (!this.#skip(end)) {
      do {
        const own = isMap ? (this.#key() ?? notPlain()) : undefined;
        if (own !== undefined) names.push(own.name);
        pieces.push(this.#flowItem(own?.span, depth + 1));
        this.#count(PARTS.comma);
      } while (this.#skip(COMMA));
      if (!this.#skip(end)) notPlain();
    }
    this.#count(2 * PARTS.bracket);
    const span = { start, end: this.#at };
    return isMap ? mapOf(names, pieces, key, span) : listOf(pieces, key, span);
  }

  #flowItem(key: Span | undefined, depth: number): Piece {
    if (this.#isAt('[{')) return this.#flow(key, depth);
    if (this.#isAt('"\'')) return this.#quoted(key);
    return this.#words(this.#match(FLOW_TEXT)?.[0] ?? '', key);
  }

  #quoted(key: Span | undefined): Piece {
    const start = this.#at;
    const value = this.#quotedText();
    this.#count(PARTS.text);
    return { value, place: { start, end: this.#at, key } };
  }

  #words(words: string, key: Span | undefined): Piece {
    const start = this.#at;
    const text = trimSpaces(words);
    if (!startsPlain(text)) notPlain();
    this.#at += text.length;
    this.#count(PARTS.text);
    return { value: meaningOf(text), place: { start, end: this.#at, key } };
  }

  /** `|` or `>` with the lines that belong to it. */
  #blockText(column: number, key: Span | undefined): Piece {
    const start = this.#at;
    const [header, style, digit, chomping] = this.#match(BLOCK_HEADER) ?? notPlain();
    this.#at += header.length;
    const { lines, blank, end } = this.#blockLines(column, digit ? column + Number(digit) : 0);
    // How two lines are joined depends on more than the two where any is blank or indented further.
    if (style === '>' && lines.some((line) => line === '' || line.startsWith(' '))) notPlain();
    if (chomping !== '+') this.#at = end;
    const place = { start, end: this.#at, key };
    this.#nextLine();
    const breaks = chomping === '-' ? 0 : chomping === '+' ? 1 + blank : 1;
    return { value: lines.join(style === '>' ? ' ' : '\n') + '\n'.repeat(breaks), place };
  }

  /** The lines of a text, where they end, and the number of blank ones below; a carriage return is no space here. */
  #blockLines(column: number, givenIndent: number): { lines: string[]; end: number; blank: number } {
    const lines: string[] = [];
    let indent = givenIndent;
    let filled = 0;
    let end = this.#at;
    while (this.#at < this.#source.length) {
      const [line, spaces = '', words = ''] = this.#match(BLOCK_LINE, this.#source) ?? notPlain();
      const isBlank = words === '';
      if (isBlank && spaces !== '') notPlain();
      if (!isBlank && spaces.length < (indent || column + 1)) break;
      this.#at += line.length;
      indent ||= spaces.length;
      lines.push(spaces.slice(indent) + words);
      if (isBlank) continue;
      filled = lines.length;
      end = this.#at;
    }
    if (filled === 0) notPlain();
    return { lines: lines.slice(0, filled), end, blank: lines.length - filled };
  }

  /** Reads a key with its colon and the spaces behind it; nothing where there is none. */
  #key(): Key | undefined {
    const start = this.#at;
    const name = this.#isAt('"\'') ? this.#quotedText() : this.#plainKey();
    const span = { start, end: this.#at };
    if (name === undefined || this.#at - start > MAX_KEY || !this.#skip(COLON)) return undefined;
    this.#count(PARTS.key);
    return { name, span };
  }

  #plainKey(): string | undefined {
    const start = this.#at;
    if (!startsPlain(this.#text.slice(start, start + 2)) || !this.#skip(KEY)) return undefined;
    return this.#text.slice(start, this.#at);
  }

  #quotedText(): string {
    const start = this.#at;
    this.#at = endOfQuoted(this.#text, start);
    const quoted = this.#text.slice(start, this.#at);
    this.#count(countOf('\\', quoted));
    return textIn(quoted);
  }

  /** Goes on to the next line that says something. */
  #nextLine(): void {
    do this.#count(PARTS.line);
    while (this.#at < this.#text.length && this.#skip(BLANK_LINE));
    this.#startLine();
  }

  #startLine(): void {
    const start = this.#at;
    this.#skip(SPACES);
    this.#column = this.#at < this.#text.length ? this.#at - start : -1;
  }

  /** Ends early where there is too much: a list on one line may be megabytes long. */
  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts > this.#maxParts) notPlain();
  }

  #isItem(): boolean {
    return this.#text.startsWith('- ', this.#at);
  }

  #isLineOver(): boolean {
    return this.#at === this.#text.length || this.#isAt('\n#');
  }

  #isAt(signs: string): boolean {
    return this.#at < this.#text.length && signs.includes(this.#text.charAt(this.#at));
  }

  #match(pattern: RegExp, text = this.#text): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(text) ?? undefined;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const isThere = pattern.test(this.#text);
    if (isThere) this.#at = pattern.lastIndex;
    return isThere;
  }
}

/** What was read elsewhere, as it stands with its key at `start`. */
function movedTo(start: number, piece: Piece): Piece {
  const by = start - (piece.place.key?.start ?? start);
  return by === 0 ? piece : { value: piece.value, place: movedBy(by, piece.place) };
}

function movedBy(by: number, { start, end, key, below }: Place): Place {
  return {
    start: start + by,
    end: end + by,
    key: key && { start: key.start + by, end: key.end + by },
    below: below && lazily(() => new Map([...below()].map(([name, place]) => [name, movedBy(by, place)] as const))),
  };
}

function mapOf(names: readonly string[], pieces: readonly Piece[], key: Span | undefined, { start, end }: Span): Piece {
  const value = Object.fromEntries(pieces.map((piece, index) => [names[index], piece.value]));
  // A name that is there twice.
  if (Object.keys(value).length < pieces.length) notPlain();
  const below = lazily(() => new Map(pieces.map(({ place }, index) => [names[index] ?? '', place])));
  return { value, place: { start, end, key, below } };
}

function listOf(pieces: readonly Piece[], key: Span | undefined, { start, end }: Span): Piece {
  const below = lazily(() => new Map(pieces.map(({ place }, index) => [String(index), place])));
  return { value: pieces.map(({ value }) => value), place: { start, end, key, below } };
}
