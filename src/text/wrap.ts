import { sanitizePainted } from './sanitize.ts';
import { isWidthSure, padTo, signsOf, widthOf } from './width.ts';

export interface WrapOptions {
  /** Columns before the first line. */
  readonly indent?: string;
  /** Columns before every further line; as `indent` where left out. */
  readonly hang?: string;
}

/**
 * Makes text safe to show and breaks it into lines of at most `width` columns where Japanese typesetting (kinsoku) allows
 * it. A command of ours in it stays whole, so that it can be copied: on a line of its own where need be, which is wider
 * than `width` where the command is.
 */
export function wrap(text: string, width: number, options: WrapOptions = {}): string[] {
  const indent = options.indent ?? '';
  const hang = options.hang ?? indent;
  return sanitizePainted(text)
    .split('\n')
    .flatMap((paragraph, index) => {
      const first = index === 0 ? indent : hang;
      const lines = wrapParagraph(paragraph, width, first, hang);
      // One character alone on the last line reads badly: give it company from the line above.
      return lines.length > 1 && widthOf(lines.at(-1)?.slice(hang.length) ?? '') <= 2
        ? wrapParagraph(paragraph, width - 2, first, hang)
        : lines;
    });
}

function wrapParagraph(text: string, width: number, indent: string, hang: string): string[] {
  const whole = indent + text;
  // Most texts of a list fit: where a line could break need not be found for them.
  if (widthOf(whole) <= width) return [whole.trimEnd()];
  const lines: string[] = [];
  let line = '';
  let room = 0;
  const begin = (start: string) => {
    line = start;
    room = width - widthOf(start);
  };
  const flush = () => {
    lines.push(line.trimEnd());
    begin(hang);
  };
  begin(indent);
  for (const unit of unbreakable(text)) {
    const bare = unit.trimEnd();
    const needed = widthOf(bare);
    // What fits no line at all is cut where it stands instead of leaving the line before it short; a command never is.
    const isCut = needed > width - widthOf(hang) && !COMMAND.test(unit);
    // Where not even one wide sign fits, nothing of it stands there.
    if (needed > room && (!isCut || room < 2)) {
      if (line.trim() !== '') flush();
      // Blanks that a text begins with are none where they leave no room for its first word.
      else begin(lines.length === 0 ? indent : hang);
    }
    const pieces = isCut && needed > room ? cut(unit, Math.max(2, room), Math.max(2, width - widthOf(hang))) : [unit];
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) flush();
      line += piece;
      room -= piece === bare ? needed : widthOf(piece);
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** What may not stand at the start of a line: closing signs, small kana, the long-vowel mark (JIS X 4051). */
const NO_START =
  /[、。，．・：；！？」』）】〕〉》’”々〜～ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％…‥―)\]},.:;!?%]/;

/** What may not stand at the end of one. */
const NO_END = /[（「『【〔〈《‘“([{]/;

/** Letters and digits of a word or an address, which stays whole. */
const WORD = /[!-~\u00a1-\u024f]/;

/**
 * A command of ours as it stands in a sentence: its name, what it is told to do, and then whatever no sentence goes on
 * with: options with their values, and names of files. What is quoted may hold blanks and any letter.
 */
const COMMAND = (() => {
  const word = String.raw`(?:"[^"\n]*"|'[^'\n]*'|\\.|[!-~])+`;
  const verb = ' [a-z]+(?=[,.;:)!?]*(?![!-~]))';
  const option = ` -{1,2}[a-z][a-z-]*(?:[ =](?!-)${word})?`;
  const name = String.raw` (?=[!-~]*[\d._/\\{}"'A-Z*])${word}`;
  return new RegExp(`(?:npx )?scs-check(?:${verb}){0,2}(?:${option}|${name})*`, 'u');
})();

/** The name of a file, which may hold letters between which a line could break. */
const FILE_NAME = /(?<![^\s「])[^\s「」（）()、。:]+\.[a-z][a-z\d.]*/u;

const WHOLE = new RegExp(`(${COMMAND.source}|${FILE_NAME.source})`, 'u');

function unbreakable(text: string): string[] {
  const units: string[] = [];
  let previous = '';
  const parts = text.split(WHOLE).flatMap((part, index) => (index % 2 === 1 ? [part] : signsOf(part)));
  for (const part of parts) {
    const isWhole = part.length > 1 && WHOLE.test(part);
    if (previous === '' || !mayBreak(previous, isWhole ? (part[0] ?? '') : part))
      units.push((units.pop() ?? '') + part);
    else units.push(part);
    previous = isWhole ? part.slice(-1) : part;
  }
  return units;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false;
  if (before === ' ') return true;
  const [left, right] = [manners(before), manners(after)];
  if (right.mayNotStart || left.mayNotEnd) return false;
  return !(left.isOfWord && right.isOfWord);
}

/** How a sign stands at the ends of a line. */
interface Manners {
  readonly mayNotStart: boolean;
  readonly mayNotEnd: boolean;
  readonly isOfWord: boolean;
}

/** More signs than these are in no text that somebody has written. */
const MOST_KNOWN = 10_000;
const known = new Map<string, Manners>();

function manners(sign: string): Manners {
  const found = known.get(sign);
  if (found !== undefined) return found;
  const made = { mayNotStart: NO_START.test(sign), mayNotEnd: NO_END.test(sign), isOfWord: WORD.test(sign) };
  if (known.size < MOST_KNOWN) known.set(sign, made);
  return made;
}

/** A unit wider than a whole line, such as a long address, is cut where it must be. */
function cut(unit: string, first: number, further: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const segment of signsOf(unit)) {
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

/**
 * A name with `beside` in the column after its `columns`. Where terminals differ in how wide they draw the name, it has
 * lines of its own, so that what stands in the column does so on all of them.
 */
export function nameBefore(name: string, columns: number, beside: string): readonly string[] {
  const lines = wrap(name, columns);
  const [first = '', ...rest] = lines;
  return isWidthSure(first) ? [padTo(first, columns) + beside, ...rest] : [...lines, ' '.repeat(columns) + beside];
}

/** `text` on one line of at most `width` columns; what does not fit gives way to 「...」. */
export function cutTo(text: string, width: number): string {
  return widthOf(text) <= width ? text : fitting(signsOf(text), width - ELLIPSIS.length).join('') + ELLIPSIS;
}

/** The same for a path, which tells more at its end. */
export function cutStartTo(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  return (
    ELLIPSIS +
    fitting(signsOf(text).toReversed(), width - ELLIPSIS.length)
      .toReversed()
      .join('')
  );
}

/** The first signs that take at most `width` columns together. */
function fitting(signs: readonly string[], width: number): readonly string[] {
  let used = 0;
  const over = signs.findIndex((sign) => {
    used += widthOf(sign);
    return used > width;
  });
  return signs.slice(0, over === -1 ? signs.length : over);
}

/** Of signs that every terminal draws in one column, as other columns may follow it. */
const ELLIPSIS = '...';
