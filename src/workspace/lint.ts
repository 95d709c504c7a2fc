import { basename, dirname, join, resolve } from 'node:path';
import { parseBaseline } from '../assessment/baseline.ts';
import { parseAssessment } from '../assessment/parse.ts';
import { extendCatalogue } from '../catalogue/extend.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../catalogue/parse.ts';
import type { Translated } from '../catalogue/translationRules.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import { exitCodes } from '../formats/exitCodes.ts';
import type { LintedFile, LintReport } from '../formats/outputs/lint.ts';
import type { FileKind } from '../formats/states.ts';
import type { Environment } from '../io/environment.ts';
import { findFiles } from '../io/findFiles.ts';
import { isFolder } from '../io/isThere.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { readFile, readFileIfThere } from '../io/readFile.ts';
import { unreadFile } from '../report/check/model.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { findShipped, guidanceBeside, lookUp, namesFile } from './catalogue.ts';
import { parseConfig } from './config.ts';
import { isOurs, kindOf } from './fileKind.ts';
import { type Input, inputsOf, isStdin } from './inputs.ts';
import { type Place, placeOf, type Standpoint } from './places.ts';

/** What the command line says of what to look at. */
export interface LintAsked {
  /** Files, patterns, folders and `-`. */
  readonly words: readonly string[];
  /** Whether named files that are not ours are passed over, as those in a folder always are. */
  readonly ignoreUnknown: boolean;
}

/** A run of `lint`: what is said of it, and what only its caller needs. */
export interface LintRun {
  readonly report: LintReport;
  /** The lines that may be shown, by the name of their file. */
  readonly texts: ReadonlyMap<string, string>;
  /** Why files could not be looked at, in the order of the files. */
  readonly failures: readonly UserError[];
  /** What was read, and must not be overwritten. */
  readonly paths: readonly string[];
}

/** Looks at every file; one that cannot be read must not hide the problems of the others. */
export async function lintRun(
  { words, ignoreUnknown }: LintAsked,
  environment: Environment,
  standpoint: Standpoint,
): Promise<LintRun> {
  const inputs = await lintInputs(words, environment);
  const files: LintReport['files'][number][] = [];
  const skipped: string[] = [];
  const texts = new Map<string, string>();
  const failures: UserError[] = [];
  const unread = ({ name, path }: Pick<Input, 'name' | 'path'>, failure: UserError) => {
    const { code, args } = failure;
    failures.push(failure);
    files.push(unreadFile({ file: name, place: placeOf(path, standpoint), problem: { code, args } }));
  };
  for (const { folder, inputs: within } of inputs) {
    const before = files.length;
    for (const input of within) {
      try {
        const isPassedOver = ignoreUnknown || folder !== undefined;
        if (isPassedOver && !isOurs(input.read().bytes, basename(input.path))) {
          skipped.push(input.name);
          continue;
        }
        const linted = lintFile(input);
        texts.set(linted.name, linted.text);
        files.push(lintedFile(linted, placeOf(input.path, standpoint)));
      } catch (failure) {
        if (!(failure instanceof UserError)) throw failure;
        unread(input, failure);
      }
    }
    // A folder named in vain is a typing error, and a run that looks at nothing must not end well.
    if (folder !== undefined && files.length === before)
      unread(folder, new UserError('nothing-to-lint', { folder: folder.name }));
  }
  return {
    report: lintReport(files, skipped),
    texts,
    failures,
    paths: inputs.flatMap((one) => one.inputs).map(({ path }) => path),
  };
}

/** What a word of the command line stands for. */
interface LintWord {
  /** Where the word names one. */
  readonly folder?: Pick<Input, 'name' | 'path'>;
  readonly inputs: readonly Input[];
}

async function lintInputs(words: readonly string[], environment: Environment): Promise<readonly LintWord[]> {
  const inputs = await inputsOf(words, environment);
  const hasStdin = words.some(isStdin);
  return inputs.map((input) => {
    // Standard input has a name, but no place.
    if ((hasStdin && input.name === 'stdin') || !isFolder(input.path)) return { inputs: [input] };
    return { folder: input, inputs: inFolder(input) };
  });
}

/** The YAML files of a folder and of those in it, and folders that cannot be listed as what cannot be read. */
function inFolder({ name: shown, path: folder }: Pick<Input, 'name' | 'path'>): readonly Input[] {
  const { files, closed } = findFiles(folder, /\.ya?ml$/i, shown);
  const start = shown === '.' ? '' : `${shown.replace(/[\\/]+$/, '')}/`;
  const below = (name: string) => start + sanitizeLine(name);
  return [
    ...files.map(({ name, path }) => ({ name: below(name), path, read: () => readFile(path, below(name)) })),
    ...closed.map(({ name, path }) => ({
      name: below(name),
      path,
      read: () => {
        throw new UserError('folder-not-listed', { folder: below(name) });
      },
    })),
  ];
}

function lintedFile({ name, kind, diagnostics }: Linted, place: Place): LintedFile {
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

/** A file of ours with every problem found in it. */
export interface Linted {
  readonly name: string;
  /** undefined where it is none of ours. */
  readonly kind?: FileKind | undefined;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks one file of any kind that the product reads as YAML.
 * @throws UserError where it cannot be read
 */
export function lintFile({ name, path, read }: Input): Linted {
  const file = { name, bytes: read().bytes };
  const kind = kindOf(file.bytes, basename(path));
  switch (kind) {
    case 'catalogue': {
      const { text, diagnostics } = parseCatalogue(file, { guidance: guidanceBeside(path), baseOf });
      return { name, kind, text, diagnostics };
    }
    case 'guidance': {
      const { text, diagnostics } = parseGuidance(file, catalogueBeside(path));
      return { name, kind, text, diagnostics };
    }
    case 'translation': {
      const { text, diagnostics } = parseTranslation(file, translatedBeside(path));
      return { name, kind, text, diagnostics };
    }
    case 'crosswalk': {
      const { text, diagnostics } = parseCrosswalk(file, (id) => catalogueAbove(path, id) ?? baseOf(id));
      return { name, kind, text, diagnostics };
    }
    case 'assessment': {
      const { shownText, diagnostics } = parseAssessment(file, (aim) => lookUp(aim, { name, path }));
      return { name, kind, text: shownText(), diagnostics };
    }
    case 'config': {
      const { text, diagnostics } = parseConfig(file, {
        folder: dirname(path),
        isThere: (named) => isReadable(resolve(dirname(path), named)),
        catalogueOf: (named) => (namesFile(named) ? wholeIn(resolve(dirname(path), named)) : baseOf(named)),
      });
      return { name, kind, text, diagnostics };
    }
    case 'baseline': {
      const { text, diagnostics } = parseBaseline(file);
      return { name, kind, text, diagnostics };
    }
    default:
      return { name, ...unreadable(file) };
  }
}

function isReadable(path: string): boolean {
  try {
    return readFileIfThere(path) !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** As much as the largest kind of file takes. */
const UNKNOWN_LIMITS = { maxBytes: 32 * 1024 * 1024 };

function unreadable(file: SourceFile): Omit<Linted, 'name' | 'kind'> {
  const reading = readYaml(file, UNKNOWN_LIMITS);
  if (!reading.ok) return reading;
  const at = { line: 1, column: 1 };
  const diagnostic: Diagnostic = {
    code: 'unknown-kind',
    args: {},
    severity: 'error',
    file: file.name,
    range: { start: at, end: { line: 1, column: 2 } },
  };
  // Nobody knows whose lines those are.
  return { text: '', diagnostics: [diagnostic] };
}

function baseOf(id: string): Catalogue | undefined {
  return findShipped(id)?.catalogue;
}

function catalogueBeside(path: string): Catalogue | undefined {
  return catalogueIn(catalogueFileOf(path));
}

/** The catalogue that a file in controls/guidance/ or controls/translation/ belongs to, by its name. */
function catalogueFileOf(path: string): string {
  return join(dirname(dirname(path)), basename(path).replace(/\.[a-z]{2}\.ya?ml$/, '.yaml'));
}

function catalogueIn(path: string): Catalogue | undefined {
  const bytes = readFileIfThere(path);
  return bytes && parseCatalogue({ name: path, bytes }).data;
}

/** A translation in controls/translation/ is one of the catalogue in the folder above, and of the guidance beside that. */
function translatedBeside(path: string): Translated {
  return { catalogue: catalogueBeside(path), guidance: guidanceBeside(catalogueFileOf(path)) };
}

/** The catalogue of this id in the folder above, where controls/crosswalk/ has its catalogues. */
function catalogueAbove(path: string, id: string): Catalogue | undefined {
  const found = wholeIn(join(dirname(dirname(path)), `${id}.yaml`));
  return found?.id === id ? found : undefined;
}

function wholeIn(path: string): Catalogue | undefined {
  const own = catalogueIn(path);
  const base = own?.extends === undefined ? undefined : baseOf(own.extends);
  return own && base ? extendCatalogue(base, own) : own;
}
