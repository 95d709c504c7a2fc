import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Found, parseAssessment } from '../assessment/parse.ts';
import type { Manuscript } from '../assessment/rewrite.ts';
import { aimsOf } from '../domain/aims.ts';
import type { Aim, Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic, Path } from '../formats/diagnostic.ts';
import { type FileOnDisk, readFile } from '../io/readFile.ts';
import { shippedSample } from '../io/shipped.ts';
import { mayBeCut } from '../yaml/cutTexts.ts';
import { backupOf } from './backup.ts';
import { type Home, type LoadedCatalogue, loadAimed, lookUp } from './catalogue.ts';
import type { Input } from './inputs.ts';
import { refusalOf } from './invalidFile.ts';

/** An assessment as it lies on disk, known to be right, with the catalogue it answers. */
export interface LoadedAssessment {
  /** As the person wrote it, for messages. */
  readonly name: string;
  readonly path: string;
  readonly stamp: string;
  readonly text: string;
  /** The text as far as its lines may be shown. */
  readonly shownText: () => string;
  /** The text to edit. */
  readonly manuscript: Manuscript;
  readonly assessment: Assessment;
  readonly loaded: LoadedCatalogue;
  readonly rangeOf: (path: Path, on?: 'key' | 'value') => Diagnostic['range'];
  /** What may be wrong with how the file is written and keeps nobody from reading it. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads and checks an assessment.
 * @throws UserError file-not-found and its like; InvalidFile with every problem found
 */
export function loadAssessment(name: string, cwd: string): LoadedAssessment {
  const path = resolve(cwd, name);
  return loadInput({ name, path, read: () => readFile(path, name) });
}

/** The assessment of a made-up firm that is in the package: the same from every folder. */
export function loadSample(): LoadedAssessment {
  const path = shippedSample();
  return loadAssessment(path, dirname(path));
}

/** The same for a file that may be a path, a match of a pattern or standard input. */
export function loadInput({ name, path, read: readBytes }: Input): LoadedAssessment {
  const { data, ...read } = readAssessment(name, path, readBytes(), lookUp);
  return { ...read, assessment: data, loaded: loadAimed(data.catalogue, read) };
}

/**
 * The catalogue that a file aims at, and those that it has aimed at before.
 * @throws UserError unknown-catalogue, catalogue-not-found, catalogue-outside
 */
export function cataloguesOf(opened: LoadedAssessment): readonly Catalogue[] {
  return aimsOf(opened.assessment).map((aim) => loadAimed(aim, opened).catalogue);
}

/**
 * Reads an assessment whose ids need not be those of the catalogue it names: that one may be gone, or another by now.
 * @throws UserError file-not-found and its like; InvalidFile where the shape is wrong
 */
export function loadShape(name: string, cwd: string, loaded: LoadedCatalogue): LoadedAssessment {
  const path = resolve(cwd, name);
  const { data, ...read } = readAssessment(name, path, readFile(path, name), () => undefined);
  return { ...read, assessment: data, loaded };
}

/** The same for bytes at hand, held against the catalogues that `catalogueFor` knows. */
export function readAgainst(
  name: string,
  path: string,
  file: FileOnDisk,
  catalogueFor: (aim: Aim, home: Home) => Found,
): Assessment {
  return readAssessment(name, path, file, catalogueFor).data;
}

/** A text that was read before, for its lines and columns; of one that is wrong, what can be said. */
export function rereadText(name: string, text: string): Pick<LoadedAssessment, 'shownText' | 'rangeOf' | 'warnings'> {
  const { shownText, rangeOf, diagnostics } = parseAssessment({ name, bytes: new TextEncoder().encode(text) });
  return { shownText, rangeOf, warnings: diagnostics };
}

/** Whether reading a text again may give warnings: most need not be read for that. */
export function mayWarn(text: string): boolean {
  return mayBeCut(text);
}

type ReadAssessment = Omit<LoadedAssessment, 'assessment' | 'loaded'> & { readonly data: Assessment };

function readAssessment(
  name: string,
  path: string,
  { bytes, stamp }: FileOnDisk,
  catalogueFor: (aim: Aim, home: Home) => Found,
): ReadAssessment {
  const parsed = parseAssessment({ name, bytes }, (aim) => catalogueFor(aim, { name, path }));
  const { text, shownText, manuscript, data, diagnostics, rangeOf } = parsed;
  const isWrong = diagnostics.some(({ severity }) => severity === 'error');
  if (manuscript === undefined || data === undefined || isWrong) {
    // Before the last write, the file had the same markers or lacked what came in with them.
    const isConflict = diagnostics.some(({ code }) => code === 'merge-conflict');
    const backup = !isConflict && existsSync(backupOf(path)) ? backupOf(name) : undefined;
    throw refusalOf('assessment', { name, path, text: shownText(), diagnostics, backup });
  }
  return { name, path, stamp, text, shownText, manuscript, data, rangeOf, warnings: diagnostics };
}
