import { compareNames } from '../domain/order.ts';
import { UserError } from '../errors.ts';
import { byPlace } from '../formats/diagnostic.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import type { LintedFile, LintReport } from '../formats/outputs/lint.ts';
import type { Environment } from '../io/environment.ts';
import { findFiles } from '../io/findFiles.ts';
import { isFolder } from '../io/isThere.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { readFile } from '../io/readFile.ts';
import { unreadFile } from '../report/check/model.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { isOurs } from './fileKind.ts';
import { distinct, type Input, inputsOf } from './inputs.ts';
import { InvalidFile } from './invalidFile.ts';
import { type Linted, lintFile } from './lintFile.ts';
import { type Fix, type Fixed, fixFiles } from './lintFix.ts';
import { argsSeenFrom, type Place, placeOf, type Standpoint } from './places.ts';

/** What to look at, and how. */
export interface LintAsked {
  readonly words: readonly LintWord[];
  /** Whether named files that are not ours are passed over, as those in a folder always are. */
  readonly ignoreUnknown: boolean;
  /** Whether what is safe to mend is mended before anything is looked at, or only told of. */
  readonly fix?: 'write' | 'show' | undefined;
  /** The day by which dates have come, YYYY-MM-DD. */
  readonly today: string;
}

/** A run of `lint`: what is said of it, and what only its caller needs. */
export interface LintRun {
  readonly report: LintReport;
  /** The lines that may be shown, by the name of their file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Why files could not be looked at, in the order of the files. */
  readonly failures: readonly UserError[];
  /** What was mended in which file, or would be. */
  readonly fixes: readonly Fix[];
  /** Why files could not be mended. */
  readonly unfixed: readonly UserError[];
}

/** Looks at every file; one that cannot be read must not hide the problems of the others. */
export function lintRun({ words, ignoreUnknown, fix, today }: LintAsked, standpoint: Standpoint): LintRun {
  const isOursOnly = (folder: LintWord['folder']) => ignoreUnknown || folder !== undefined;
  const each = new Set(distinct(words.flatMap(({ inputs }) => inputs)));
  const toFix = words
    .flatMap((one) => one.inputs.map((input) => ({ input, isOursOnly: isOursOnly(one.folder) })))
    .filter(({ input }) => each.has(input));
  const {
    fixes,
    failures: unfixed,
    looks,
  } = fix === undefined ? NOTHING_FIXED : fixFiles(toFix, fix === 'show', today);
  const files: LintReport['files'][number][] = [];
  const skipped: string[] = [];
  const texts = new Map<string, string>();
  const failures: UserError[] = [];
  const unread = ({ name, path }: Pick<Input, 'name' | 'path'>, failure: UserError) => {
    // Any file is looked at: what is said of one that is not there is not only about assessments.
    const told =
      failure instanceof InvalidFile ? failure : new UserError(failure.code, { hint: 'other', ...failure.args });
    const { code, args } = told;
    failures.push(told);
    files.push(
      unreadFile({
        file: name,
        place: placeOf(path, standpoint),
        problem: { code, args: argsSeenFrom(args, standpoint) },
      }),
    );
  };
  for (const { folder, inputs: within } of words) {
    const before = files.length;
    const hasOthers = within.some((input) => !each.has(input));
    for (const input of within.filter((one) => each.has(one))) {
      try {
        if (isOursOnly(folder) && !isOurs(input.read().bytes, input.path)) {
          skipped.push(input.name);
          continue;
        }
        const linted = looks.get(input.path) ?? lintFile(input, today);
        texts.set(linted.name, linted.text);
        files.push(lintedFile(linted, placeOf(input.path, standpoint)));
      } catch (failure) {
        if (!(failure instanceof UserError)) throw failure;
        unread(input, failure);
      }
    }
    // A folder named in vain is a typing error, and a run that looks at nothing must not end well.
    if (folder !== undefined && files.length === before && !hasOthers)
      unread(folder, new UserError('nothing-to-lint', { folder: folder.name }));
  }
  return {
    report: lintReport(files, skipped),
    texts,
    failures,
    fixes,
    unfixed,
  };
}

const NOTHING_FIXED: Fixed = { fixes: [], failures: [], looks: new Map() };

/** What a word of the command line stands for. */
export interface LintWord {
  /** Where the word names one. */
  readonly folder?: Pick<Input, 'name' | 'path'>;
  readonly inputs: readonly Input[];
}

/** What is to be looked at, from files, patterns, folders and `-` as typed. */
export async function lintWords(words: readonly string[], environment: Environment): Promise<readonly LintWord[]> {
  const inputs = await inputsOf(words, environment);
  return inputs.map((input) => {
    if (input.isStdin || !isFolder(input.path)) return { inputs: [input] };
    return { folder: input, inputs: inFolder(input) };
  });
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareNames(a.name, b.name);
}

/** The YAML files of a folder and of those in it, and folders that cannot be listed as what cannot be read. */
function inFolder({ name: shown, path: folder }: Pick<Input, 'name' | 'path'>): readonly Input[] {
  const { files, closed } = findFiles(folder, /\.ya?ml$/i, shown);
  const start = shown === '.' ? '' : `${shown.replace(/(?<![\\/])[\\/]+$/, '')}/`;
  const below = (name: string) => start + sanitizeLine(name);
  return [
    ...files
      .toSorted(byName)
      .map(({ name, path }) => ({ name: below(name), path, read: () => readFile(path, below(name)) })),
    ...closed.toSorted(byName).map(({ name, path }) => ({
      name: below(name),
      path,
      read: () => {
        throw new UserError('folder-not-listed', { folder: below(name) });
      },
    })),
  ];
}

function lintedFile({ name, kind, diagnostics: shape, early = [] }: Linted, place: Place): LintedFile {
  const diagnostics = [...shape, ...early].toSorted(byPlace);
  return {
    file: name,
    ...place,
    outcome: 'linted',
    passed: diagnostics.every(({ severity }) => severity !== 'error'),
    ...(kind === undefined ? {} : { kind }),
    diagnostics: diagnostics.map(({ code, args, severity, range, path, allowed }) => ({
      code,
      args,
      severity,
      file: name,
      filePath: place.path,
      ...(place.outside ? { outside: true as const } : {}),
      ...(range ? { range } : {}),
      ...(path ? { path } : {}),
      ...(allowed ? { allowed } : {}),
      blocks: severity === 'error',
    })),
  };
}

function lintReport(files: LintReport['files'], skipped: readonly string[]): LintReport {
  const passed = files.every((file) => file.passed);
  return {
    schemaVersion: 1,
    tool: { name: 'scs-check', version: packageVersion() },
    passed,
    exitCode: passed ? exitCodes.passed : exitCodes.usage,
    files,
    skipped,
  };
}
