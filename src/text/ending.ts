/** `.pdf` of `報告.PDF`, in full width, too; '' where the name has none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(file.normalize('NFKC'))?.[0].toLowerCase() ?? '';
}
