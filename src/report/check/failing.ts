import type { FedFile } from './reporter.ts';

/** Formats that go into a log line by line. The others are data or a page, which are whole or nothing. */
export const logReporters: readonly string[] = ['text', 'compact', 'github', 'azure'];

/** A run without what does not fail: the files that do, each with nothing but its reasons. */
export function failing<File extends FedFile, Report extends { readonly files: readonly File[] }>(
  report: Report,
): Report {
  const files = report.files.filter(({ passed }) => !passed).map(reasonsOf);
  return { ...report, files };
}

function reasonsOf<File extends FedFile>(file: File): File {
  const diagnostics = file.diagnostics.filter(({ blocks }) => blocks);
  return file.outcome === 'judged'
    ? { ...file, diagnostics, waived: [], known: [], improved: [] }
    : { ...file, diagnostics };
}
