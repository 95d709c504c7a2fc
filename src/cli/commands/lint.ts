import { basename, dirname, join } from 'node:path';
import { parseAssessment } from '../../assessment/parse.ts';
import { extendCatalogue } from '../../catalogue/extend.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../../catalogue/parse.ts';
import type { Translated } from '../../catalogue/translationRules.ts';
import { readFileIfThere } from '../../io/readFile.ts';
import type { Aim } from '../../model/assessment.ts';
import type { Catalogue } from '../../model/catalogue.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { renderDiagnostics } from '../../report/render/diagnostics.ts';
import { readYaml, type SourceFile } from '../../yaml/read.ts';
import { findShipped, guidanceBeside, loadAimed } from '../catalogues.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../exitCodes.ts';
import { reportFailure } from '../failure.ts';
import { type Input, inputsOf } from '../inputs.ts';

export interface LintOptions {
  readonly files: readonly string[];
}

/** Checks catalogues, guidance, translations, crosswalks and assessments; every problem of every file in one run. */
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
    const sources = new Map(linted.map(({ name, text }) => [name, text]));
    print(renderDiagnostics(diagnostics, { t, paint: context.paint.stdout, sources }));
    print('');
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const counts = { files: inputs.length, errors, warnings: diagnostics.length - errors };
  note(t(diagnostics.length === 0 ? 'lint.clean' : 'lint.found', counts));
  return errors === 0 ? failure : Math.max(failure, exitCodes.usage);
}

interface Linted {
  readonly name: string;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

function lintFile({ name, path, read }: Input): Linted {
  const file = { name, bytes: read().bytes };
  switch (kindOf(file)) {
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
      const { text, diagnostics, data } = parseAssessment(file, (aim) => catalogueOf(aim, dirname(path)));
      const isUnknown = data !== undefined && catalogueOf(data.catalogue, dirname(path)) === undefined;
      return {
        name,
        text,
        diagnostics: isUnknown ? [...diagnostics, unknownCatalogue(name, data.catalogue.id)] : diagnostics,
      };
    }
    default:
      return { name, ...unreadable(file) };
  }
}

/** Told by the one key each kind cannot do without; by text, so that a broken file is still told apart. */
function kindOf({
  bytes,
}: SourceFile): 'catalogue' | 'guidance' | 'translation' | 'crosswalk' | 'assessment' | undefined {
  const text = Buffer.from(bytes).toString('utf8');
  if (/^requirements\s*:/m.test(text)) return 'catalogue';
  if (/^answers\s*:/m.test(text)) return 'assessment';
  if (/^mappings\s*:/m.test(text)) return 'crosswalk';
  if (/^(?:titles|levels|title)\s*:/m.test(text) && /^criteria\s*:/m.test(text)) return 'translation';
  if (/^criteria\s*:/m.test(text)) return 'guidance';
  return undefined;
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

function unknownCatalogue(file: string, id: string): Diagnostic {
  return { code: 'unknown-catalogue', args: { value: id }, severity: 'error', file };
}

function baseOf(id: string): Catalogue | undefined {
  return findShipped(id)?.catalogue;
}

function catalogueOf(aim: Aim, folder: string): Catalogue | undefined {
  if (aim.file === undefined && findShipped(aim.id) === undefined) return undefined;
  return loadAimed(aim, folder).catalogue;
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
  const own = catalogueIn(join(dirname(dirname(path)), `${id}.yaml`));
  const base = own?.extends === undefined ? undefined : baseOf(own.extends);
  return own && base ? extendCatalogue(base, own) : own;
}
