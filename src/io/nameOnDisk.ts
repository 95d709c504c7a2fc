import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { normalized } from '../text/normalized.ts';
import { epoch } from './clock.ts';

/**
 * A path as its names are written on this disk: where there is nothing of exactly that name, what is the same after NFC
 * is meant. A Mac writes が as か and a mark, and what is copied or checked out from there keeps that. The path itself
 * where nothing is the same, or more than one is.
 */
export function pathOnDisk(path: string): string {
  const parent = dirname(path);
  if (parent === path || existsSync(path)) return path;
  const folder = pathOnDisk(parent);
  const same = namesLike(folder, basename(path), composed);
  return join(folder, same.length === 1 ? (same[0] ?? '') : basename(path));
}

/** A word of the command line, or what an option in it is given, as the file that it may name is written on this disk. */
export function wordOnDisk(word: string, cwd: string): string {
  if (normalized(word, 'NFC') === normalized(word, 'NFD')) return word;
  const option = /^--?[\w-]+=/.exec(word)?.[0] ?? '';
  const named = word.slice(option.length);
  const path = resolve(cwd, named);
  const found = pathOnDisk(path);
  if (found === path) return word;
  return option + (isAbsolute(named) ? found : relative(cwd, found));
}

/** What lies beside where a file should be under a name that looks the same; undefined where there is none. */
export function lookalikeOf(path: string): string | undefined {
  const name = basename(path);
  return namesLike(pathOnDisk(dirname(path)), name, looksOf).find((one) => one !== name);
}

/** What is the same in two names. */
type Looks = (name: string) => string;

/** The names in folders by what is the same in them, as long as nothing comes or goes there: thousands may be missing. */
const listed = new Map<Looks, Map<string, Listing>>();

interface Listing {
  readonly stamp: bigint;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Milliseconds within which a folder may change twice with one time of change: FAT counts in steps of two seconds. */
const COARSEST_CLOCK = 3000;

function namesLike(folder: string, name: string, looks: Looks): readonly string[] {
  try {
    const { mtimeNs: stamp } = statSync(folder, { bigint: true });
    const folders = listed.get(looks) ?? new Map<string, Listing>();
    listed.set(looks, folders);
    const before = folders.get(folder);
    const listing = before?.stamp === stamp ? before : { stamp, names: namesIn(folder, looks) };
    if (epoch() - Number(stamp / 1_000_000n) > COARSEST_CLOCK) folders.set(folder, listing);
    return listing.names.get(looks(name)) ?? [];
  } catch {
    return [];
  }
}

function namesIn(folder: string, looks: Looks): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const name of readdirSync(folder).toSorted()) {
    const look = looks(name);
    const same = names.get(look);
    if (same === undefined) names.set(look, [name]);
    else same.push(name);
  }
  return names;
}

function composed(name: string): string {
  return normalized(name, 'NFC');
}

/** What an eye takes for one: full and half width, capitals, blanks, what is not to be seen, and the kinds of dashes. */
function looksOf(name: string): string {
  return normalized(name, 'NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\s]/gu, '')
    .replace(/[\p{Dash_Punctuation}ー−─━]/gu, '-')
    .replace(/~/g, '-')
    .toLowerCase();
}
