import { wrap } from '../text/wrap.ts';
import type { Context } from './context.ts';

/** The person pressed Ctrl-C, the terminal was closed, or the process was asked to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /**
   * @param typed what was being typed and is not kept anywhere; '' where nothing was.
   * @param isUnheard whether the window is gone, and nobody can be told anything.
   */
  constructor(
    readonly typed: string,
    readonly isUnheard = false,
  ) {
    super();
  }
}

/** Says what was being typed, so that it can be copied: it is on the screen and nowhere else. */
export function noteLost({ typed }: Interrupted, { t, note, width }: Pick<Context, 't' | 'note' | 'width'>): void {
  if (typed !== '') note(wrap(t('ask.line-lost', { text: typed }), width).join('\n'));
}
