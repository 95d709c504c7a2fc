import { normalized } from './normalized.ts';

/** `.pdf` of `報告.PDF`, in full width, too, and of `報告.pdf.`, which Windows keeps without its end; '' where there is none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(kept(normalized(file, 'NFKC')))?.[0].toLowerCase() ?? '';
}

/** Without the dots and blanks at its end. */
function kept(name: string): string {
  let end = name.length;
  while (name[end - 1] === '.' || name[end - 1] === ' ') end -= 1;
  return name.slice(0, end);
}
