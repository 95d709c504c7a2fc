import { basename } from 'node:path';
import type { FileKind } from '../formats/states.ts';
import { isLink } from '../io/regularFile.ts';
import { configKeys } from './configShape.ts';
import { BASELINE_FILE, CONFIG_FILE, DEFAULT_FILE } from './names.ts';

/** What a file is by its name, where its keys do not tell. */
const kindsByName: Readonly<Record<string, FileKind>> = {
  [DEFAULT_FILE]: 'assessment',
  [CONFIG_FILE]: 'config',
  [BASELINE_FILE]: 'baseline',
};

/**
 * What kind a file is: by the one key that each kind cannot do without, else by its name. By text, so that a broken file
 * is still told apart.
 * @param name without its folder.
 */
export function kindOf(bytes: Uint8Array, name = ''): FileKind | undefined {
  return kindBy(topKeys(bytes), name);
}

function kindBy(keys: ReadonlySet<string>, name = ''): FileKind | undefined {
  const has = (...wanted: readonly string[]) => wanted.some((key) => keys.has(key));
  if (has('requirements')) return 'catalogue';
  if (has('answers')) return 'assessment';
  if (has('mappings')) return 'crosswalk';
  if (has('titles', 'levels', 'title') && has('criteria')) return 'translation';
  if (has('criteria')) return 'guidance';
  if (has('files')) return 'baseline';
  if (has('organization')) return 'assessment';
  // A config can do without any of its keys, and is the only kind that has no format of its own.
  if (!has('formatVersion') && has(...configKeys())) return 'config';
  return Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
}

/** The keys at the top of files of ours; most files of ours have several, and files of others hardly two. */
const ofOurs = [
  'formatVersion',
  'answers',
  'catalogue',
  'criteria',
  'edition',
  'levels',
  'mappings',
  'organization',
  'requirements',
  'scope',
  'takenOn',
];

/**
 * Whether a file that nobody has named is ours: other people's YAML has `rules` or `files` at its top, too. A file of ours
 * whose `formatVersion` is misspelt is still known.
 * @param name without its folder
 */
export function isOurs(bytes: Uint8Array, name: string): boolean {
  const keys = topKeys(bytes);
  const kind = kindBy(keys, name);
  if (kind === undefined || Object.hasOwn(kindsByName, name)) return kind !== undefined;
  if (kind === 'config') return [...keys].every((key) => configKeys().includes(key));
  return keys.has('formatVersion') || ofOurs.filter((key) => keys.has(key)).length > 1;
}

/**
 * The text of a file as far as its lines may be shown: none of what is not recognisably ours. A name in a config, or a
 * link, may lead to a file of secrets, and what a command prints ends up in the logs of a CI.
 */
export function shownOf(path: string, text: string): string {
  const name = isLink(path) ? '' : basename(path);
  return kindOf(new TextEncoder().encode(text), name) === undefined ? '' : text;
}

/** The keys at the top of an assessment; a misspelt one leaves the others. */
const ofAssessments = ['formatVersion', 'organization', 'scope', 'catalogue', 'answers'];

/** Whether a file is the whole assessment of a firm, and no part of one on its way to somebody. */
export function isWholeAssessment(bytes: Uint8Array): boolean {
  const keys = topKeys(bytes);
  const isEnough = ofAssessments.filter((key) => keys.has(key)).length > 1;
  return isEnough && !keys.has('handout') && kindBy(keys) === 'assessment';
}

/** The first line that says something: its indent, and how it begins. */
const FIRST_LINE = /^(?!---)(?! *(?:#|%|\r?$))( *)(\S)/m;

/** As much as the largest kind of file may have: of what is larger, the beginning tells enough to say so. */
const LOOKED_AT = 20 * 1024 * 1024;

function topKeys(bytes: Uint8Array): ReadonlySet<string> {
  const decoded = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT));
  // UTF-16 has a NUL beside every letter: not to be read, but not to be passed over either.
  const text = decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded;
  const start = FIRST_LINE.exec(text);
  if (start === null) return new Set();
  const before = start[2] === '{' ? '[{,]\\s*' : `^${start[1] ?? ''}`;
  const keys = new Set<string>();
  for (const [, key = ''] of text.matchAll(new RegExp(`${before}["']?([A-Za-z]+)["']?[ \\t]*[:：]`, 'gm')))
    keys.add(key);
  return keys;
}
