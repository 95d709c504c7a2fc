import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { extendCatalogue } from '../catalogue/extend.ts';
import { isNoBase, type NoBase } from '../catalogue/extensionRules.ts';
import { isTooMuch, parseCatalogue, readGuidance } from '../catalogue/parse.ts';
import type { Surroundings } from '../catalogue/rules.ts';
import { catalogueHash } from '../domain/criterionHash.ts';
import { UserError } from '../errors.ts';
import type { Aim } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Guidance } from '../formats/guidance.ts';
import { pathOnDisk } from '../io/nameOnDisk.ts';
import { entriesIn, realPath } from '../io/patience.ts';
import { currentStamp, readFile, readFileIfThere } from '../io/readFile.ts';
import { isBelow } from '../io/regularFile.ts';
import { listShippedCatalogues, readShippedCatalogue } from '../io/shipped.ts';
import { beginningWith, likeliest } from '../text/closest.ts';
import { skeletonOf } from '../text/skeleton.ts';
import { findTypedId, typedId } from '../text/typed.ts';
import type { ReadLimits } from '../yaml/read.ts';
import { catalogueInConfig, type Place } from './config.ts';
import { refusalOf } from './invalidFile.ts';
import { namesFile, stemOfTexts } from './names.ts';

/** A catalogue ready for use, with its help texts and its hash. */
export interface LoadedCatalogue {
  readonly catalogue: Catalogue;
  readonly guidance: Guidance | undefined;
  readonly hash: string;
  /** The file it was read from, as an absolute path; undefined where it ships with the package. */
  readonly path?: string;
  /** The same as a person would name it, for messages. */
  readonly name?: string;
}

/** The assessment that aims at a catalogue: as the person named it, and where it is. */
export interface Home {
  readonly name: string;
  readonly path: string;
}

/** The catalogue of this package that new assessments answer. */
export const DEFAULT_CATALOGUE = 'scs-20260327';

/**
 * A catalogue that ships with the package, whole. It was validated when the package was built.
 * @throws UserError unknown-catalogue
 */
export function loadShipped(id: string): LoadedCatalogue {
  const known = listShippedCatalogues();
  if (!known.includes(id)) throw unknownCatalogue(id, known);
  const found = alreadyLoaded.get(id) ?? readShipped(id);
  alreadyLoaded.set(id, found);
  return found;
}

/** Each is read once, however many ask for it. */
const alreadyLoaded = new Map<string, LoadedCatalogue>();

function readShipped(id: string): LoadedCatalogue {
  const shipped = JSON.parse(readShippedCatalogue(id)) as Shipped;
  const { catalogue, guidance, hash } = shipped;
  const base = catalogue.extends === undefined ? undefined : loadShipped(catalogue.extends);
  return withBase(catalogue, guidance.ja, base, hash);
}

/** The same, or undefined where the package has none of that id. */
export function findShipped(id: string): LoadedCatalogue | undefined {
  return listShippedCatalogues().includes(id) ? loadShipped(id) : undefined;
}

/** Whether a reader would take an id for that of a catalogue of this package. */
export function isNamedAsShipped(id: string): boolean {
  return listShippedCatalogues().some((shipped) => skeletonOf(shipped) === skeletonOf(id));
}

/**
 * Whether a file is a copy of a catalogue of this package. What is answered to it passes for an answer to ours, so it is
 * explained and translated by ours, whatever lies beside it.
 */
export function isCopyOfShipped({ catalogue, hash, path }: LoadedCatalogue): boolean {
  return path !== undefined && findShipped(catalogue.id)?.hash === hash;
}

/** Whether a reader would take the title of a level for that of one of this package. */
export function isLevelOfShipped(title: string): boolean {
  shippedLevels ??= new Set(
    listShippedCatalogues().flatMap((id) => loadShipped(id).catalogue.levels.map((level) => skeletonOf(level.title))),
  );
  return shippedLevels.has(skeletonOf(title));
}

let shippedLevels: ReadonlySet<string> | undefined;

/** The level of a catalogue of this package that is meant by its id or its title; undefined where none is. */
export function shippedLevelCalled(words: string): string | undefined {
  for (const id of listShippedCatalogues()) {
    const level = levelCalled(words, loadShipped(id).catalogue);
    if (level !== undefined) return level;
  }
  return undefined;
}

/** Whether a catalogue of one's own has such a level, and neither is a copy of ours nor extends one, whose levels it has. */
export function hasLevelNamedAsShipped(loaded: LoadedCatalogue): boolean {
  const { catalogue, path } = loaded;
  return (
    path !== undefined &&
    (catalogue.extends === undefined || findShipped(catalogue.extends) === undefined) &&
    !isCopyOfShipped(loaded) &&
    catalogue.levels.some(({ title }) => isLevelOfShipped(title))
  );
}

/** What any catalogue that is read from a file is checked beside. */
export function surroundings(baseOf: NonNullable<Surroundings['baseOf']>): Surroundings {
  return { baseOf, shipped: () => listShippedCatalogues().map((id) => loadShipped(id).catalogue) };
}

/**
 * A catalogue of one's own, whole, with the guidance that lies beside it.
 * @throws InvalidFile with every problem found; UserError catalogue-not-found, file-not-readable and its like
 */
export function loadCatalogueFile(name: string, cwd: string): LoadedCatalogue {
  return loadFile(name, resolve(cwd, name));
}

function loadFile(name: string, path: string): LoadedCatalogue {
  assertThere(name, path);
  return readOnce({ name, path });
}

/** Reads a catalogue where it is not as it was when it was read, or what it extends is not. */
function readOnce(file: Home, id?: string, above = NOTHING): LoadedCatalogue {
  const { name, path } = file;
  const known = alreadyRead.get(path);
  if (known !== undefined && isAsItWas(known) && isRoomFor(known.chain, above)) return known.loaded;
  const stamp = stampOf(path);
  const { loaded, own, base } = readCatalogueFile(name, path, { id, above });
  const below = base?.path === undefined ? undefined : alreadyRead.get(base.path);
  alreadyRead.set(path, { path, stamp, loaded, base: below, chain: below ? together(own, below.chain) : own });
  return loaded;
}

function isAsItWas({ path, stamp, base }: ReadCatalogue): boolean {
  return stamp === stampOf(path) && (base === undefined || isAsItWas(base));
}

function stampOf(path: string): string {
  return [path, guidanceFileOf(path)].map(currentStamp).join(' ');
}

function assertThere(name: string, path: string): void {
  if (!existsSync(path)) throw new UserError('catalogue-not-found', { file: name, folder: dirname(path) });
}

interface ReadCatalogue {
  readonly path: string;
  readonly stamp: string;
  readonly loaded: LoadedCatalogue;
  /** What it extends, where that is of one's own. */
  readonly base: ReadCatalogue | undefined;
  /** What both and all below take together. */
  readonly chain: Chain;
}

/** Read once as long as it stays as it is, however many assessments answer it. */
const alreadyRead = new Map<string, ReadCatalogue>();

/** Catalogues of one's own that extend each other in a row, and what reading them and the guidance beside them takes. */
export interface Chain {
  readonly ids: readonly string[];
  readonly bytes: number;
  readonly parts: number;
}

export const NOTHING: Chain = { ids: [], bytes: 0, parts: 0 };

/**
 * What catalogues that extend each other may be together: one takes as long as a single one of that size, and each is
 * joined with all below it. A criterion of ten lines is 170 parts.
 */
const MOST_TOGETHER = { files: 6, bytes: 20 * 1024 * 1024, parts: 700_000 };

export const TOO_MUCH: NoBase = {
  code: 'extends-too-much',
  args: { files: MOST_TOGETHER.files, megabytes: MOST_TOGETHER.bytes / 1024 / 1024, criteria: 4000 },
};

/** What two rows of catalogues take as one. */
export function together(above: Chain, below: Chain): Chain {
  return {
    ids: [...above.ids, ...below.ids],
    bytes: above.bytes + below.bytes,
    parts: above.parts + below.parts,
  };
}

/** Whether what was read once may also stand below others. */
function isRoomFor(chain: Chain, above: Chain): boolean {
  if (above.ids.length === 0) return true;
  const { ids, bytes, parts } = together(above, chain);
  const isWithin = bytes <= MOST_TOGETHER.bytes && parts <= MOST_TOGETHER.parts && ids.length <= MOST_TOGETHER.files;
  return isWithin && new Set(ids).size === ids.length;
}

/** A catalogue, or the guidance beside it, is larger than what extends it leaves it. */
class NoRoom extends Error {}

/** Nothing but what any file keeps to where nothing stands above it. */
export function roomBelow({ ids, bytes, parts }: Chain): Required<ReadLimits> | undefined {
  if (ids.length === 0) return undefined;
  return { maxBytes: MOST_TOGETHER.bytes - bytes, maxParts: MOST_TOGETHER.parts - parts };
}

/**
 * The catalogue that another one extends, whole: one that ships with the package, or ID.yaml in the folder of the other.
 * @param file of the catalogue that extends it; undefined where that ships with the package.
 * @param above that catalogue and those that extend it, where their sizes are to count.
 * @returns undefined where there is none of that id.
 * @throws InvalidFile where it is there and has problems; UserError catalogue-outside where a link leads out of the folder
 */
export function baseOf(id: string, file: Home | undefined, above = NOTHING): LoadedCatalogue | NoBase | undefined {
  const shipped = findShipped(id);
  if (shipped !== undefined || file === undefined) return shipped;
  const { ids } = above;
  if (ids.includes(id))
    return { code: 'circular-reference', args: { chain: [...ids.slice(ids.indexOf(id)), id].join(' → ') } };
  const beside = besideOf(file, id);
  if (beside === undefined || beside.path === file.path) return undefined;
  if (ids.length >= MOST_TOGETHER.files) return TOO_MUCH;
  try {
    const found = readOnce(beside, id, above);
    return found.catalogue.id === id ? found : undefined;
  } catch (error) {
    if (error instanceof NoRoom) return TOO_MUCH;
    throw error;
  }
}

/** ID.yaml in the folder of a catalogue. @throws UserError catalogue-outside where a link leads out of it */
function besideOf(file: Home, id: string): Home | undefined {
  const [path, name] = [file.path, file.name].map((of) => join(dirname(of), `${id}.yaml`));
  if (path === undefined || name === undefined || !existsSync(path)) return undefined;
  assertBelow(realPath(path), realPath(dirname(path)));
  return { path, name };
}

interface ReadFile {
  readonly loaded: LoadedCatalogue;
  /** It alone, without what it extends. */
  readonly own: Chain;
  readonly base: LoadedCatalogue | undefined;
}

interface Reading {
  /** By what id others extend it; its own where left out. */
  readonly id?: string | undefined;
  /** What extends it. */
  readonly above?: Chain;
  /** Whether nobody is judged by it: then another edition of a catalogue of ours may have its name. */
  readonly isCompared?: boolean;
}

/** @throws NoRoom */
function readCatalogueFile(
  name: string,
  path: string,
  { id, above = NOTHING, isCompared = false }: Reading = {},
): ReadFile {
  const help = readGuidanceBeside({ name, path }, roomBelow(above));
  const { bytes } = readFile(path, name);
  const chainOf = (called: string, parts: number): Chain => ({
    ids: [id ?? called],
    bytes: bytes.length + help.bytes,
    parts: parts + help.parts,
  });
  // A text with another sign in its place is checked once more: its base is the same.
  const bases = new Map<string, LoadedCatalogue | NoBase | undefined>();
  const around = surroundings(({ id: called, extends: extended = '' }, parts) => {
    const beside = { name, path };
    if (!bases.has(extended)) bases.set(extended, baseOf(extended, beside, together(above, chainOf(called, parts))));
    return wholeOf(bases.get(extended));
  });
  const { shipped: _, ...compared } = around;
  const room = roomBelow({ ...above, bytes: above.bytes + help.bytes, parts: above.parts + help.parts });
  const parsed = parseCatalogue({ name, bytes }, isCompared ? compared : around, room);
  const { data, text, diagnostics, parts = 0 } = parsed;
  if (room !== undefined && (help.isTooMuch || isTooMuch(parsed))) throw new NoRoom();
  if (data === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    throw refusalOf('catalogue', { name, path, text, diagnostics });
  }
  const found = data.extends === undefined ? undefined : bases.get(data.extends);
  const base = found === undefined || isNoBase(found) ? undefined : found;
  const loaded = { ...withBase(data, help.guidance, base), path, name };
  const ours = isCopyOfShipped(loaded) ? { guidance: findShipped(data.id)?.guidance } : {};
  return { loaded: { ...loaded, ...ours }, own: chainOf(data.id, parts), base };
}

/** The catalogue of what a base was found to be, or why there is none. */
export function wholeOf(base: LoadedCatalogue | NoBase | undefined): Catalogue | NoBase | undefined {
  return base === undefined || isNoBase(base) ? base : base.catalogue;
}

/**
 * What `--catalogue` names: a file where it looks like one, else the id of a catalogue of the package, or of the one
 * that the nearest config shares.
 */
export function loadNamed(named: string, cwd: string): LoadedCatalogue {
  if (namesFile(named)) return loadCatalogueFile(named, cwd);
  const ours = findTypedId(named, listShippedCatalogues());
  if (ours !== undefined) return loadShipped(ours);
  const shared = sharedWith({ name: '', folder: cwd });
  if (shared === undefined) return loadShipped(named);
  const { id } = shared.catalogue;
  if (findTypedId(named, [id])) return shared;
  throw unknownCatalogue(named, [...listShippedCatalogues(), id]);
}

function unknownCatalogue(id: string, known: readonly string[]): UserError {
  const meant = likeliest(id, known) ?? beginningWith(id, known).join(' / ');
  return new UserError('unknown-catalogue', { id, allowed: known.join(' / '), ...(meant && { suggestion: meant }) });
}

/**
 * The catalogue of one's own that the nearest config names for all files in its folder and below.
 * @throws InvalidFile where the config or the catalogue has problems; UserError catalogue-not-found
 */
function sharedWith(folder: Place): LoadedCatalogue | undefined {
  const shared = catalogueInConfig(folder);
  return shared && loadFile(shared.name, shared.path);
}

function placeOf({ name, path }: Home): Place {
  return { name: dirname(name), folder: dirname(path) };
}

/** The same, to be compared with another edition. */
export function loadToCompare(named: string, cwd: string): LoadedCatalogue {
  if (!namesFile(named)) return loadNamed(named, cwd);
  const path = resolve(cwd, named);
  assertThere(named, path);
  return readCatalogueFile(named, path, { isCompared: true }).loaded;
}

/**
 * The catalogue an assessment aims at. Its file is named as the assessment was: from where the command runs, not from
 * where the assessment lies.
 * @throws UserError catalogue-outside where a link in the folder leads out of it
 */
export function loadAimed({ id, file }: Aim, home: Home): LoadedCatalogue {
  if (file === undefined) {
    const shared = findShipped(id) ?? sharedWith(placeOf(home));
    return shared?.catalogue.id === id ? shared : loadShipped(id);
  }
  const folder = dirname(home.path);
  const path = pathOnDisk(resolve(folder, file));
  if (existsSync(path)) assertBelow(realPath(path), realPath(folder));
  return loadFile(join(dirname(home.name), file), path);
}

/** The same, or the ids there are where neither the package nor the nearest config has one of that id. */
export function lookUp(aim: Aim, home: Home): Catalogue | readonly string[] {
  if (aim.file === undefined && findShipped(aim.id) === undefined) {
    const shared = sharedWith(placeOf(home))?.catalogue;
    return shared?.id === aim.id ? shared : [...listShippedCatalogues(), ...(shared === undefined ? [] : [shared.id])];
  }
  return loadAimed(aim, home).catalogue;
}

function assertBelow(path: string, folder: string): void {
  if (!isBelow(path, folder)) throw new UserError('catalogue-outside', { file: path, folder });
}

/** What follows the name of a catalogue in that of its guidance: the language. */
const GUIDANCE = /^\.[a-z]{2,3}(?:-[A-Za-z0-9]+)*\.ya?ml$/;

function guidanceFileOf(path: string): string {
  const [stem, folder] = [stemOfTexts(path), join(dirname(path), 'guidance')];
  const ours = join(folder, `${stem}.ja.yaml`);
  if (existsSync(ours) || !existsSync(folder)) return ours;
  const others = entriesIn(folder)
    .map((entry) => entry.name)
    .filter((name) => name.startsWith(`${stem}.`) && GUIDANCE.test(name.slice(stem.length)));
  return join(folder, others.toSorted()[0] ?? `${stem}.ja.yaml`);
}

/**
 * The help texts of controls/NAME.yaml are in controls/guidance/NAME.ja.yaml, or in another language where there are none
 * in Japanese.
 * @throws UserError texts-outside, file-not-readable and its like
 */
export function guidanceBeside(catalogue: Home): Guidance | undefined {
  return readGuidanceBeside(catalogue).guidance;
}

/**
 * A file of texts that belongs to a catalogue, by its place below the folder of that; undefined where there is none.
 * @throws UserError texts-outside where a link leads out of the folder; file-not-readable and its like
 */
export function readTextsBeside(catalogue: Home, below: string): (Home & { readonly bytes: Uint8Array }) | undefined {
  const [path, name] = [catalogue.path, catalogue.name].map((of) => join(dirname(of), below));
  if (path === undefined || name === undefined || !existsSync(path)) return undefined;
  if (!isBelow(realPath(path), realPath(dirname(catalogue.path))))
    throw new UserError('texts-outside', { file: name, folder: dirname(name) });
  const bytes = readFileIfThere(path, name);
  return bytes && { path, name, bytes };
}

interface Help {
  readonly guidance: Guidance | undefined;
  readonly bytes: number;
  readonly parts: number;
  readonly isTooMuch: boolean;
}

function readGuidanceBeside(catalogue: Home, room?: Required<ReadLimits>): Help {
  const { path } = catalogue;
  const file = readTextsBeside(catalogue, relative(dirname(path), guidanceFileOf(path)));
  if (file === undefined) return { guidance: undefined, bytes: 0, parts: 0, isTooMuch: false };
  const { name, bytes } = file;
  // Of what cannot be read nobody knows how much was: each byte may have been a part.
  const read = readGuidance({ name, bytes }, room);
  const { data, parts = bytes.length } = read;
  return { guidance: data, bytes: bytes.length, parts, isTooMuch: isTooMuch(read) };
}

/**
 * The level asked for, else the one aimed at before, else the catalogue's own first.
 * @throws UserError unknown-level
 */
export function chooseLevel(catalogue: Catalogue, asked: string | undefined, before?: string): string {
  const known = catalogue.levels.map(({ id }) => id);
  const called = asked === undefined ? undefined : (levelCalled(asked, catalogue) ?? asked);
  const level = called ?? before ?? firstOwnLevel(catalogue);
  if (!known.includes(level)) {
    const suggestion = likeliest(level, known);
    throw new UserError('unknown-level', { level, allowed: known.join(' / '), ...(suggestion && { suggestion }) });
  }
  return level;
}

/** The level that is meant by its id or its title, or by the title of a stage that it leads to; undefined where none is. */
export function levelCalled(words: string, { levels, stages = [] }: Catalogue): string | undefined {
  const isCalled = ({ title }: { readonly title: string }) => typedId(title) === typedId(inStars(words));
  const byId = findTypedId(
    words,
    levels.map(({ id }) => id),
  );
  const stage = stages.find(isCalled);
  return byId ?? levels.find(isCalled)?.id ?? (stage && (stage.level ?? levels.at(-1)?.id));
}

/** The catalogue of ours that leads to a stage; undefined where none does. */
export function shippedWithStage(words: string): string | undefined {
  const isCalled = ({ title }: { readonly title: string }) => typedId(title) === typedId(inStars(words));
  return listShippedCatalogues().find((id) => loadShipped(id).catalogue.stages?.some(isCalled));
}

/** `star2` and 「★2」 as SECURITY ACTION writes it; whatever else was typed, as it is. */
function inStars(words: string): string {
  const [, count] = /^(?:star|★)([12])$/.exec(typedId(words)) ?? [];
  return count === undefined ? words : '★'.repeat(Number(count));
}

/**
 * What an assessment in `folder` keeps of the catalogue it answers: of one that the nearest config shares, the id alone.
 * @throws UserError catalogue-outside where a catalogue of one's own neither lies with the assessment nor is shared
 */
export function aimOf({ catalogue, hash, path }: LoadedCatalogue, level: string, folder: string): Aim {
  const { id, edition } = catalogue;
  if (path === undefined) return { id, edition, hash, level };
  if (!isBelow(path, folder)) {
    if (catalogueInConfig({ name: '', folder })?.path === path) return { id, edition, hash, level };
    throw new UserError('catalogue-outside', { file: path, folder, hint: 'share' });
  }
  return { id, edition, hash, level, file: relative(folder, path).split(sep).join('/') };
}

/** What the build makes of a catalogue; to hash it anew at each start would take longer than to judge by it. */
interface Shipped {
  readonly catalogue: Catalogue;
  readonly guidance: { readonly ja?: Guidance };
  readonly hash: string;
}

function withBase(
  own: Catalogue,
  guidance: Guidance | undefined,
  base: LoadedCatalogue | undefined,
  hash?: string,
): LoadedCatalogue {
  if (base === undefined) return { catalogue: own, guidance, hash: hash ?? catalogueHash(own) };
  const catalogue = extendCatalogue(base.catalogue, own);
  const criteria = { ...base.guidance?.criteria, ...guidance?.criteria };
  const texts = guidance ?? base.guidance;
  ownLevels.set(
    catalogue,
    own.levels.map(({ id }) => id),
  );
  return { catalogue, guidance: texts && { ...texts, criteria }, hash: catalogueHash(catalogue) };
}

/** An extension is taken for what it adds: its own level comes before those of its base. */
function firstOwnLevel(catalogue: Catalogue): string {
  return ownLevels.get(catalogue)?.[0] ?? catalogue.levels[0]?.id ?? '';
}

/** The levels that an extension adds to those of its base. */
const ownLevels = new WeakMap<Catalogue, readonly string[]>();
