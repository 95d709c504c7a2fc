import { basename, dirname, isAbsolute, relative, sep } from 'node:path';
import { isRepository, repositoryAround } from '../io/repository.ts';

/** From where the paths of a run count. */
export interface Standpoint {
  readonly cwd: string;
  /** The folder a CI has checked the sources out to, where it says so. */
  readonly checkout?: string | undefined;
}

/** Where a file is, for programs that know the repository and not the machine. */
export interface Place {
  /** Parts separated by `/`; never absolute. */
  readonly path: string;
  /** Present where it is neither in a repository nor below the working folder: the path then leads nowhere else. */
  readonly outside?: true;
}

/**
 * The path of a file from the top of its repository, which is how code scanning and annotations name files; in no
 * repository, from the working folder.
 *
 * Assumption: a checkout that is a repository itself is the one that the CI shows, whatever submodules it holds.
 */
export function placeOf(path: string, { cwd, checkout }: Standpoint): Place {
  const around = (top: string) => isBelow(wayFrom(top, path));
  const isChecked = checkout !== undefined && around(checkout);
  const top = isChecked && isRepository(checkout) ? checkout : (repositoryAround(dirname(path)) ?? checkout);
  const way = wayFrom(top !== undefined && around(top) ? top : cwd, path);
  if (isBelow(way)) return { path: way };
  // From one drive to another there is no way but an absolute one.
  return { path: isAbsolute(way) ? basename(path) : way, outside: true };
}

/** What a problem names, as programs are told of it: no absolute path is of use on another machine. */
export function argsSeenFrom(
  args: Readonly<Record<string, string | number>>,
  standpoint: Standpoint,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' && isAbsolute(value) ? placeOf(value, standpoint).path : value,
    ]),
  );
}

function wayFrom(folder: string, path: string): string {
  const way = relative(folder, path) || '.';
  return isAbsolute(way) ? way : way.split(sep).join('/');
}

function isBelow(way: string): boolean {
  return !isAbsolute(way) && way !== '..' && !way.startsWith('../');
}
