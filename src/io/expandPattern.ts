import { type Dirent, existsSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { normalized } from '../text/normalized.ts';
import { entriesIn } from './patience.ts';

/** Whether a name is a pattern and no file: shells expand patterns, the command line of Windows does not. */
export function isPattern(name: string, cwd: string): boolean {
  return /[*?]/.test(name) && !existsSync(resolve(cwd, name));
}

/**
 * The files that match, sorted; `*` and `?` within one part of a path, `**` for any folders in between.
 * Hidden names match only where the pattern has the dot, as in a shell; `**` also stays out of node_modules,
 * where others keep their samples.
 */
export function expandPattern(pattern: string, cwd: string): readonly string[] {
  const parts = (sep === '\\' ? pattern.replaceAll('\\', '/') : pattern).split('/');
  const [first = '', ...rest] = parts;
  const isAbsolute = first === '' || /^[A-Za-z]:$/.test(first);
  const found = isAbsolute ? matches(`${first}/`, `${first}/`, rest) : matches(cwd, '', parts);
  return [...new Set(found)].toSorted();
}

/** What matches `parts` below `folder`, each with `shown` before it. */
function matches(folder: string, shown: string, [part, ...rest]: readonly string[]): readonly string[] {
  if (part === undefined) return [];
  const isLast = rest.length === 0;
  const below = (name: string, parts: readonly string[]) => matches(join(folder, name), `${shown}${name}/`, parts);
  if (part === '**') {
    const here = matches(folder, shown, isLast ? ['*'] : rest);
    const folders = entriesOf(folder).filter((entry) => entry.isDirectory() && !isLeftOut(entry.name));
    return [...here, ...folders.flatMap(({ name }) => below(name, [part, ...rest]))];
  }
  if (!/[*?]/.test(part)) {
    if (!isLast) return below(part, rest);
    return existsSync(join(folder, part)) ? [`${shown}${part}`] : [];
  }
  const pattern = patternOf(part);
  const names = entriesOf(folder).filter(
    ({ name }) => pattern.test(normalized(name, 'NFC')) && (part.startsWith('.') || !name.startsWith('.')),
  );
  return isLast
    ? names.filter((entry) => !entry.isDirectory()).map(({ name }) => `${shown}${name}`)
    : names.flatMap(({ name }) => below(name, rest));
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return entriesIn(folder);
  } catch {
    // No folder, or not ours to read: nothing in it matches.
    return [];
  }
}

/** For names after NFC: a Mac writes が as か and a mark. Each run of stars once: `*` after `*` would make the matcher try every way to share the name between them. */
function patternOf(part: string): RegExp {
  const source = normalized(part, 'NFC')
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
  return new RegExp(`^${source}$`, 'u');
}
