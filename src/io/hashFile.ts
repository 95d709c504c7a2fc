import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { Listings, lookalikeOf, pathNamed, pathOnDisk } from './nameOnDisk.ts';
import { linkAt, readInto, realPath, statOf } from './patience.ts';
import { readFile } from './readFile.ts';
import { isBelow, isLink, type SpecialFile, specialFileOf, withRegularFile } from './regularFile.ts';

const CHUNK = 1024 * 1024;

/** As large a file is still tried with other line ends: no text that a firm shows as evidence is larger. */
const LARGEST_TEXT = 4 * CHUNK;

/** What is known of a file without keeping any of it. */
export interface FileLook {
  readonly isThere: boolean;
  /** In bytes. */
  readonly size?: number;
  /** 64 hex digits, where they were asked for. */
  readonly sha256?: string;
  /** The same of a text as it would be with other line ends, where the hash is none of those that are known. */
  readonly otherLineEnds?: readonly string[];
  /** Where it is not there: a name beside it that looks the same. */
  readonly lookalike?: string;
}

/** What is written down of a file: its hash, 64 hex digits, and its size in bytes. */
export interface KnownContent {
  readonly sha256: string;
  readonly size?: number | undefined;
}

/** As many links as a system follows from one to the next. */
const MOST_LINKS = 40;

/** What is found out of files in one go, so that none is read twice whatever it is called. */
export class Looked {
  readonly listings = new Listings();
  private readonly contents = new Map<string, Content>();
  private readonly ways = new Map<string, string>();

  /**
   * Where a path leads to; undefined where nothing is there. Each folder and each link is followed once: thousands of
   * links may be a chain.
   * @throws what the file system says
   */
  wayTo(path: string, links = 0): string | undefined {
    const known = this.ways.get(path);
    if (known !== undefined) return known;
    const here = join(this.folderOf(path), basename(path));
    const way =
      isLink(here) && links < MOST_LINKS
        ? this.wayTo(resolve(dirname(here), linkAt(here)), links + 1)
        : statOf(here) && here;
    if (way !== undefined) this.ways.set(path, way).set(here, way);
    return way;
  }

  private folderOf(path: string): string {
    const folder = dirname(path);
    const way = this.ways.get(folder) ?? realPath(folder);
    this.ways.set(folder, way);
    return way;
  }

  /** @param stat of the file that the path leads to */
  content(path: string, { dev, ino, size }: Pick<BigIntStats, 'dev' | 'ino' | 'size'>): Content {
    // Some file systems number no files.
    const key = ino === 0n ? path : `${dev} ${ino}`;
    const content = this.contents.get(key) ?? new Content(path, Number(size));
    this.contents.set(key, content);
    return content;
  }
}

/** Read when it is asked for, and once. */
class Content {
  private hash: string | undefined;
  private others: readonly string[] | undefined;

  constructor(
    private readonly path: string,
    private readonly size: number,
  ) {}

  get sha256(): string {
    this.hash ??= hashOf(this.path);
    return this.hash;
  }

  get otherLineEnds(): readonly string[] {
    this.others ??= hashesWithOtherLineEnds(this.path, this.size);
    return this.others;
  }
}

/**
 * Looks at a regular file in a folder or below it; one that a link leads to elsewhere counts as not there, and so does
 * one that cannot be read. Piece by piece: evidence may be a film of the server room.
 * @param known what is written down of it, at other times or by others; left out where no hash is wanted. A large file of
 * another size than all of these is another, and is not read.
 * @param looked what is kept of others that are looked at in one go
 */
export function lookAtFile(
  folder: string,
  file: string,
  known?: readonly KnownContent[],
  looked: Looked = new Looked(),
): FileLook {
  const wanted = pathNamed(folder, file);
  const notThere = () => {
    const lookalike = isBelow(wanted, folder) ? lookalikeOf(wanted, looked.listings) : undefined;
    return { isThere: false, ...(lookalike === undefined ? {} : { lookalike }) };
  };
  try {
    const path = looked.wayTo(pathOnDisk(wanted, looked.listings));
    const stat = path === undefined ? undefined : statOf(path);
    if (path === undefined || stat === undefined) return notThere();
    if (!isBelow(path, looked.wayTo(folder) ?? folder) || !stat.isFile()) return { isThere: false };
    const size = Number(stat.size);
    const isOther = known?.length !== 0 && known?.every((one) => one.size !== undefined && one.size !== size);
    if (known === undefined || (isOther && size > LARGEST_TEXT)) return { isThere: true, size };
    const content = looked.content(path, stat);
    const { sha256 } = content;
    const isKnown = known.length === 0 || known.some((one) => one.sha256 === sha256);
    return { isThere: true, size, sha256, ...(isKnown ? {} : { otherLineEnds: content.otherLineEnds }) };
  } catch {
    return notThere();
  }
}

/**
 * The way to a regular file from a folder that it lies in or below, with `/` between its parts. Links are followed
 * first: where one leads is where a file lies.
 */
export function fileBelow(
  folder: string,
  file: string,
): { readonly path: string } | { readonly kind: SpecialFile } | 'not-found' | 'outside' {
  try {
    const path = realPath(pathOnDisk(file));
    const root = realPath(folder);
    const stat = statOf(path);
    if (stat === undefined) return 'not-found';
    const kind = specialFileOf(stat);
    if (kind !== undefined) return { kind };
    return isBelow(path, root) ? { path: relative(root, path).split(sep).join('/') } : 'outside';
  } catch {
    return 'not-found';
  }
}

/** Whether what is named from a folder lies outside it, or a link leads there; a file need not be there yet. */
export function leadsOut(folder: string, file: string): boolean {
  const path = resolve(folder, file);
  if (!isBelow(path, folder)) return true;
  try {
    return !isBelow(realPath(path), realPath(folder));
  } catch {
    return false;
  }
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK);
  withRegularFile(path, path, ({ descriptor }) => {
    for (let read = -1; read !== 0; ) {
      read = readInto(descriptor, chunk, null);
      hash.update(chunk.subarray(0, read));
    }
  });
  return hash.digest('hex');
}

/** What git makes of the line ends of a text on its way from one system to another; none of what is no text. */
function hashesWithOtherLineEnds(path: string, size: number): readonly string[] {
  if (size > LARGEST_TEXT) return [];
  const bytes = Buffer.from(readFile(path, path, LARGEST_TEXT).bytes);
  if (bytes.includes(0)) return [];
  // Every byte stands for itself: whatever the encoding, the two signs of a line end are one byte each.
  const withLf = bytes.toString('latin1').replaceAll('\r\n', '\n');
  return [withLf, withLf.replaceAll('\n', '\r\n')].map((text) =>
    createHash('sha256').update(text, 'latin1').digest('hex'),
  );
}
