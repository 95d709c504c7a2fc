import { normalized } from './normalized.ts';

/** `.pdf` of `報告.PDF`, in full width, too, and of `報告.pdf.`, which Windows keeps without its end; '' where there is none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(normalized(file, 'NFKC').replace(/[. ]+$/, ''))?.[0].toLowerCase() ?? '';
}
