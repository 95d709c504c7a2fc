import { basename, dirname, join } from 'node:path';
import { parseTranslation } from '../catalogue/parse.ts';
import { joinTranslations, translate } from '../catalogue/translate.ts';
import type { Language } from '../i18n/t.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { readShippedTranslations, readStarterFile, type StarterKind } from '../io/shipped.ts';
import type { Translation } from '../model/translation.ts';
import type { LoadedCatalogue } from './catalogues.ts';
import { InvalidFile } from './failure.ts';

/**
 * The catalogue in the words of a language, as far as there is a translation. Its hash stays that of the original, and
 * so do the answers to it: what is asked does not depend on the language it is read in.
 */
export function inLanguage<T extends LoadedCatalogue>(loaded: T, language: Language): T {
  const { lang, extends: base } = loaded.catalogue;
  if (lang === language && base === undefined) return loaded;
  const translation = translationOf(loaded, language);
  return translation === undefined ? loaded : { ...loaded, ...translate(loaded, translation) };
}

function translationOf({ catalogue, path }: LoadedCatalogue, language: Language): Translation | undefined {
  const catalogues = shipped(language)?.catalogues ?? {};
  const own = path === undefined ? catalogues[catalogue.id] : translationBeside(path, language);
  const base = catalogue.extends === undefined ? undefined : catalogues[catalogue.extends];
  if (base === undefined) return own;
  return joinTranslations(base, own ?? nothingOf(catalogue, language));
}

/** What extends a catalogue without being translated itself keeps its own words. */
function nothingOf({ id, title, source }: LoadedCatalogue['catalogue'], lang: Language): Translation {
  const { document, publisher, note } = source;
  const kept = { document, publisher, ...(note === undefined ? {} : { note }) };
  return { formatVersion: 1, catalogue: id, lang, title, source: kept, levels: {}, titles: {}, criteria: {} };
}

/**
 * The translation of controls/NAME.yaml into English is in controls/translation/NAME.en.yaml.
 * @throws InvalidFile where it is there and cannot be read
 */
function translationBeside(path: string, language: Language): Translation | undefined {
  const name = basename(path).replace(/\.ya?ml$/, `.${language}.yaml`);
  const beside = join(dirname(path), 'translation', name);
  const bytes = readFileIfThere(beside);
  if (bytes === undefined) return undefined;
  const { data, text, diagnostics } = parseTranslation({ name: beside, bytes });
  if (data === undefined) throw new InvalidFile(beside, text, diagnostics);
  return data;
}

/** The commented file that a new assessment or catalogue starts from. */
export function starterIn(language: Language, kind: StarterKind): string {
  return shipped(language)?.starters[kind] ?? readStarterFile(kind);
}

interface Shipped {
  readonly catalogues: Readonly<Partial<Record<string, Translation>>>;
  readonly starters: Readonly<Record<StarterKind, string>>;
}

/** Read once, however many catalogues are shown. They were validated when the package was built. */
const alreadyRead = new Map<Language, Shipped>();

function shipped(language: Language): Shipped | undefined {
  // The package speaks Japanese by itself.
  if (language === 'ja') return undefined;
  const found = alreadyRead.get(language) ?? (JSON.parse(readShippedTranslations(language)) as Shipped);
  alreadyRead.set(language, found);
  return found;
}
