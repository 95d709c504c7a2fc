import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Document } from 'yaml';
import { parseAssessment } from '../assessment/parse.ts';
import { readFile } from '../io/readFile.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Diagnostic, Path } from '../model/diagnostic.ts';
import { type LoadedCatalogue, loadAimed } from './catalogues.ts';
import { InvalidFile } from './failure.ts';

export const DEFAULT_FILE = 'assessment.yaml';

/** An assessment as it lies on disk, known to be right, with the catalogue it answers. */
export interface LoadedAssessment {
  /** As the person wrote it, for messages. */
  readonly name: string;
  readonly path: string;
  readonly stamp: string;
  readonly text: string;
  readonly doc: Document.Parsed;
  readonly assessment: Assessment;
  readonly loaded: LoadedCatalogue;
  readonly rangeOf: (path: Path) => Diagnostic['range'];
}

/**
 * Reads and checks an assessment.
 * @throws UserError file-not-found and its like, unknown-catalogue; InvalidFile with every problem found
 */
export function loadAssessment(name: string, cwd: string): LoadedAssessment {
  const path = resolve(cwd, name);
  const { bytes, stamp } = readFile(path, name);
  const folder = dirname(path);
  const parsed = parseAssessment({ name, bytes }, (aim) => loadAimed(aim, folder).catalogue);
  const { text, doc, data, diagnostics, rangeOf } = parsed;
  if (doc === undefined || data === undefined || diagnostics.length > 0) {
    const backup = existsSync(backupOf(path)) ? backupOf(name) : undefined;
    throw new InvalidFile(name, text, diagnostics, backup);
  }
  const loaded = loadAimed(data.catalogue, folder);
  return { name, path, stamp, text, doc, assessment: data, loaded, rangeOf };
}

/** Where the content before the last write is kept. */
export function backupOf(file: string): string {
  return `${file}.bak`;
}
