import { historyLine } from '../domain/history.ts';
import type { Assessment } from '../formats/assessment.ts';
import { appendLine } from '../io/appendFile.ts';
import { resolveLink } from '../io/atomicFile.ts';
import type { Environment } from '../io/environment.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { isLink } from '../io/regularFile.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** Where the history of an assessment is: beside it, under its name. */
export function historyOf(file: string): string {
  return `${file.replace(/\.ya?ml$/i, '')}.history.jsonl`;
}

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

/** Writes down what each save of a file has changed, while its lock is held. */
export type Journal = (file: Named, before: Assessment, after: Assessment) => void;

/**
 * The journal of a command.
 * @param named who sits at the keyboard; whom SCS_CHECK_BY names where left out.
 */
export function createJournal({ now, variables }: Pick<Environment, 'now' | 'variables'>, named?: string): Journal {
  const by =
    sanitizeLine(named ?? variables['SCS_CHECK_BY'] ?? '')
      .slice(0, 300)
      .toWellFormed() || undefined;
  let last: string | undefined;
  let isRead = false;
  return (file, before, after) => {
    const history = historyFor(file);
    if (!isRead) last = lastLineOf(history.path);
    isRead = true;
    const line = historyLine({ before, after, at: now(), by }, last);
    appendLine(history.path, line, history.name);
    last = line;
  };
}

function lastLineOf(path: string): string | undefined {
  const bytes = readFileIfThere(path);
  return (
    bytes &&
    Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .findLast((line) => line !== '')
  );
}
