import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { parseBaseline } from '../assessment/baseline.ts';
import { UserError } from '../errors.ts';
import type { Baseline, BaselineEntry } from '../formats/baseline.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { refusalOf } from './invalidFile.ts';
import type { Judged } from './judge.ts';

/** A baseline with the place it was read from. */
export interface LoadedBaseline {
  /** As it was named. */
  readonly name: string;
  readonly path: string;
  readonly baseline: Baseline;
}

/** @throws UserError baseline-not-found and those of reading; InvalidFile with every problem found */
export function loadBaseline(name: string, cwd: string): LoadedBaseline {
  const found = findBaseline(name, cwd);
  if (found === undefined) throw new UserError('baseline-not-found', { file: name });
  return found;
}

/** The same, or undefined where there is none yet. */
export function findBaseline(name: string, cwd: string): LoadedBaseline | undefined {
  const path = resolve(cwd, name);
  const bytes = readFileIfThere(path, name);
  if (bytes === undefined) return undefined;
  const { data, text, diagnostics } = parseBaseline({ name, bytes });
  if (data === undefined) throw refusalOf('baseline', { name, path, text, diagnostics });
  return { name, path, baseline: data };
}

/** An assessment as its baseline names it: from the folder of the baseline, with `/` on every system. */
export function entryName(baselinePath: string, path: string): string {
  return relative(dirname(baselinePath), path).split(sep).join('/');
}

/** Whether a baseline names an assessment. */
export function isNamedIn({ path: from, baseline }: LoadedBaseline, path: string): boolean {
  return Object.hasOwn(baseline.files, entryName(from, path));
}

/** The assessments that a baseline names and that are not where it says. */
export function goneFrom({ path: from, baseline }: LoadedBaseline): readonly string[] {
  return Object.keys(baseline.files).filter((name) => !existsSync(resolve(dirname(from), name)));
}

/**
 * What a baseline knows of an assessment; undefined where it does not name it.
 * @throws UserError baseline-differs where it was taken by another catalogue or edition: its ids may mean other things
 */
export function entryOf(loaded: LoadedBaseline, path: string, { result }: Judged): BaselineEntry | undefined {
  const { files } = loaded.baseline;
  const name = entryName(loaded.path, path);
  const entry = Object.hasOwn(files, name) ? files[name] : undefined;
  if (entry === undefined) return undefined;
  const { catalogue } = result;
  if (entry.catalogue === catalogue.id && entry.edition === catalogue.edition) return entry;
  const then = `${entry.catalogue} ${entry.edition}`;
  throw new UserError('baseline-differs', { file: loaded.name, then, now: `${catalogue.id} ${catalogue.edition}` });
}
