import { basename, dirname, join, resolve } from 'node:path';
import { parseBaseline } from '../assessment/baseline.ts';
import { type ParsedAssessment, parseAssessment } from '../assessment/parse.ts';
import { extendCatalogue } from '../catalogue/extend.ts';
import { isNoBase, type NoBase } from '../catalogue/extensionRules.ts';
import type { Named } from '../catalogue/namedRules.ts';
import { parseCatalogue, parseCrosswalk, parseGuidance, parseTranslation } from '../catalogue/parse.ts';
import type { Translated } from '../catalogue/translationRules.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { FileKind } from '../formats/states.ts';
import { isThere } from '../io/isThere.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { checkDates } from '../rules/index.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import type { SignsNamed } from '../yaml/strangeSigns.ts';
import {
  baseOf,
  type Chain,
  findShipped,
  guidanceBeside,
  type Home,
  lookUp,
  surroundings,
  wholeOf,
} from './catalogue.ts';
import { parseConfig } from './config.ts';
import { kindOf } from './fileKind.ts';
import type { Input } from './inputs.ts';
import { InvalidFile } from './invalidFile.ts';
import { namesFile } from './names.ts';
import { unsafeTexts } from './unsafeTexts.ts';

/** A file of ours with every problem found in it. */
export interface Linted extends SignsNamed {
  readonly name: string;
  /** undefined where it is none of ours. */
  readonly kind?: FileKind | undefined;
  readonly text: string;
  /** Dates of what is over that have not come yet: nobody but its writer knows what was meant. */
  readonly early?: readonly Diagnostic[];
}

/**
 * Checks one file of any kind that the product reads as YAML.
 * @param today the day by which dates have come, YYYY-MM-DD; left out where no date is to be judged.
 * @throws UserError where it cannot be read
 */
export function lintFile({ name, path, read }: Input, today?: string): Linted {
  const file = { name, bytes: read().bytes };
  const kind = kindOf(file.bytes, path);
  switch (kind) {
    case 'catalogue': {
      const besides = surroundings((extension, parts) =>
        baseBeside(extension, { name, path }, { ids: [extension.id], bytes: file.bytes.length, parts }),
      );
      const { text, diagnostics, repaired, cost } = parseCatalogue(file, besides);
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    case 'guidance': {
      const { text, diagnostics, repaired, cost } = parseGuidance(file, catalogueBeside(path), namedAt(path, kind));
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    case 'translation': {
      const { text, diagnostics, repaired, cost } = parseTranslation(file, translatedBeside({ name, path }));
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    case 'crosswalk': {
      const { text, diagnostics, repaired, cost } = parseCrosswalk(
        file,
        (id) => catalogueAbove(path, id) ?? shippedOf(id),
      );
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    case 'assessment': {
      const parsed = parseAssessment(file, (aim) => lookUp(aim, { name, path }));
      const { shownText, diagnostics, repaired, cost } = parsed;
      const early = today === undefined ? [] : datesToCome(parsed, name, today);
      const unsafe = unsafeTexts(parsed.data, name, parsed.rangeOf);
      return {
        name,
        kind,
        text: shownText(),
        ...signsNamed({ diagnostics: [...diagnostics, ...unsafe], repaired, cost }),
        early,
      };
    }
    case 'config': {
      const { text, diagnostics, repaired, cost } = parseConfig(file, {
        folder: dirname(path),
        isThere: (named) => isReadable(resolve(dirname(path), named)),
        catalogueOf: (named) => (namesFile(named) ? wholeIn(resolve(dirname(path), named)) : shippedOf(named)),
      });
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    case 'baseline': {
      const { text, diagnostics, repaired, cost } = parseBaseline(file, (named) =>
        isThere(resolve(dirname(path), named)),
      );
      return { name, kind, text, ...signsNamed({ diagnostics, repaired, cost }) };
    }
    default:
      return { name, ...unreadable(file) };
  }
}

/** Dates of what is over that have not come yet, in the answers to every catalogue that is at hand. */
function datesToCome(
  { data, catalogues = [], rangeOf }: ParsedAssessment,
  file: string,
  today: string,
): readonly Diagnostic[] {
  if (data === undefined) return [];
  return catalogues
    .flatMap((catalogue) => checkDates(catalogue, data, today))
    .map(({ code, args, severity, path }): Diagnostic => {
      const range = rangeOf(path);
      return { code, args, severity, file, path, ...(range ? { range } : {}) };
    });
}

/** Of all that was read of a file, what is wrong with its signs. */
function signsNamed({ diagnostics, repaired, cost }: { [Key in keyof SignsNamed]: SignsNamed[Key] | undefined }) {
  return {
    diagnostics: diagnostics ?? [],
    ...(repaired === undefined ? {} : { repaired }),
    ...(cost === undefined ? {} : { cost }),
  };
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
const UNKNOWN_LIMITS = { maxBytes: 20 * 1024 * 1024 };

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

function shippedOf(id: string): Catalogue | undefined {
  return findShipped(id)?.catalogue;
}

/** The base of a catalogue; of what is wrong in it, only that is told here which nobody sees in it alone. */
function baseBeside(extension: Catalogue, file: Home, above?: Chain): Catalogue | NoBase | undefined {
  if (extension.extends === undefined) return undefined;
  try {
    return wholeOf(baseOf(extension.extends, file, above));
  } catch (error) {
    if (error instanceof InvalidFile) return noBaseIn(error) ?? broken(extension.extends);
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** A base that has to be mended first. */
function broken(id: string): NoBase {
  return { code: 'unknown-catalogue', args: { value: id, special: 'broken' } };
}

/** Why the base of a base is none, although there is nothing to mend in it. */
function noBaseIn({ diagnostics }: InvalidFile): NoBase | undefined {
  const found = diagnostics.find(({ path }) => path?.length === 1 && path[0] === 'extends');
  return found !== undefined && found.code !== 'unknown-catalogue' && isNoBase(found) ? found : undefined;
}

function catalogueBeside(path: string): Catalogue | undefined {
  return catalogueIn(catalogueFileOf(path));
}

/** How the name of a file in controls/guidance/ or controls/translation/ ends: with its language. */
const LANGUAGE_IN_NAME = /\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.ya?ml$/;

/** The catalogue that such a file belongs to, by its name. */
function catalogueFileOf(path: string): string {
  const stem = join(dirname(dirname(path)), basename(path).replace(LANGUAGE_IN_NAME, ''));
  const [usual, other] = [`${stem}.yaml`, stem.endsWith('.yml') ? stem : `${stem}.yml`];
  return isReadable(usual) || !isReadable(other) ? usual : other;
}

/** What such a file is by its name and place; what comes through a pipe has neither. */
function namedAt(path: string, folder: 'guidance' | 'translation'): Named {
  const name = basename(path);
  if (!/\.ya?ml$/i.test(name)) return {};
  const [, language] = LANGUAGE_IN_NAME.exec(name) ?? [];
  const isRead = language !== undefined && basename(dirname(path)) === folder && isReadable(catalogueFileOf(path));
  return { ...(language === undefined ? {} : { language }), ...(isRead ? {} : { unreadIn: folder }) };
}

function catalogueIn(path: string): Catalogue | undefined {
  const bytes = readFileIfThere(path);
  return bytes && parseCatalogue({ name: path, bytes }).data;
}

/** A translation in controls/translation/ is one of the catalogue in the folder above, and of the guidance beside that. */
function translatedBeside({ name, path }: Home): Translated {
  const catalogueFile = catalogueFileOf(path);
  return {
    catalogue: catalogueIn(catalogueFile),
    guidance: guidanceBeside({ name: join(dirname(dirname(name)), basename(catalogueFile)), path: catalogueFile }),
    named: namedAt(path, 'translation'),
  };
}

/** The catalogue of this id in the folder above, where controls/crosswalk/ has its catalogues. */
function catalogueAbove(path: string, id: string): Catalogue | undefined {
  const found = wholeIn(join(dirname(dirname(path)), `${id}.yaml`));
  return found?.id === id ? found : undefined;
}

function wholeIn(path: string): Catalogue | undefined {
  const own = catalogueIn(path);
  const base = own && baseBeside(own, { name: path, path });
  return own && base && !isNoBase(base) ? extendCatalogue(base, own) : own;
}
