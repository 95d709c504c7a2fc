import { UserError } from '../errors.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';

/** A file with problems at lines: printed line by line, then as one block. */
export class InvalidFile extends UserError {
  constructor(
    readonly file: string,
    readonly path: string,
    /** As far as its lines may be shown. */
    readonly text: string,
    readonly diagnostics: readonly Diagnostic[],
    /** The file with the content before the last write, where there is one. */
    readonly backup?: string,
  ) {
    super('file-invalid', { file, count: diagnostics.length });
  }
}
