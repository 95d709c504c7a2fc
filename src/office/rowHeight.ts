import { widthOf } from '../text/width.ts';
import { printable } from './cellText.ts';
import type { WrittenRow } from './row.ts';
import type { WrittenSheet } from './written.ts';

/** Points for a line of text, and above and below it. */
const LINE = 16;
const PADDING = 3;
/** Excel knows no higher row: in points. */
export const HIGHEST = 409;
/** Lines of the highest row. */
const MOST_LINES = Math.floor((HIGHEST - PADDING) / LINE);

/**
 * Points that a row needs so that nothing of it is cut. Excel fits rows when it opens a file; LibreOffice and previews
 * in mail take them as high as the file says.
 */
export function heightOf({ cells }: WrittenRow, widths: readonly number[]): number {
  const title = cells.some(({ look }) => look === 'title') ? 8 : 0;
  const texts = cells.flatMap(({ shown, look }, column) => {
    if (look === 'title' || shown === '') return [];
    const room = roomIn(widths[column] ?? 9, look === 'head' || look === 'inputHead' || look === 'label');
    return [{ shown, room, most: mostLines(shown, room) }];
  });
  // Of most cells it is plain that they are lower than another one: their lines are not counted.
  const lines = texts
    .toSorted((a, b) => b.most - a.most)
    .reduce(
      (highest, { shown, room, most }) => (most <= highest ? highest : Math.max(highest, linesOf(shown, room))),
      1,
    );
  return Math.min(HIGHEST, lines * LINE + PADDING + title);
}

/** What a cell leaves free at its sides, in units of width. */
const MARGIN = 0.8;

/**
 * Signs of half width that fit beside each other in a column. Assumption: a sign of full width takes 2.1 of the units in
 * which columns are measured, since the fonts of other systems run wider than the one the file names.
 */
function roomIn(width: number, isBold = false): number {
  return Math.max(2, Math.floor((width - MARGIN) / (isBold ? 1.2 : 1.05)));
}

/**
 * How wide letters run beside a digit, by their code: no narrower than in the fonts that a spreadsheet may draw them with.
 * English is a fifth narrower than as many digits.
 */
const BLANK = 0.5;
const letterWidths = ((): readonly number[] => {
  const all = Array.from({ length: 128 }, () => 1);
  const give = (letters: string, width: number) => {
    for (const letter of letters) all[letter.charCodeAt(0)] = width;
  };
  give(' ', BLANK);
  give("ijl'.,:;|", 0.55);
  give('frtI!()[]-/\\', 0.7);
  give('csz"', 0.9);
  give('bdghnopqu', 1.07);
  give('BCEFLPRSTZ#+<=>^~', 1.3);
  give('ADGHKNOQUVXYw', 1.4);
  give('m%&', 1.6);
  give('MW@', 1.85);
  return all;
})();

/** How wide a text is, in digits. */
function spanOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum += letterWidths[sign.charCodeAt(0)] ?? widthOf(sign);
  return sum;
}

/** Lines that a text takes where so many signs of half width fit beside each other. */
function linesOf(text: string, room: number): number {
  return text.split('\n').reduce((sum, line) => sum + linesOfOne(line, room), 0);
}

/** A word goes to the next line as a whole, unless none is wide enough for it. More than a row can show is not counted. */
function linesOfOne(line: string, room: number): number {
  // Most lines are short whatever their signs take, which is two columns each at most.
  if (2 * line.length <= room) return 1;
  let [lines, used] = [1, 0];
  for (let at = 0; at < line.length && lines <= MOST_LINES; ) {
    const word = wordAt(line, at);
    const sign = String.fromCodePoint(line.codePointAt(at) ?? 0);
    const width = spanOf(word === 0 ? sign : line.slice(at, at + word));
    // The blank behind a word may hang over the edge.
    const blank = word > 0 && line[at + word] === ' ' ? 1 : 0;
    if (used + width > room && used > 0) [lines, used] = [lines + 1, 0];
    const rest = Math.max(0, Math.ceil(width / room) - 1);
    lines += rest;
    used += width - rest * room + blank * BLANK;
    at += (word || sign.length) + blank;
  }
  return lines;
}

/** How many signs of a word follow; none where a sign does between any two of which a line may break. */
function wordAt(line: string, from: number): number {
  let at = from;
  for (let code = line.charCodeAt(at); code > 0x20 && code < 0x7f; code = line.charCodeAt(at)) at += 1;
  return at - from;
}

/**
 * The sheet with each row that is too high in several, of which each has what fits into one: so a filter finds all of
 * them. What is to be filled in stands in the first of them alone.
 */
export function uncut(sheet: WrittenSheet): WrittenSheet {
  const { rows, widths, charts = [], inputs } = sheet;
  const isInput = (column: number) => inputs?.columns.includes(column + 1) === true;
  const parted = rows.map((cells) => {
    const pieces = cells.map((text, column) => cellPieces(text, widths[column] ?? 9));
    const count = Math.max(1, ...pieces.map(({ length }) => length));
    const isEverywhere = (own: readonly string[], column: number) => own.length === 1 && !isInput(column);
    return Array.from({ length: count }, (_, at) =>
      pieces.map((own, column) => (isEverywhere(own, column) ? own[0] : own[at]) ?? ''),
    );
  });
  const places = placesOf(parted);
  const whole = parted.flat();
  const placeOf = (row: number) => places[row] ?? whole.length;
  return {
    ...sheet,
    rows: whole,
    charts: charts.map((chart) => ({ ...chart, row: placeOf(chart.row) })),
    ...(inputs === undefined
      ? {}
      : {
          inputs: {
            columns: inputs.columns,
            rows: (inputs.rows ?? [...rows.keys()]).map(placeOf),
            closed: inputs.closed?.map(([column, row]) => [column, placeOf(row)] as const) ?? [],
          },
        }),
  };
}

/** Where each row begins that has become several. */
function placesOf(parted: readonly (readonly unknown[])[]): readonly number[] {
  let place = 0;
  return parted.map(({ length }) => {
    place += length;
    return place - length;
  });
}

/** A text in pieces of which each fits into the highest row of a column so wide. */
export function cellPieces(text: string, width: number): readonly string[] {
  const room = roomIn(width);
  const shown = printable(text);
  if (mostLines(shown, room) <= MOST_LINES || linesOf(shown, room) <= MOST_LINES) return [text];
  const pieces: string[] = [];
  let [piece, used]: [string[], number] = [[], 0];
  for (const line of shown
    .split('\n')
    // Of two lines one is more than half full, whatever words they are made of.
    .flatMap((one) => shortened(one, (room / 2) * MOST_LINES))) {
    const lines = linesOf(line, room);
    if (used + lines > MOST_LINES) {
      pieces.push(piece.join('\n'));
      [piece, used] = [[], 0];
    }
    piece.push(line);
    used += lines;
  }
  return [...pieces, piece.join('\n')];
}

/** No more lines than these whatever a text is made of: a sign takes two columns at most, and of two lines one is more than half full. */
function mostLines(text: string, room: number): number {
  const ends = text.split('\n').length;
  return ends + (4 * text.length) / room;
}

/** A line in parts that are no wider than so many signs of half width. */
function shortened(line: string, most: number): readonly string[] {
  if (spanOf(line) <= most) return [line];
  const parts: string[] = [];
  let [part, width] = ['', 0];
  for (const sign of line) {
    const own = spanOf(sign);
    if (width + own > most) {
      parts.push(part);
      [part, width] = ['', 0];
    }
    part += sign;
    width += own;
  }
  return [...parts, part];
}
