import { type SignStarts, startsOfSigns } from './graphemes.ts';
import { LOOK, LOOK_END, sanitizePainted } from './sanitize.ts';
import { isSimple, isWidthSure, padTo, signsOf, widthOf } from './width.ts';

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

/** Code units in a column: what has more of them is measured sign by sign anyway. */
const LONGEST_THAT_FITS = 4;

function wrapParagraph(text: string, width: number, indent: string, hang: string): string[] {
  // Most texts of a list fit: where a line could break need not be found for them. Signs of one code unit take a column;
  // how wide a long text is comes to light as it is laid out.
  const mayFit = text.length <= width || (text.length <= LONGEST_THAT_FITS * width && !isSimple(text));
  if (mayFit && widthOf(indent + text) <= width) return [(indent + text).trimEnd()];
  const signs = signsToLayOut(text);
  const { count, starts, columns } = signs;
  const further = width - widthOf(hang);
  const lines: string[] = [];
  let start = indent;
  let from = 0;
  let room = width - widthOf(indent);
  const lineTo = (to: number) => start + text.slice(from, starts[to]);
  const begin = (before: string, at: number) => {
    [start, from, room] = [before, starts[at] ?? 0, width - widthOf(before)];
  };
  const flush = (at: number) => {
    lines.push(lineTo(at).trimEnd());
    begin(hang, at);
  };
  for (let at = 0, end = 0; at < count; at = end) {
    end = endOfUnit(signs, at);
    const bare = endOfInk(signs, at, end);
    let needed = 0;
    for (let sign = at; sign < bare; sign += 1) needed += columns[sign] ?? 0;
    // What fits no line at all is cut where it stands instead of leaving the line before it short; a command never is.
    const isCut = needed > further && !COMMAND.test(text.slice(starts[at], starts[end]));
    // Where not even one wide sign fits, nothing of it stands there.
    if (needed > room && (!isCut || room < 2)) {
      if (lineTo(at).trim() !== '') flush(at);
      // Blanks that a text begins with are none where they leave no room for its first word.
      else begin(lines.length === 0 ? indent : hang, at);
    }
    if (isCut && needed > room) {
      // A unit wider than a whole line, such as a long address, is cut where it must be.
      let left = Math.max(2, room);
      for (let sign = at, first = at; sign < end; sign += 1) {
        if ((columns[sign] ?? 0) > left && sign > first) {
          flush(sign);
          [left, first] = [Math.max(2, further), sign];
        }
        left -= columns[sign] ?? 0;
        room -= columns[sign] ?? 0;
      }
    } else {
      for (let sign = bare; sign < end; sign += 1) needed += columns[sign] ?? 0;
      room -= needed;
    }
  }
  const last = lineTo(count);
  if (last.trim() !== '' || lines.length === 0) lines.push(last.trimEnd());
  return lines;
}

/** What may not stand at the start of a line: closing signs, small kana, the long-vowel mark (JIS X 4051). */
const NO_START =
  /[、。，．・：；！？」』）】〕〉》’”々〜～ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％…‥―)\]},.:;!?%]/;

/** What may not stand at the end of one. */
const NO_END = /[（「『【〔〈《‘“([{]/;

/** Letters and digits of a word or an address, which stays whole with its apostrophe. */
const WORD = /[!-~\u00a1-\u024f’]/;

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

const WHOLE = new RegExp(`${COMMAND.source}|${FILE_NAME.source}`, 'gu');

/** What stands in each of these, and is found sooner. */
const MAYBE_WHOLE = /scs-check|\.[a-z]/;

/** The signs of a text, by number, with what the layout of lines has to know of each. */
interface Signs extends SignStarts {
  readonly columns: Uint32Array;
  readonly manners: Uint8Array;
}

/** How a sign stands at the ends of a line, in bits. */
const MAY_NOT_START = 1;
const MAY_NOT_END = 2;
const OF_WORD = 4;
const SPACE = 8;
const BLANK = 16;
/** Stands within a command or the name of a file, behind its first sign. */
const WITHIN = 32;
const IS_KNOWN = 64;

function signsToLayOut(text: string): Signs {
  const { count, starts } = text.includes('\u001b') ? startsOfPainted(text) : startsOfSigns(text);
  const columns = new Uint32Array(count);
  const manners = new Uint8Array(count);
  for (let number = 0; number < count; number += 1) {
    const at = starts[number] ?? 0;
    const units = (starts[number + 1] ?? 0) - at;
    const code = text.codePointAt(at) ?? 0;
    const own = units === 1 || (units === 2 && code > 0xffff) ? undefined : text.slice(at, at + units);
    if (known.manners[code] === 0) learn(code);
    columns[number] = own === undefined ? (known.columns[code] ?? 0) : widthOf(own);
    manners[number] = own === undefined ? (known.manners[code] ?? 0) : mannersOfSeveral(own, code);
  }
  let sign = 0;
  for (const { index, 0: whole } of MAYBE_WHOLE.test(text) ? text.matchAll(WHOLE) : []) {
    while ((starts[sign] ?? 0) < index) sign += 1;
    for (sign += 1; sign < count && (starts[sign] ?? 0) < index + whole.length; sign += 1)
      manners[sign] = (manners[sign] ?? 0) | WITHIN;
  }
  return { count, starts, columns, manners };
}

/** Of a text with looks of ours, each of which is a sign. */
function startsOfPainted(text: string): SignStarts {
  const starts = new Uint32Array(text.length + 1);
  let [count, at] = [0, 0];
  for (const [index, part] of text.split(LOOK).entries()) {
    const own = index % 2 === 1 ? { count: 1, starts: [0] } : startsOfSigns(part);
    for (let number = 0; number < own.count; number += 1) starts[count++] = at + (own.starts[number] ?? 0);
    at += part.length;
  }
  starts[count] = at;
  return { count, starts };
}

/** Of each code point that is a sign of its own. */
const known = { columns: new Uint8Array(0x110000), manners: new Uint8Array(0x110000) };

function learn(code: number): void {
  const sign = String.fromCodePoint(code);
  known.columns[code] = widthOf(sign);
  known.manners[code] = mannersOf(sign) | IS_KNOWN;
}

/** What goes with a letter does not change its manners, but that it is no blank. */
function mannersOfSeveral(sign: string, first: number): number {
  // A look stays with what it begins before, or ends behind.
  if (sign.startsWith('\u001b')) return LOOK_END.test(sign) ? MAY_NOT_START : MAY_NOT_END;
  return (known.manners[first] ?? 0) & ~(SPACE | BLANK);
}

function mannersOf(sign: string): number {
  return (
    (NO_START.test(sign) ? MAY_NOT_START : 0) |
    (NO_END.test(sign) ? MAY_NOT_END : 0) |
    (WORD.test(sign) ? OF_WORD : 0) |
    (sign === ' ' ? SPACE : 0) |
    (sign.trim() === '' ? BLANK : 0)
  );
}

/** Where what must stay on one line with a sign ends. */
function endOfUnit({ count, manners }: Signs, at: number): number {
  let end = at + 1;
  while (end < count && !mayBreak(manners[end - 1] ?? 0, manners[end] ?? 0)) end += 1;
  return end;
}

function mayBreak(before: number, after: number): boolean {
  if ((after & (WITHIN | SPACE)) !== 0) return false;
  if ((before & SPACE) !== 0) return true;
  if ((after & MAY_NOT_START) !== 0 || (before & MAY_NOT_END) !== 0) return false;
  return (before & after & OF_WORD) === 0;
}

/** Where the blanks begin that some signs end in. */
function endOfInk({ manners }: Signs, from: number, to: number): number {
  let end = to;
  while (end > from && ((manners[end - 1] ?? 0) & BLANK) !== 0) end -= 1;
  return end;
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
