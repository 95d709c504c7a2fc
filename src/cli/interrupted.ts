/** The person pressed Ctrl-C, the terminal was closed, or the process was asked to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  /** Whether a line was being typed, which is not kept. */
  constructor(readonly isTyping: boolean) {
    super();
  }
}
