import type { Environment, Pager } from '../io/environment.ts';
import { sanitizePainted, withoutLooks } from '../text/sanitize.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Context } from './context.ts';
import { Interrupted } from './interrupted.ts';

/**
 * The pager for a text; undefined where it fits on the screen, where nobody sits at a terminal, or where the person wants
 * none.
 */
export function pagerFor(text: string, { stdin, stdout, pager }: Environment): Pager | undefined {
  const { columns = 0, rows = 0 } = stdout;
  if (stdin.isTTY !== true || stdout.isTTY !== true || columns === 0 || rows === 0) return undefined;
  return heightOf(withoutLooks(text), columns) > rows ? pager : undefined;
}

/** Lines that a text takes of a terminal, with the one on which the next prompt stands. */
function heightOf(text: string, columns: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / columns)), 0);
}

/**
 * Lets a person read a text in their pager, and prints it where that cannot be started.
 * @param closing what they see once it is closed: a pager may leave nothing on the screen.
 * @throws Interrupted where the process was asked to end meanwhile
 */
export async function readPaged(
  text: string,
  closing: string,
  pager: Pager,
  { environment, t, note, width }: Pick<Context, 'environment' | 't' | 'note' | 'width'>,
): Promise<void> {
  const ended = new AbortController();
  // Ctrl-C belongs to the pager: it stops a search there.
  const stop = environment.onTermination((signal) => {
    if (signal !== 'SIGINT') ended.abort();
  });
  const shown = pager.showsColours ? sanitizePainted(text) : withoutLooks(text);
  const paged = await pager.show(shown, ended.signal).finally(stop);
  if (ended.signal.aborted) throw new Interrupted('');
  if (paged === 'not-started') environment.stdout.write(text);
  else note(wrap(closing, width).join('\n'));
  if (paged === 'failed') note(t('pager.failed', { pager: pager.name }));
}
