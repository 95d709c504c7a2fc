import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNoBase } from '../catalogue/extensionRules.ts';
import { isTooMuch, parseTranslation } from '../catalogue/parse.ts';
import { at, joinTranslations, translate } from '../catalogue/translate.ts';
import { allCriteria } from '../domain/catalogue.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { isLanguageTag } from '../formats/languageTag.ts';
import type { Translation } from '../formats/translation.ts';
import { type Language, ourLanguageFor, type Tag } from '../i18n/t.ts';
import { entriesIn } from '../io/patience.ts';
import { readShippedTranslations, readStarterFile, type StarterKind } from '../io/shipped.ts';
import {
  baseOf,
  type Chain,
  type Home,
  hasLevelNamedAsShipped,
  isCopyOfShipped,
  isLevelOfShipped,
  type LoadedCatalogue,
  NOTHING,
  readTextsBeside,
  roomBelow,
  TOO_MUCH,
  together,
} from './catalogue.ts';
import { InvalidFile, refusalOf } from './invalidFile.ts';
import { stemOfTexts } from './names.ts';

/**
 * The catalogue in the words of a language, as far as there is a translation. Its hash stays that of the original, and
 * so do the answers to it: what is asked does not depend on the language it is read in.
 */
export function inLanguage(loaded: LoadedCatalogue, language: Tag): LoadedCatalogue {
  const spoken = inWordsOf(loaded, language);
  if (!hasLevelNamedAsShipped(spoken)) return spoken;
  const known = alreadyTold.get(spoken) ?? { ...spoken, catalogue: withLevelsTold(spoken.catalogue) };
  alreadyTold.set(spoken, known);
  return known;
}

const alreadyTold = new WeakMap<LoadedCatalogue, LoadedCatalogue>();

/** A level that has the name of one of ours is told as what it is a level of: a badge has no room for more. */
function withLevelsTold(catalogue: Catalogue): Catalogue {
  const levels = catalogue.levels.map((level) =>
    isLevelOfShipped(level.title) ? { ...level, title: `${catalogue.title} ${level.title}` } : level,
  );
  return { ...catalogue, levels };
}

function inWordsOf(loaded: LoadedCatalogue, language: Tag): LoadedCatalogue {
  const { lang, extends: base } = loaded.catalogue;
  if (lang === language && base === undefined) return loaded;
  // A translation of one's own may change under our eyes; those of the package do not.
  const isShipped = loaded.path === undefined;
  const found = isShipped ? alreadyTranslated.get(loaded)?.get(language) : undefined;
  if (found !== undefined) return found;
  const translation = translationOf(loaded, language);
  const spoken = translation === undefined ? loaded : { ...loaded, ...translate(loaded, translation) };
  if (isShipped) alreadyTranslated.set(loaded, new Map(alreadyTranslated.get(loaded)).set(language, spoken));
  return spoken;
}

/** Each is translated once, however many files are judged by it. */
const alreadyTranslated = new WeakMap<LoadedCatalogue, ReadonlyMap<Tag, LoadedCatalogue>>();

interface Read {
  readonly translation: Translation;
  /** What reading it has taken, with those above it. */
  readonly taken: Chain;
}

/** @param above what reading those of the catalogues that extend it has taken. */
function translationOf(loaded: LoadedCatalogue, language: Tag, above = NOTHING): Translation | undefined {
  const { catalogue, path, name = path ?? '' } = loaded;
  const isOurs = path === undefined || isCopyOfShipped(loaded);
  const read = path === undefined ? undefined : ownIn(language, { name, path }, { ...catalogue, isOurs }, above);
  const own = read?.translation ?? (isOurs ? shippedIn(language, catalogue.id) : undefined);
  if (catalogue.extends === undefined) return own;
  const loadedBase = baseOf(catalogue.extends, path === undefined ? undefined : { name, path });
  if (loadedBase === undefined || isNoBase(loadedBase)) return own;
  const base = translationOf(loadedBase, language, read?.taken ?? above);
  if (base === undefined) return own;
  const titles = titlesKept(base.titles ?? {}, catalogue, loadedBase.catalogue);
  const criteria = wordsKept(base.criteria ?? {}, catalogue, loadedBase.catalogue);
  return joinTranslations({ ...base, titles, criteria }, own ?? nothingOf(catalogue, language));
}

/** Of the titles of a base, those that the catalogue which extends it has not changed. */
function titlesKept(
  titles: NonNullable<Translation['titles']>,
  whole: Catalogue,
  base: Catalogue,
): NonNullable<Translation['titles']> {
  const own = new Map(whole.requirements.map(({ id, title }) => [id, title]));
  const changed = base.requirements.filter(({ id, title }) => own.get(id) !== title).map(({ id }) => id);
  return Object.fromEntries(Object.entries(titles).filter(([id]) => !changed.includes(id)));
}

/** Of the texts of criteria, those whose original the catalogue that extends the base has not changed. */
function wordsKept(
  texts: NonNullable<Translation['criteria']>,
  whole: Catalogue,
  base: Catalogue,
): NonNullable<Translation['criteria']> {
  const now = new Map(allCriteria(whole).map((criterion) => [criterion.id, criterion]));
  const changed = allCriteria(base).flatMap(({ id, title, question }) => {
    const { title: ownTitle, question: ownQuestion } = now.get(id) ?? {};
    const { title: itsTitle, question: itsQuestion, ...rest } = at(texts, id) ?? {};
    if (title === ownTitle && question === ownQuestion) return [];
    const kept = {
      ...rest,
      ...(title === ownTitle && itsTitle !== undefined ? { title: itsTitle } : {}),
      ...(question === ownQuestion && itsQuestion !== undefined ? { question: itsQuestion } : {}),
    };
    return [[id, kept] as const];
  });
  return { ...texts, ...Object.fromEntries(changed) };
}

/** What extends a catalogue without being translated itself keeps its own words. */
function nothingOf({ id, title, source }: Catalogue, lang: Tag): Translation {
  const { document, publisher, note } = source;
  const kept = { document, publisher, ...(note === undefined ? {} : { note }) };
  return { formatVersion: 1, catalogue: id, lang, title, source: kept, levels: {}, titles: {}, criteria: {} };
}

function shippedIn(language: Tag, id: string): Translation | undefined {
  const { catalogues = {} } = shipped(ourLanguageFor(language)) ?? {};
  return Object.hasOwn(catalogues, id) ? catalogues[id] : undefined;
}

/**
 * In the language asked for, else in the one it is a kind of, else in that of our own sentences. What passes for ours is
 * never in the words of a stranger where we have our own.
 */
function ownIn(
  language: Tag,
  file: Home,
  { id, lang, isOurs }: Pick<Catalogue, 'id' | 'lang'> & { readonly isOurs: boolean },
  above: Chain,
): Read | undefined {
  const tags = new Set([language, broadly(language), ourLanguageFor(language)]);
  for (const tag of tags) {
    const isPassedOver = tag === lang || (isOurs && broadly(tag) === ourLanguageFor(tag));
    const found = isPassedOver ? undefined : translationBeside(file, id, tag, above);
    if (found !== undefined || isPassedOver) return found;
  }
  return undefined;
}

/** The language that a tag names a kind of. */
function broadly(tag: Tag): Tag {
  return tag.split('-')[0] ?? tag;
}

/** The languages that a catalogue of one's own is translated into, as the names of files beside it say. */
export function languagesBeside({ path }: LoadedCatalogue): readonly Tag[] {
  if (path === undefined) return [];
  const folder = join(dirname(path), 'translation');
  const stem = `${stemOfTexts(path)}.`;
  if (!existsSync(folder)) return [];
  return entriesIn(folder)
    .map((entry) => entry.name)
    .filter((name) => name.startsWith(stem) && name.endsWith('.yaml'))
    .map((name) => name.slice(stem.length, -'.yaml'.length))
    .filter(isLanguageTag)
    .toSorted();
}

/**
 * The translation of controls/NAME.yaml into English is in controls/translation/NAME.en.yaml.
 * @throws InvalidFile where it is there and has problems; UserError texts-outside, file-not-readable and its like
 */
function translationBeside(catalogueFile: Home, id: string, language: Tag, above: Chain): Read | undefined {
  const file = `${stemOfTexts(catalogueFile.path)}.${language}.yaml`;
  const found = readTextsBeside(catalogueFile, join('translation', file));
  if (found === undefined) return undefined;
  const { name, path, bytes } = found;
  const room = roomBelow(above);
  const parsed = parseTranslation({ name, bytes }, { named: { catalogue: id, language } }, room);
  const { data, text, diagnostics, parts = 0 } = parsed;
  if (room !== undefined && isTooMuch(parsed))
    throw new InvalidFile(name, path, text, [{ ...TOO_MUCH, severity: 'error', file: name }]);
  if (data === undefined || data.catalogue !== id || data.lang !== language)
    throw refusalOf('translation', { name, path, text, diagnostics });
  return { translation: data, taken: together(above, { ids: [id], bytes: bytes.length, parts }) };
}

/** The commented file that a new assessment or catalogue starts from. */
export function starterIn(language: Tag, kind: StarterKind): string {
  return shipped(ourLanguageFor(language))?.starters[kind] ?? readStarterFile(kind);
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
