import { normalized } from './normalized.ts';

/** `.pdf` of `報告.PDF`, in full width, too; '' where the name has none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(normalized(file, 'NFKC'))?.[0].toLowerCase() ?? '';
}
