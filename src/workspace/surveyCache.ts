import { join } from 'node:path';
import { digestOf } from '../domain/digest.ts';
import { type CachedFile, cacheHeadSchema, cacheLineSchema } from '../formats/portfolioCache.ts';
import { replacePrivately } from '../io/atomicFile.ts';
import { changeStamp } from '../io/findFiles.ts';
import { othersMayWrite } from '../io/others.ts';
import { packageVersion } from '../io/packageRoot.ts';
import { ownIdentity } from '../io/processIdentity.ts';
import { readFile } from '../io/readFile.ts';
import { parseBoundedJson } from '../text/boundedJson.ts';
import { escapeUnsafe } from '../text/sanitize.ts';
import { findShipped } from './catalogue.ts';
import type { Terms } from './terms.ts';

const LINE_BREAK = 0x0a;

/** Where a folder keeps what was known of its files. */
export const PORTFOLIO_CACHE = '.scs-check-portfolio.jsonl';

/** What a run knows of files from the run before, by their path from the folder. */
export type KnownFiles = ReadonlyMap<string, CachedFile>;

/** Nothing where there is no cache, where it was made on other terms, or where anything is wrong with it. */
export function readPortfolioCache(folder: string, terms: Terms): KnownFiles {
  const path = join(folder, PORTFOLIO_CACHE);
  // A link is none of ours, nor is what somebody else has put there.
  if (changeStamp(path) === undefined || othersMayWrite(path)) return new Map();
  try {
    const lines = linesOf(readFile(path).bytes);
    const head = cacheHeadSchema().parse(parseBoundedJson(lines.next().value ?? ''));
    if (head.key !== keyOf(terms)) return new Map();
    const known = new Map<string, CachedFile>();
    for (const line of lines) known.set(...cacheLineSchema().parse(parseBoundedJson(line)));
    return known;
  } catch {
    return new Map();
  }
}

/** @returns whether it could be written. */
export function writePortfolioCache(folder: string, terms: Terms, known: KnownFiles): boolean {
  const lines = [{ cacheVersion: 6, key: keyOf(terms) }, ...known].map(
    (one) => `${escapeUnsafe(JSON.stringify(one))}\n`,
  );
  return replacePrivately(join(folder, PORTFOLIO_CACHE), lines.join(''));
}

/** One at a time, as all of them at once take several times the room of the file. */
function* linesOf(bytes: Uint8Array): Generator<string, undefined> {
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_BREAK, from);
    if (end === -1) throw new SyntaxError('the last line is not whole');
    yield decoder.decode(bytes.subarray(from, end));
    from = end + 1;
  }
  return undefined;
}

/** Whether what is known of a file still holds: the same catalogues, and among them the one that the facts are of. */
export function isStillKnown({ catalogues = {}, facts }: CachedFile): boolean {
  const isSame = Object.entries(catalogues).every(([id, hash]) => findShipped(id)?.hash === hash);
  if (!isSame || facts === undefined) return isSame;
  const { levels = [] } = findShipped(facts.catalogue)?.catalogue ?? {};
  return Object.hasOwn(catalogues, facts.catalogue) && levels.some(({ id }) => id === facts.level);
}

/**
 * All that decides what is said of a file beside the file and its catalogue, and the start of the system, where it tells:
 * nobody can have known it who made a disk that is carried here.
 */
function keyOf({ aimed, otherwise, rules }: Terms): string {
  return digestOf({ version: packageVersion(), aimed, otherwise, rules, boot: ownIdentity().boot });
}
