import { basename, dirname, resolve } from 'node:path';
import { compareNames } from '../domain/order.ts';
import { UserError } from '../errors.ts';
import type { PortfolioRow } from '../formats/outputs/portfolio.ts';
import type { CachedFile } from '../formats/portfolioCache.ts';
import { type FoundFile, findFiles } from '../io/findFiles.ts';
import { realPath } from '../io/patience.ts';
import { markCopies } from '../scoring/portfolio.ts';
import { loadNamed } from './catalogue.ts';
import { CONFIG_FILE } from './names.ts';
import { type KnownFiles, readPortfolioCache, writePortfolioCache } from './surveyCache.ts';
import { type Look, type LookOptions, lookAt, type SurveyPlace, unread } from './surveyFile.ts';
import { type Terms, tracedToConfig } from './terms.ts';

export interface SurveyOptions extends LookOptions {
  /** Whether what is known from the run before is used, and kept for the next. */
  readonly cache: boolean;
  /** Told how many files are to be read, where that takes a while. */
  readonly onMany?: (count: number) => void;
  /** How many threads help where many files are to be read; one for each other core where left out. */
  readonly helpers?: number;
}

export interface Survey {
  readonly rows: readonly PortfolioRow[];
  /** The assessments that were found, read or not. */
  readonly files: readonly FoundFile[];
  /** The configs beside or above some of them that have no say in the table. */
  readonly unfollowed: readonly FoundFile[];
  /** False where what is known could not be kept. */
  readonly isKept: boolean;
}

/** More files than are judged before anybody wonders what goes on, and before a thread has paid for its start. */
export const MANY = 300;

/** A row for each assessment in a folder and below it; none keeps another from being shown. */
export async function survey(
  folder: string,
  shown: string,
  options: SurveyOptions,
  workplace: SurveyPlace,
): Promise<Survey> {
  const { terms, cache } = options;
  // Wrong for one is wrong for all.
  const { catalogue } = terms.aimed;
  if (catalogue !== undefined) tracedToConfig(terms, () => loadNamed(catalogue, workplace.cwd));
  const { files, closed } = findFiles(folder, /\.ya?ml$/i, shown);
  const known = cache ? readPortfolioCache(folder, terms) : new Map<string, CachedFile>();
  if (files.length - known.size > MANY) options.onMany?.(files.length);
  const looks = await lookAtAll(files, known, options, workplace);
  const kept = new Map<string, CachedFile>();
  let isSame = true;
  const inOrder = files.toSorted((a, b) => compareNames(a.name, b.name));
  const looked = inOrder.flatMap((file): { file: FoundFile; row: PortfolioRow; subject: string | undefined }[] => {
    const found = looks.get(file) ?? {};
    if (found.keep !== undefined) kept.set(file.name, found.keep);
    isSame &&= found.keep === known.get(file.name);
    return found.row === undefined ? [] : [{ file, row: found.row, subject: found.subject }];
  });
  const isKept = !cache || (isSame && kept.size === known.size) || writePortfolioCache(folder, terms, kept);
  const unlisted = closed.map(({ name }) => unread(name, new UserError('folder-not-listed', { folder: name })));
  const assessments = looked.map(({ file }) => file);
  const unfollowed = configsOf(assessments, inOrder).filter(({ path }) => path !== followedPath(terms, workplace));
  return { rows: [...markCopies(looked), ...unlisted], files: assessments, unfollowed, isKept };
}

/** The configs that `check` would follow for some of the files, were it run where they lie. */
function configsOf(assessments: readonly FoundFile[], files: readonly FoundFile[]): readonly FoundFile[] {
  const configs = files.filter(({ name }) => basename(name) === CONFIG_FILE);
  if (configs.length === 0) return [];
  const folders = new Set(assessments.flatMap(({ name }) => foldersAbove(name)));
  return configs.filter(({ name }) => folders.has(dirname(name)));
}

/** `a/b`, `a` and `.` of `a/b/c.yaml`. */
function foldersAbove(name: string): readonly string[] {
  const folder = dirname(name);
  return folder === '.' ? ['.'] : [folder, ...foldersAbove(folder)];
}

function followedPath({ config }: Terms, { cwd }: SurveyPlace): string | undefined {
  return config && realPath(resolve(cwd, config.name));
}

/** What a thread that helps is told; it answers with a look for each file, in their order. */
export interface SurveyTask {
  readonly files: readonly FoundFile[];
  readonly options: LookOptions;
  readonly workplace: SurveyPlace;
}

/** What a task comes to, in whichever thread. */
export function lookAtTask({ files, options, workplace }: SurveyTask): readonly Look[] {
  return files.map((file) => lookAt(file, undefined, options, workplace));
}

/** Files of which nothing is known are shared out where they are many; all others cost next to nothing. */
async function lookAtAll(
  files: readonly FoundFile[],
  known: KnownFiles,
  { terms, evidence, now, helpers }: SurveyOptions,
  workplace: SurveyPlace,
): Promise<ReadonlyMap<FoundFile, Look>> {
  const options = { terms, evidence, now };
  const fresh = files.filter(({ name }) => !known.has(name));
  const helped = fresh.length > MANY ? await helpedLooks(fresh, helpers, { options, workplace }) : undefined;
  const own = files
    .filter((file) => helped?.given.has(file) !== true)
    .map((file) => [file, lookAt(file, known.get(file.name), options, workplace)] as const);
  return new Map([...own, ...((await helped?.looks) ?? [])]);
}

/** Hands files to threads, and leaves as many for this one; `looks` is there when the last of them has ended. */
async function helpedLooks(fresh: readonly FoundFile[], helpers: number | undefined, task: Omit<SurveyTask, 'files'>) {
  const { inThread, otherCores } = await import('../io/thread.ts');
  const count = helpers ?? otherCores();
  // In turn, so that large files next to each other do not all fall to one of them.
  const shares = Array.from({ length: count }, (_, helper) =>
    fresh.filter((_file, index) => index % (count + 1) === helper),
  );
  const looks = shares.map(async (files) => {
    const found = await inThread('workspace/surveyThread', { ...task, files } satisfies SurveyTask).then(
      (answer) => answer as readonly Look[],
      // Where no thread can be had, or one has failed, this one does it: it gives the same, or says what is wrong.
      () => lookAtTask({ ...task, files }),
    );
    return files.map((file, index) => [file, found[index] ?? {}] as const);
  });
  return { given: new Set(shares.flat()), looks: Promise.all(looks).then((all) => all.flat()) };
}
