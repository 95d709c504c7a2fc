import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, extname, isAbsolute, join } from 'node:path';
import type { PagerCommand } from './pagerCommand.ts';

/** How a text was read: to the end that its reader chose, not at all, or in a pager that complained. */
export type Paged = 'read' | 'not-started' | 'failed';

/**
 * Lets a person read a text in a pager, and waits until they have closed it. Whoever closes it before the last page has
 * read enough: that is no failure.
 * @param signal ends the pager.
 */
export function showPaged(
  { program, words, variables }: Omit<PagerCommand, 'showsColours'>,
  text: string,
  signal: AbortSignal,
): Promise<Paged> {
  return new Promise((settle) => {
    const child = started(program, words, variables);
    if (child?.stdin === null || child === undefined) {
      settle('not-started');
      return;
    }
    const end = () => child.kill();
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    const isOver = (outcome: Paged) => {
      signal.removeEventListener('abort', end);
      settle(outcome);
    };
    child.once('error', () => isOver('not-started'));
    child.once('close', (code) => isOver(code === null || code === 0 ? 'read' : 'failed'));
    // Closed before all was written (EPIPE).
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}

function started(program: string, words: readonly string[], variables: PagerCommand['variables']) {
  const found = process.platform === 'win32' ? onPath(program) : program;
  if (found === undefined) return undefined;
  try {
    const env = { ...process.env, ...variables };
    return spawn(found, words, { stdio: ['pipe', 'inherit', 'inherit'], env }) as ChildProcess;
  } catch {
    return undefined;
  }
}

/** Windows would look into the folder at hand first, where anybody may have put a program. */
function onPath(program: string): string | undefined {
  if (isAbsolute(program)) return program;
  const name = extname(program) === '' ? `${program}.exe` : program;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
