import type { CanonicalTexts } from '../domain/canonical.ts';
import { historyLine, isTorn, type ReadHistory, readHistory } from '../domain/history.ts';
import { UserError } from '../errors.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { HistoryChange } from '../formats/history.ts';
import { appendLine, cutFile } from '../io/appendFile.ts';
import { resolveLink } from '../io/atomicFile.ts';
import type { Environment } from '../io/environment.ts';
import { type FileEnd, readEnd, readFileIfThere } from '../io/readFile.ts';
import { isLink } from '../io/regularFile.ts';
import { escapeUnsafe, sanitizeLine } from '../text/sanitize.ts';

/** Where the history of an assessment is: beside it, under its name. */
function historyOf(file: string): string {
  return `${file.replace(/\.ya?ml$/i, '')}.history.jsonl`;
}

const LINE_BREAK = 0x0a;
const BRACE = 0x7b;

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
 * bytes, and in lines and changes.
 */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_PARTS = 200_000;

/** How much of its end tells what the last lines are; a line holds all that one save has changed. */
const END = 1024 * 1024;

/**
 * The history of an assessment as it lies on the disk; undefined where there is none.
 * @throws UserError history-too-large, file-not-readable
 */
export function historyAt(file: Named, assessment: Assessment): ReadHistory | undefined {
  const bytes = bytesOf(historyFor(file));
  return bytes && readHistory(Buffer.from(bytes).toString('utf8'), assessment);
}

function bytesOf({ path, name }: Named): Uint8Array | undefined {
  const tooLarge = () => new UserError('history-too-large', { file: name });
  try {
    const bytes = readFileIfThere(path, name, MAX_BYTES);
    if (bytes !== undefined && partsIn(bytes) > MAX_PARTS) throw tooLarge();
    return bytes;
  } catch (error) {
    throw error instanceof UserError && error.code === 'file-too-large' ? tooLarge() : error;
  }
}

/** Lines, and what is in them between braces: one a line, and one a change. */
function partsIn(bytes: Uint8Array): number {
  let parts = 0;
  for (const byte of bytes) if (byte === LINE_BREAK || byte === BRACE) parts += 1;
  return parts;
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
  let last: { readonly after: Assessment; readonly digest: string } | undefined;
  const texts: CanonicalTexts = new WeakMap();
  return (file, before, after, besides) => {
    const history = historyFor(file);
    lines ??= lastLines(history);
    const from = last?.after === before ? last.digest : undefined;
    const written = historyLine({ before, after, from, at: now(), by, besides, texts }, lines);
    const line = escapeUnsafe(written.line);
    appendLine(history.path, line, history.name);
    lines.push(line);
    last = { after, digest: written.file };
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

/** The last lines of a history, with at least one entry among them where there is any. */
function lastLines(history: Named): string[] {
  const { bytes, start } = endOf(history, (end) => wholeLines(end).some((line) => !isTorn(line)));
  return start === 0 ? linesIn(bytes) : wholeLines(bytes);
}

function linesIn(bytes: Uint8Array): string[] {
  return Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Without the first, of which the beginning may be missing. */
function wholeLines(bytes: Uint8Array): string[] {
  return linesIn(bytes.subarray(bytes.indexOf(LINE_BREAK) + 1));
}

/** So much of the end of a history that it holds what is looked for; as much as is read where that is nowhere. */
function endOf({ path, name }: Named, isEnough: (end: Uint8Array) => boolean): FileEnd {
  const end = readEnd(path, name, END);
  return end.start === 0 || isEnough(end.bytes) ? end : readEnd(path, name, MAX_BYTES);
}
