import { historyLine, isTorn, type ReadHistory, readHistory } from '../domain/history.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { HistoryChange } from '../formats/history.ts';
import { appendLine, cutFile } from '../io/appendFile.ts';
import { resolveLink } from '../io/atomicFile.ts';
import type { Environment } from '../io/environment.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { isLink } from '../io/regularFile.ts';
import { escapeUnsafe, sanitizeLine } from '../text/sanitize.ts';

/** Where the history of an assessment is: beside it, under its name. */
export function historyOf(file: string): string {
  return `${file.replace(/\.ya?ml$/i, '')}.history.jsonl`;
}

const LINE_BREAK = 0x0a;

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

/** The history of an assessment as it lies on the disk; empty where there is none. */
export function historyAt(file: Named, assessment: Assessment): ReadHistory {
  return readHistory(textOf(historyFor(file).path), assessment);
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
  return (file, before, after, besides) => {
    const history = historyFor(file);
    lines ??= textOf(history.path)
      .split('\n')
      .filter((line) => line !== '');
    const line = escapeUnsafe(historyLine({ before, after, at: now(), by, besides }, lines));
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
  const bytes = readFileIfThere(history.path) ?? new Uint8Array();
  // In bytes as they lie there: what was cut off may end within a letter.
  const start = bytes.lastIndexOf(LINE_BREAK) + 1;
  const rest = Buffer.from(bytes.subarray(start)).toString('utf8');
  if (!isTorn(rest)) return undefined;
  const aside = (name: string) => name.replace(/\.jsonl$/, '.torn.txt');
  appendLine(aside(history.path), rest, aside(history.name));
  cutFile(history.path, start, history.name);
  return aside(history.name);
}

function textOf(path: string): string {
  const bytes = readFileIfThere(path);
  return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}
