import LineBreaker from 'linebreak';
import { widthOf } from './width.ts';

export interface WrapOptions {
  /** Columns before the first line. */
  readonly indent?: string;
  /** Columns before every further line; as `indent` where left out. */
  readonly hang?: string;
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Breaks text into lines of at most `width` columns where Japanese typesetting (kinsoku, UAX #14) allows it. */
export function wrap(text: string, width: number, options: WrapOptions = {}): string[] {
  const indent = options.indent ?? '';
  const hang = options.hang ?? indent;
  return text.split('\n').flatMap((paragraph, index) => {
    const first = index === 0 ? indent : hang;
    const lines = wrapParagraph(paragraph, width, first, hang);
    // One character alone on the last line reads badly: give it company from the line above.
    return lines.length > 1 && widthOf(lines.at(-1)?.slice(hang.length) ?? '') <= 2
      ? wrapParagraph(paragraph, width - 2, first, hang)
      : lines;
  });
}

function wrapParagraph(text: string, width: number, indent: string, hang: string): string[] {
  const lines: string[] = [];
  let line = indent;
  let room = width - widthOf(indent);
  const flush = () => {
    lines.push(line.trimEnd());
    line = hang;
    room = width - widthOf(hang);
  };
  for (const unit of unbreakable(text)) {
    const needed = widthOf(unit.trimEnd());
    // What fits no line at all is cut where it stands instead of leaving the line before it short.
    const fitsNowhere = needed > width - widthOf(hang);
    if (needed > room && !fitsNowhere && line.trim() !== '') flush();
    const pieces = needed > room ? cut(unit, Math.max(2, room), Math.max(2, width - widthOf(hang))) : [unit];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) flush();
      line += piece;
      room -= widthOf(piece);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

function unbreakable(text: string): string[] {
  const breaker = new LineBreaker(text);
  const units: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    units.push(text.slice(start, next.position));
    start = next.position;
  }
  return units;
}

/** A unit wider than a whole line, such as a long address, is cut where it must be. */
function cut(unit: string, first: number, further: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(unit)) {
    const columns = widthOf(segment);
    const room = pieces.length === 0 ? first : further;
    if (used + columns > room && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += columns;
  }
  return [...pieces, piece];
}
