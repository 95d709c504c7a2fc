import { createDigester } from '../domain/digest.ts';
import { historyLine, isTorn, type ReadHistory, readHistory } from '../domain/history.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { HistoryChange } from '../formats/history.ts';
import { appendLine, cutFile } from '../io/appendFile.ts';
import { resolveLink } from '../io/atomicFile.ts';
import type { Environment } from '../io/environment.ts';
import { type FileEnd, readEnd, readFileIfThere } from '../io/readFile.ts';
import { isLink } from '../io/regularFile.ts';
import { type DecodedText, textOf } from '../text/encoding.ts';
import { escapeUnsafe, sanitizeLine } from '../text/sanitize.ts';
import { nameBeside } from './names.ts';

/** Where the history of an assessment is: beside it, under its name. */
function historyOf(file: string): string {
  return nameBeside(file, '.history.jsonl');
}

const LINE_BREAK = 0x0a;
const BRACE = 0x7b;
const COMMA = 0x2c;

/** A file as a person named it, and where it is. */
interface Named {
  readonly name: string;
  readonly path: string;
}

/** The history of an assessment: of one that is reached through a link, beside the file that the link leads to. */
export function historyFor({ path, name }: Named): Named {
  if (!isLink(path)) return { path: historyOf(path), name: historyOf(name) };
  const file = historyOf(resolveLink(path));
  return { path: file, name: file };
}

/**
 * Writes down what each save of a file has changed, while its lock is held.
 * @param besides what was done that the contents do not show.
 */
export type Journal = (file: Named, before: Assessment, after: Assessment, besides?: readonly HistoryChange[]) => void;

/**
 * What is read of a history: as many saves as thirty persons make who answer five criteria on each day of a year, in
 * bytes, in lines and changes, and in what these list.
 */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_PARTS = 200_000;
const MAX_LISTED = 1_000_000;

/** How much of its end tells what the last lines are; a line holds all that one save has changed. */
const END = 1024 * 1024;

/**
 * The history of an assessment as it lies on the disk; undefined where there is none.
 * @throws UserError history-too-large, file-not-readable
 */
export function historyAt(
  file: Named,
  assessment: Assessment,
): (ReadHistory & Pick<DecodedText, 'encoding'>) | undefined {
  const bytes = bytesOf(historyFor(file));
  if (bytes === undefined) return undefined;
  const { text, encoding } = textOf(bytes) ?? { text: Buffer.from(bytes).toString('utf8'), encoding: undefined };
  return { ...readHistory(text, assessment), encoding };
}

function bytesOf({ path, name }: Named): Uint8Array | undefined {
  const tooLarge = () => new UserError('history-too-large', { file: name });
  try {
    const bytes = readFileIfThere(path, name, MAX_BYTES);
    if (bytes !== undefined && hasTooMany(bytes)) throw tooLarge();
    return bytes;
  } catch (error) {
    throw error instanceof UserError && error.code === 'file-too-large' ? tooLarge() : error;
  }
}

/** Of lines and what is in them between braces, one a line and one a change; or of what stands between commas there. */
function hasTooMany(bytes: Uint8Array): boolean {
  let parts = 0;
  let listed = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === LINE_BREAK || byte === BRACE) parts += 1;
    else if (byte === COMMA) listed += 1;
  }
  return parts > MAX_PARTS || listed > MAX_LISTED;
}

/**
 * The journal of a command.
 * @param named who sits at the keyboard; whom SCS_CHECK_BY names where left out.
 */
export function createJournal({ now, variables }: Pick<Environment, 'now' | 'variables'>, named?: string): Journal {
  const by =
    sanitizeLine(named ?? variables['SCS_CHECK_BY'] ?? '')
      .slice(0, 300)
      .toWellFormed() || undefined;
  let lines: string[] | undefined;
  const digest = createDigester();
  return (file, before, after, besides) => {
    const history = historyFor(file);
    lines ??= lastLines(history);
    const line = escapeUnsafe(historyLine({ before, after, at: now(), by, besides, digest }, lines));
    appendLine(history.path, line, history.name);
    lines.push(line);
  };
}

/**
 * Puts aside what a crash has left of the last line of a history, so that it goes on below a whole one. For who holds
 * the lock of the assessment.
 * @returns where it lies now; undefined where nothing was cut off
 * @throws UserError as `appendLine` does
 */
export function repairHistory(file: Named): string | undefined {
  const history = historyFor(file);
  // In bytes as they lie there: what was cut off may end within a letter.
  const { bytes, start } = endOf(history, (end) => end.includes(LINE_BREAK));
  const cut = bytes.lastIndexOf(LINE_BREAK) + 1;
  // So long a line is no line of ours, and where it begins is not known.
  if (cut === 0 && start > 0) return undefined;
  const rest = Buffer.from(bytes.subarray(cut)).toString('utf8');
  if (!isTorn(rest)) return undefined;
  const aside = (name: string) => name.replace(/\.jsonl$/, '.torn.txt');
  appendLine(aside(history.path), rest, aside(history.name));
  cutFile(history.path, start + cut, history.name);
  return aside(history.name);
}

/** The last lines of a history, from the last entry on where there is one not far from its end. */
function lastLines(history: Named): string[] {
  const near = lastLinesIn(readEnd(history.path, history.name, END));
  if (near.isEnough) return near.lines;
  return lastLinesIn(readEnd(history.path, history.name, MAX_BYTES)).lines;
}

/** So many lines without an entry among them, empty ones included, are left by nobody but who fills a file up. */
const MOST_BROKEN = 1000;

function lastLinesIn({ bytes, start }: FileEnd): { readonly lines: string[]; readonly isEnough: boolean } {
  const lines: string[] = [];
  let end = bytes.length;
  let left = MOST_BROKEN;
  for (; end > 0 && left > 0; left -= 1) {
    const begin = bytes.lastIndexOf(LINE_BREAK, end - 1) + 1;
    // The beginning of the first may be missing.
    if (begin === 0 && start > 0) break;
    const line = Buffer.from(bytes.subarray(begin, end)).toString('utf8');
    if (line !== '') lines.unshift(line);
    if (line !== '' && !isTorn(line)) return { lines, isEnough: true };
    end = begin - 1;
  }
  return { lines: lines.slice(-1), isEnough: start === 0 || left === 0 };
}

/** So much of the end of a history that it holds what is looked for; as much as is read where that is nowhere. */
function endOf({ path, name }: Named, isEnough: (end: Uint8Array) => boolean): FileEnd {
  const end = readEnd(path, name, END);
  return end.start === 0 || isEnough(end.bytes) ? end : readEnd(path, name, MAX_BYTES);
}
