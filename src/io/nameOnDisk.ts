import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { normalized, seenSigns } from '../text/normalized.ts';
import { epoch } from './clock.ts';
import { entriesIn } from './patience.ts';

/**
 * A path as its names are written on this disk: where there is nothing of exactly that name, what is the same after NFC
 * is meant. A Mac writes が as か and a mark, and what is copied or checked out from there keeps that. The path itself
 * where nothing is the same, or more than one is.
 * @param inOneGo what has been listed in it: nothing comes or goes meanwhile.
 */
export function pathOnDisk(path: string, inOneGo?: Listings): string {
  if (existsSync(path)) return path;
  const { root } = parse(path);
  let there = root;
  let rest = path.slice(root.length).split(sep);
  for (;;) {
    const known = partsThere(there, rest);
    there = join(there, ...rest.slice(0, known));
    const [name, ...further] = rest.slice(known);
    if (name === undefined) return there;
    const same = namesLike(there, name, composed, inOneGo);
    const [only] = same;
    // Below what is not there, nothing is.
    if (only === undefined || same.length > 1) return join(there, name, ...further);
    there = join(there, only);
    rest = further;
  }
}

/**
 * The path of a file as it is named in another file. Whoever writes a name on Windows puts `\\` between its parts, and sees
 * or types it as the sign for yen: where nothing of exactly that name is there, they are meant as `/`.
 */
export function pathNamed(folder: string, file: string): string {
  const path = resolve(folder, file);
  return !/[\\¥￥]/.test(file) || existsSync(path) ? path : resolve(folder, file.replace(/[\\¥￥]/g, '/'));
}

/** How many of the parts of a path are there below a folder: a long one is not tried part by part. */
function partsThere(folder: string, parts: readonly string[]): number {
  let [most, least] = [parts.length, 0];
  // Mostly, its folder is there.
  for (let middle = most - 1; least < most; middle = Math.ceil((least + most) / 2)) {
    if (existsSync(join(folder, ...parts.slice(0, middle)))) least = middle;
    else most = middle - 1;
  }
  return least;
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
export function lookalikeOf(path: string, inOneGo?: Listings): string | undefined {
  const name = basename(path);
  const folder = pathOnDisk(dirname(path), inOneGo);
  return namesLike(folder, name, looksOf, inOneGo).find((one) => one !== name);
}

/** What is the same in two names. */
type Looks = (name: string) => string;

/** The names in folders by what is the same in them: thousands may be missing. */
export class Listings {
  private readonly byLooks = new Map<Looks, Map<string, Listing>>();
  private names = 0;

  get(looks: Looks, folder: string): Listing | undefined {
    return this.byLooks.get(looks)?.get(folder);
  }

  keep(looks: Looks, folder: string, listing: Listing): void {
    const names = [...listing.names.values()].reduce((sum, same) => sum + same.length, 0);
    this.names += names;
    if (this.names > MOST_NAMES) {
      this.byLooks.clear();
      this.names = names;
    }
    const folders = this.byLooks.get(looks) ?? new Map<string, Listing>();
    this.byLooks.set(looks, folders.set(folder, listing));
  }
}

/** More names than this are not kept, but of one folder: also not where all of them look the same. */
const MOST_NAMES = 200_000;

/** What is kept as long as nothing comes or goes there. */
const settled = new Listings();

interface Listing {
  readonly stamp: bigint;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Milliseconds within which a folder may change twice with one time of change: FAT counts in steps of two seconds. */
const COARSEST_CLOCK = 3000;

function namesLike(folder: string, name: string, looks: Looks, inOneGo?: Listings): readonly string[] {
  try {
    const { mtimeNs: stamp, dev, ino } = statSync(folder, { bigint: true });
    // Any number of links may lead to one folder; some file systems number none.
    const key = ino === 0n ? folder : `${dev} ${ino}`;
    const before = inOneGo?.get(looks, key) ?? settled.get(looks, key);
    const listing = before?.stamp === stamp ? before : { stamp, names: namesIn(folder, looks) };
    if (listing !== before) {
      // A clock that runs ahead elsewhere gives times to come.
      const isSettled = Math.abs(epoch() - Number(stamp / 1_000_000n)) > COARSEST_CLOCK;
      (isSettled ? settled : inOneGo)?.keep(looks, key, listing);
    }
    return listing.names.get(looks(name)) ?? [];
  } catch {
    return [];
  }
}

function namesIn(folder: string, looks: Looks): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const name of entriesIn(folder)
    .map((entry) => entry.name)
    .toSorted()) {
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
  return seenSigns(name)
    .replace(/[\p{Dash_Punctuation}ー−─━]/gu, '-')
    .replace(/~/g, '-')
    .toLowerCase();
}
