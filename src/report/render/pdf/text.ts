import LineBreaker from 'linebreak';
import { UserError } from '../../../errors.ts';
import { mend } from './clean.ts';
import type { FaceName, Faces, Shape } from './fonts.ts';
import { type Language, wordings } from './language.ts';
import { remembering } from './remembering.ts';
import type { TextStyle } from './style.ts';

/** Text of one look; a paragraph is one or several of them. */
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  /** No line ends inside of it where it fits one. */
  readonly isWhole?: boolean;
}

/** Characters of one face, one look and one language, to be drawn in one go. */
export interface Run extends Meaning {
  readonly text: string;
  readonly face: FaceName;
  readonly style: TextStyle;
  readonly width: number;
}

/** What drawn characters are to whoever copies or hears them. */
export interface Meaning {
  /** Where it is not that of the document. */
  readonly language?: Language;
  /** The character in place of which 〓 is drawn. */
  readonly insteadOf?: string;
}

/** A line of a paragraph, measured; `indent` is what stands free before it. */
export interface Line {
  readonly runs: readonly Run[];
  readonly indent: number;
  readonly width: number;
  readonly height: number;
}

export interface SetOptions {
  readonly align?: 'left' | 'right' | 'center';
  /** Lines of about equal length, for headings. */
  readonly balance?: boolean;
  /** Further lines are left out and the last one ends in …; only for what stands in full elsewhere. */
  readonly maxLines?: number;
}

/** Sets a paragraph to a width. */
export type Typeset = (
  text: string | readonly Span[],
  style: TextStyle,
  width: number,
  options?: SetOptions,
) => readonly Line[];

/** A character in its look, the same object for all its appearances that mean the same. */
interface Unit extends Meaning {
  readonly shape: Shape;
  readonly style: TextStyle;
  readonly width: number;
}

/** A paragraph before it has lines. */
interface Measured {
  readonly units: readonly Unit[];
  /** Where each unit begins, were it all one line; one more than there are units. */
  readonly offsets: readonly number[];
  readonly breaks: readonly Break[];
}

/** Where a line may end. */
interface Break {
  /** The unit after which it does, counted from 1. */
  readonly end: number;
  readonly isForced: boolean;
  /** How wide what it would tear apart is, where it would: if that fits a line, no line ends here. */
  readonly tears: number | undefined;
}

/** A line as a range of units. */
interface Range {
  readonly start: number;
  readonly end: number;
  /** Spaces hang out of its end. */
  readonly isBroken: boolean;
}

const ELLIPSIS = '…';

/** Rounding must not push a word that exactly fits to the next line. */
const TOLERANCE = 0.01;

/**
 * Latin letters of the fonts look larger than Japanese of their size, and do not fill the height of a line. At the least
 * size, in points, small letters are as high as in common typefaces of 8 points.
 */
const LATIN = { size: 0.92, least: 7.5, leading: 0.84 } as const;

function fitted(style: TextStyle, main: Language): TextStyle {
  if (main === 'ja') return style;
  const size = Math.min(style.size, Math.max(LATIN.least, style.size * LATIN.size));
  return { ...style, size, leading: style.leading * LATIN.leading };
}

/**
 * Letters that are set for one document, each as often as it is tried, and as many for each text and each run as they
 * take beside their letters: of every criterion of ours with a page of notes it is less than half. More would be hundreds
 * of pages, which take their time, and which nobody turns. A large catalogue has as many more as its criteria take.
 */
const MOST_SET = 1_500_000;
const MOST_OF_A_CRITERION = 6_000;
const COST = { text: 60, run: 10 } as const;

/**
 * A typesetter for the given fonts, and texts mainly in a language: what it returns is exactly as large as what will be
 * drawn. It is for one document.
 * @param criteria how many the document is about.
 * @throws UserError too-long-for-pdf
 */
export function typesetter(faces: Faces, main: Language, criteria = 0): Typeset {
  const unitsOf = unitCache(faces);
  const fit = remembering((style: TextStyle) => fitted(style, main));
  let left = MOST_SET + criteria * MOST_OF_A_CRITERION;
  return (text, wanted, width, options = {}) => {
    const style = fit(wanted);
    const spans =
      typeof text === 'string' ? [{ text, style }] : text.map((span) => ({ ...span, style: fit(span.style) }));
    left -= spans.reduce<number>((sum, span) => sum + span.text.length, COST.text);
    if (left < 0) throw new UserError('too-long-for-pdf');
    const measured = measure(spans, { faces, unitsOf, main }, width);
    const filled = fill(measured, width);
    const ranges = options.balance ? balance(measured, filled, width) : withoutRunt(measured, filled, width, style);
    const lines = ranges.map(({ start, end }) => measured.units.slice(start, end));
    const isBroken = (index: number) => ranges[index]?.isBroken ?? false;
    return shorten(lines, options.maxLines, width, unitsOf(style)(ELLIPSIS)).map((units, index) => {
      const line = toLine(units, style, width, options.align ?? 'left');
      left -= COST.run * line.runs.length;
      return isBroken(index) ? parted(line) : line;
    });
  };
}

/**
 * Lines of which the last ends in a space that takes no room. Readers of the tags hear no place and no line: without it,
 * what comes next in the same tag would be part of the last word (ISO 32000-1, 14.8.2.5).
 */
export function partedFromNext(lines: readonly Line[]): readonly Line[] {
  return lines.map((line, index) => (index === lines.length - 1 ? parted(line) : line));
}

function parted(line: Line): Line {
  const last = line.runs.at(-1);
  if (last === undefined) return line;
  const rest = line.runs.slice(0, -1);
  if (last.face !== 'fallback' && last.insteadOf === undefined)
    return { ...line, runs: [...rest, { ...last, text: `${last.text} ` }] };
  const face = last.style.bold ? 'bold' : 'regular';
  return { ...line, runs: [...line.runs, { text: ' ', face, style: last.style, width: 0 }] };
}

/** Height of lines on top of each other. */
export function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** Of the characters of one look and one language. */
type UnitsOf = (style: TextStyle, language?: Language) => (character: string) => Unit;

function unitCache(faces: Faces): UnitsOf {
  const unitsOf = remembering((language: Language | undefined) =>
    remembering((style: TextStyle) =>
      remembering((character: string): Unit => {
        const shape = faces.shape(character, style.bold);
        return { shape, style, width: shape.advance * style.size, ...(language === undefined ? {} : { language }) };
      }),
    ),
  );
  return (style, language) => unitsOf(language)(style);
}

function measure(
  spans: readonly Span[],
  { faces, unitsOf, main }: { readonly faces: Faces; readonly unitsOf: UnitsOf; readonly main: Language },
  room: number,
): Measured {
  const units: Unit[] = [];
  const offsets = [0];
  // Of a unit by the index of its first UTF-16 code unit, because the line breaker counts in these.
  const unitAt: number[] = [];
  const pieces: Piece[] = [];
  let whole = '';
  let width = 0;
  const add = (character: string, unit: Unit) => {
    for (let half = 0; half < character.length; half++) unitAt.push(units.length);
    units.push(unit);
    width += unit.width;
    offsets.push(width);
  };
  for (const { text, style, isWhole = false } of spans) {
    const start = whole.length;
    for (const { text: wording, language } of wordings(mend(text), main)) {
      const unitOf = unitsOf(style, language);
      for (const { text: shown, insteadOf } of faces.displayable(wording, style.bold)) {
        whole += shown;
        for (const character of shown) {
          const unit = unitOf(character === '\n' ? ' ' : character);
          add(character, insteadOf === undefined ? unit : { ...unit, insteadOf });
        }
      }
    }
    if (isWhole) pieces.push({ start, end: whole.length });
  }
  // Most texts are a line or less, and looking for places to break is half of the work.
  const isOneLine = width <= room && !whole.includes('\n');
  if (isOneLine) return { units, offsets, breaks: [{ end: units.length, isForced: false, tears: undefined }] };
  return { units, offsets, breaks: breaksOf(whole, [...pieces, ...piecesOf(whole)], unitAt, offsets) };
}

/** A part of a text, in UTF-16 code units. */
interface Piece {
  readonly start: number;
  readonly end: number;
}

/** A word, with its hyphens: nobody could copy the name of a command or of a file from two lines. */
const WORD = /[\w-]+/g;

/** What stands between facts that are told on a line. */
const BETWEEN_FACTS = / [／/] |　|; |\n|$/g;
const AFTER_LABEL = ': ';

/** What is read in one glance: a word, and a fact with its label. */
function piecesOf(text: string): readonly Piece[] {
  const words = Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const facts: Piece[] = [];
  let start = 0;
  for (const { index, 0: between } of text.matchAll(BETWEEN_FACTS)) {
    if (text.slice(start, index).includes(AFTER_LABEL)) facts.push({ start, end: index });
    start = index + between.length;
  }
  return [...words, ...facts];
}

function breaksOf(
  text: string,
  pieces: readonly Piece[],
  unitAt: readonly number[],
  offsets: readonly number[],
): readonly Break[] {
  const count = offsets.length - 1;
  const unitOf = (position: number) => unitAt[position] ?? count;
  const tears = new Map<number, number>();
  for (const piece of pieces) {
    const [start, end] = [unitOf(piece.start), unitOf(piece.end)];
    const width = (offsets[end] ?? 0) - (offsets[start] ?? 0);
    for (let unit = start + 1; unit < end; unit++) tears.set(unit, Math.min(width, tears.get(unit) ?? Infinity));
  }
  const breaker = new LineBreaker(text);
  const breaks: Break[] = [];
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const end = unitOf(next.position);
    breaks.push({ end, isForced: next.required && end < count, tears: tears.get(end) });
  }
  return breaks;
}

function fill({ units, offsets, breaks }: Measured, width: number): readonly Range[] {
  const lines: Range[] = [];
  const widthOf = (start: number, end: number) => (offsets[end] ?? 0) - (offsets[start] ?? 0) - TOLERANCE;
  let start = 0;
  let end = 0;
  const endLine = (at: number) => {
    const ink = inkEnd(units, start, at);
    lines.push({ start, end: ink, isBroken: ink < at });
    start = at;
  };
  for (const { end: next, isForced, tears } of breaks) {
    if (!isForced && tears !== undefined && tears - TOLERANCE <= width) continue;
    const ink = inkEnd(units, end, next);
    if (end > start && widthOf(start, ink) > width) endLine(end);
    // A file name or an address without any place to break: it is cut where the line is full.
    for (let cut = start + 1; cut < ink && widthOf(start, ink) > width; cut++) {
      if (widthOf(start, cut + 1) > width) endLine(cut);
    }
    end = next;
    if (isForced) endLine(end);
  }
  if (end > start || lines.length === 0) endLine(end);
  return lines;
}

/** Spaces may hang out of a line; this is where the rest of it ends. */
function inkEnd(units: readonly Unit[], start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(units[last - 1])) last--;
  return last;
}

function isSpace(unit: Unit | undefined): boolean {
  return unit?.shape.text === ' ' || unit?.shape.text === '\u3000' || unit?.shape.text === '\u00a0';
}

/** No paragraph ends in a line of one or two characters if a slightly narrower setting avoids it. */
function withoutRunt(
  measured: Measured,
  lines: readonly Range[],
  width: number,
  { size }: TextStyle,
): readonly Range[] {
  const last = lines.at(-1);
  if (lines.length < 2 || last === undefined || last.end - last.start > 2) return lines;
  const narrower = fill(measured, width - 2 * size);
  return narrower.length === lines.length ? narrower : lines;
}

function balance(measured: Measured, lines: readonly Range[], width: number): readonly Range[] {
  let balanced = lines;
  for (let share = 0.95; lines.length > 1 && share > 0.5; share -= 0.05) {
    const narrower = fill(measured, width * share);
    if (narrower.length > lines.length) break;
    balanced = narrower;
  }
  return balanced;
}

function shorten(
  lines: readonly (readonly Unit[])[],
  maxLines: number | undefined,
  width: number,
  ellipsis: Unit,
): readonly (readonly Unit[])[] {
  const last = maxLines === undefined ? undefined : lines[maxLines - 1];
  if (maxLines === undefined || last === undefined || lines.length <= maxLines) return lines;
  const kept = [...last];
  while (kept.length > 0 && sumOf(kept) + ellipsis.width > width) kept.pop();
  return [...lines.slice(0, maxLines - 1), [...kept, ellipsis]];
}

function toLine(units: readonly Unit[], style: TextStyle, width: number, align: 'left' | 'right' | 'center'): Line {
  const runs = toRuns(units);
  const inkWidth = runs.reduce((sum, run) => sum + run.width, 0);
  const free = Math.max(0, width - inkWidth);
  return {
    runs,
    indent: align === 'right' ? free : align === 'center' ? free / 2 : 0,
    width: inkWidth,
    height: runs.reduce((height, run) => Math.max(height, run.style.leading), style.leading),
  };
}

/** Comes to each letter of a document, so it makes nothing but runs. */
function toRuns(units: readonly Unit[]): readonly Run[] {
  const runs: Run[] = [];
  let [first] = units;
  let text = '';
  let width = 0;
  const endRun = ({ shape: { face }, style, language, insteadOf }: Unit) =>
    runs.push({
      text,
      face,
      style,
      width,
      ...(language === undefined ? {} : { language }),
      ...(insteadOf === undefined ? {} : { insteadOf }),
    });
  for (const unit of units) {
    if (first !== undefined && unit !== first && !goesOn(first, unit)) {
      endRun(first);
      first = unit;
      text = '';
      width = 0;
    }
    text += unit.shape.text;
    width += unit.width;
  }
  if (first !== undefined) endRun(first);
  return runs;
}

/** Whether two characters are drawn in one go; each that stands for another one is by itself. */
function goesOn(before: Unit, { shape, style, language, insteadOf }: Unit): boolean {
  if (before.insteadOf !== undefined || insteadOf !== undefined) return false;
  return before.style === style && before.shape.face === shape.face && before.language === language;
}

function sumOf(units: readonly Unit[]): number {
  return units.reduce((sum, { width }) => sum + width, 0);
}
