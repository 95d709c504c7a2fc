import type { FedFile, Feed } from '../check/reporter.ts';

/** On any system: a report may be read on another one. */
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/])/;

/** A format that names each file from the top of its repository where the command was told a place on one machine. */
export function fromRepository(feed: Feed): Feed {
  return (report, options) => feed({ ...report, files: report.files.map(named) }, options);
}

function named(file: FedFile): FedFile {
  const diagnostics = file.diagnostics.map((one) => (ABSOLUTE.test(one.file) ? { ...one, file: one.filePath } : one));
  return { ...file, file: ABSOLUTE.test(file.file) ? file.path : file.file, diagnostics };
}
