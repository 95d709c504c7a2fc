import type { Evidence } from '../formats/assessment.ts';
import { normalized } from '../text/normalized.ts';

/** The evidence of an answer with one piece added or written anew. */
export interface Registered {
  readonly items: readonly Evidence[];
  /** Which one it is, counted from 1. */
  readonly number: number;
  readonly item: Evidence;
  /** What stood there before; undefined where it is new. */
  readonly before: Evidence | undefined;
}

/** The piece that is written anew: the one with a number, else the one with the same file. */
export function findEvidence(
  known: readonly Evidence[],
  file: string | undefined,
  number?: number,
): number | undefined {
  if (number !== undefined) return known[number - 1] === undefined ? undefined : number;
  const same =
    file === undefined
      ? -1
      : known.findIndex((item) => item.file !== undefined && normalized(item.file, 'NFC') === normalized(file, 'NFC'));
  return same === -1 ? undefined : same + 1;
}

/**
 * Adds a piece of evidence, or writes one anew: what is not given stays as it was.
 * @param number of the piece to write anew, counted from 1.
 */
export function registerEvidence(
  known: readonly Evidence[],
  { title, ...given }: Omit<Evidence, 'title'> & { readonly title?: string },
  fallback: string,
  number?: number,
): Registered {
  const before = number === undefined ? undefined : known[number - 1];
  const item = { ...before, title: title ?? before?.title ?? fallback, ...given };
  if (before === undefined || number === undefined) {
    return { items: [...known, item], number: known.length + 1, item, before };
  }
  return { items: known.with(number - 1, item), number, item, before };
}
