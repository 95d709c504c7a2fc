import { basename, dirname, join, resolve } from 'node:path';
import { parseBaseline } from '../../assessment/baseline.ts';
import { parseAssessment } from '../../assessment/parse.ts';
import { extendCatalogue } from '../../catalogue/extend.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../../catalogue/parse.ts';
import type { Translated } from '../../catalogue/translationRules.ts';
import { UserError } from '../../errors.ts';
import { readFileIfThere } from '../../io/readFile.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { renderDiagnostics } from '../../report/render/diagnostics.ts';
import { sourcesOf } from '../../report/render/sources.ts';
import { readYaml, type SourceFile } from '../../yaml/read.ts';
import { findShipped, guidanceBeside, lookUp, namesFile } from '../catalogues.ts';
import { CONFIG_FILE, configKeys, parseConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { BASELINE_FILE, DEFAULT_FILE } from '../defaults.ts';
import { exitCodes } from '../exitCodes.ts';
import { reportFailure } from '../failure.ts';
import { type Input, inputsOf } from '../inputs.ts';

export interface LintOptions {
  readonly files: readonly string[];
}

/** Checks files of every kind that the product reads as YAML; every problem of every file in one run. */
export async function lint({ files }: LintOptions, context: Context): Promise<number> {
  const { t, print, environment, note } = context;
  let failure: number = exitCodes.passed;
  const inputs = await inputsOf(files, environment);
  const linted = inputs.flatMap((input) => {
    try {
      return [lintFile(input)];
    } catch (error) {
      // One file that cannot be read must not hide the problems of the others.
      failure = Math.max(failure, reportFailure(error, context));
      return [];
    }
  });
  const diagnostics = linted.flatMap((file) => file.diagnostics);
  if (diagnostics.length > 0) {
    const sources = sourcesOf(new Map(linted.map(({ name, text }) => [name, text])));
    print(renderDiagnostics(diagnostics, { t, paint: context.paint.stdout, sources }));
    print('');
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const looked = linted.length;
  const unread = inputs.length - looked;
  const counts = { files: inputs.length, looked, unread, errors, warnings: diagnostics.length - errors };
  const isFound = diagnostics.length > 0;
  // Nothing good is said of the rest where one could not be looked at: "no problems" is what a reader takes home.
  if (unread > 0) note(t(isFound ? 'lint.unread.found' : 'lint.unread', counts));
  else note(t(isFound ? 'lint.found' : 'lint.clean', counts));
  return errors === 0 ? failure : Math.max(failure, exitCodes.usage);
}

interface Linted {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function lintFile({ name, path, read }: Input): Linted {
  const file = { name, bytes: read().bytes };
  switch (kindOf(file, basename(path))) {
    case 'catalogue': {
      const { text, diagnostics } = parseCatalogue(file, { guidance: guidanceBeside(path), baseOf });
      return { name, text, diagnostics };
    }
    case 'guidance': {
      const { text, diagnostics } = parseGuidance(file, catalogueBeside(path));
      return { name, text, diagnostics };
    }
    case 'translation': {
      const { text, diagnostics } = parseTranslation(file, translatedBeside(path));
      return { name, text, diagnostics };
    }
    case 'crosswalk': {
      const { text, diagnostics } = parseCrosswalk(file, (id) => catalogueAbove(path, id) ?? baseOf(id));
      return { name, text, diagnostics };
    }
    case 'assessment': {
      const { shownText, diagnostics } = parseAssessment(file, (aim) => lookUp(aim, { name, path }));
      return { name, text: shownText(), diagnostics };
    }
    case 'config': {
      const { text, diagnostics } = parseConfig(file, {
        isThere: (named) => isReadable(resolve(dirname(path), named)),
        catalogueOf: (named) => (namesFile(named) ? wholeIn(resolve(dirname(path), named)) : baseOf(named)),
      });
      return { name, text, diagnostics };
    }
    case 'baseline': {
      const { text, diagnostics } = parseBaseline(file);
      return { name, text, diagnostics };
    }
    default:
      return { name, ...unreadable(file) };
  }
}

type Kind = 'catalogue' | 'guidance' | 'translation' | 'crosswalk' | 'assessment' | 'config' | 'baseline';

/** What a file is by its name, where its keys do not tell. */
const kindsByName: Readonly<Record<string, Kind>> = {
  [DEFAULT_FILE]: 'assessment',
  [CONFIG_FILE]: 'config',
  [BASELINE_FILE]: 'baseline',
};

/** Told by the one key each kind cannot do without; by text, so that a broken file is still told apart. */
function kindOf({ bytes }: SourceFile, name: string): Kind | undefined {
  const text = new TextDecoder().decode(bytes);
  const has = (...keys: readonly string[]) =>
    new RegExp(`^["']?(?:${keys.join('|')})["']?[ \\t]*[:：]`, 'm').test(text);
  if (has('requirements')) return 'catalogue';
  if (has('answers')) return 'assessment';
  if (has('mappings')) return 'crosswalk';
  if (has('titles', 'levels', 'title') && has('criteria')) return 'translation';
  if (has('criteria')) return 'guidance';
  if (has('files')) return 'baseline';
  // A config can do without any of its keys, and is the only kind that has no format of its own.
  if (!has('formatVersion') && has(...configKeys())) return 'config';
  return Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
}

function isReadable(path: string): boolean {
  try {
    return readFileIfThere(path) !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function unreadable(file: SourceFile): Omit<Linted, 'name'> {
  const reading = readYaml(file, { maxBytes: Number.POSITIVE_INFINITY });
  if (!reading.ok) return reading;
  const at = { line: 1, column: 1 };
  const diagnostic: Diagnostic = {
    code: 'unknown-kind',
    args: {},
    severity: 'error',
    file: file.name,
    range: { start: at, end: { line: 1, column: 2 } },
  };
  return { text: reading.text, diagnostics: [diagnostic] };
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
