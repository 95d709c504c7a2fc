import { UserError } from '../errors.ts';
import { countOf, type Diagnostic } from '../formats/diagnostic.ts';
import type { FileKind } from '../formats/states.ts';
import { otherKind, shownOf } from './fileKind.ts';

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
    super('file-invalid', { file, count: countOf(diagnostics) });
  }
}

interface WrongFile {
  readonly name: string;
  readonly path: string;
  /** The whole text. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly backup?: string | undefined;
}

/** Why a file cannot be read as one of a kind: that of another kind lacks everything, which says nothing to anybody. */
export function refusalOf(expected: FileKind, { name, path, text, diagnostics, backup }: WrongFile): UserError {
  const found = otherKind(text, expected);
  if (found !== undefined) return new UserError('other-kind', { file: name, found, expected });
  return new InvalidFile(name, path, shownOf(path, text), diagnostics, backup);
}
