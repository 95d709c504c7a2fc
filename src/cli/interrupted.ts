/** The person pressed Ctrl-C, the terminal was closed, or the process was asked to end. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
