import { basename, dirname } from 'node:path';
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
 * What kind a file is: by the one key that each kind cannot do without, else by its name and folder. By text, so that a
 * broken file is still told apart.
 */
export function kindOf(bytes: Uint8Array, path = ''): FileKind | undefined {
  const text = textOf(bytes);
  return kindBy(topKeys(text), text, path);
}

function kindBy(keys: ReadonlySet<string>, text: string, path = ''): FileKind | undefined {
  const name = basename(path);
  const has = (...wanted: readonly string[]) => wanted.some((key) => keys.has(key));
  if (has('requirements')) return 'catalogue';
  if (has('answers')) return 'assessment';
  if (has('mappings')) return 'crosswalk';
  if (has('criteria'))
    return has('titles', 'levels', 'title') || isTranslation(text, path) ? 'translation' : 'guidance';
  if (has('catalogue') && has('lang')) return 'translation';
  // Other people's files have `files` at their top, and so may a config of ours by mistake.
  if (has('files') && has('takenOn', 'formatVersion')) return 'baseline';
  if (has('organization')) return 'assessment';
  // With its main key misspelt, as the others tell.
  if (has('method') && has('levels', 'categories', 'source')) return 'catalogue';
  // A config can do without any of its keys, and is the only kind that has no format of its own.
  if (!has('formatVersion') && has(...configKeys())) return 'config';
  return Object.hasOwn(kindsByName, name) ? kindsByName[name] : undefined;
}

/** The key that a file of each kind cannot do without. */
const ownKeys: Readonly<Partial<Record<FileKind, string>>> = {
  catalogue: 'requirements',
  assessment: 'answers',
  crosswalk: 'mappings',
  guidance: 'criteria',
  translation: 'criteria',
  baseline: 'files',
};

/** What a file is that was taken for another kind, where its keys leave no doubt. */
export function otherKind(text: string, expected: FileKind): FileKind | 'output' | 'signed' | undefined {
  const keys = topKeys(text);
  // What the product writes for machines, and nobody writes by hand: keys in braces are those of what is in it, too.
  if (/^\s*\{/.test(text) && keys.has('schemaVersion') && !keys.has('formatVersion')) {
    return keys.has('statement') && keys.has('signature') ? 'signed' : 'output';
  }
  const own = ownKeys[expected];
  if (own !== undefined && keys.has(own)) return undefined;
  const kind = kindBy(keys, text);
  const isSure = kind !== 'config' || [...keys].every((key) => configKeys().includes(key));
  return isSure && kind !== expected ? kind : undefined;
}

/** What a translation says of a criterion and no guidance does. */
const IN_OTHER_WORDS = /(?:^ +|[{,] *)["']?(?:title|question|metWhen|options|riskWhy)["']?[ \t]*[:：]/m;

/** What is said of a criterion beside what is asked may stand in either: then the folder tells. */
function isTranslation(text: string, path: string): boolean {
  return IN_OTHER_WORDS.test(text) || basename(dirname(path)) === 'translation';
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
 */
export function isOurs(bytes: Uint8Array, path: string): boolean {
  const text = textOf(bytes);
  const keys = topKeys(text);
  const kind = kindBy(keys, text, path);
  if (kind === undefined || Object.hasOwn(kindsByName, basename(path))) return kind !== undefined;
  if (kind === 'config') return [...keys].every((key) => configKeys().includes(key));
  return keys.has('formatVersion') || ofOurs.filter((key) => keys.has(key)).length > 1;
}

/**
 * The text of a file as far as its lines may be shown: none of what is not recognisably ours. A name in a config, or a
 * link, may lead to a file of secrets, and what a command prints ends up in the logs of a CI.
 */
export function shownOf(path: string, text: string): string {
  return kindOf(new TextEncoder().encode(text), isLink(path) ? '' : path) === undefined ? '' : text;
}

/** The keys at the top of an assessment; a misspelt one leaves the others. */
const ofAssessments = ['formatVersion', 'organization', 'scope', 'catalogue', 'answers'];

/** Whether a file is the whole assessment of a firm, and no part of one on its way to somebody. */
export function isWholeAssessment(bytes: Uint8Array): boolean {
  const text = textOf(bytes);
  const keys = topKeys(text);
  const isEnough = ofAssessments.filter((key) => keys.has(key)).length > 1;
  return isEnough && !keys.has('handout') && kindBy(keys, text) === 'assessment';
}

/** The first line that says something: its indent, and how it begins. */
const FIRST_LINE = /^(?!---)(?! *(?:#|%|\r?$))( *)(\S)/m;

/** As much as the largest kind of file may have: of what is larger, the beginning tells enough to say so. */
const LOOKED_AT = 20 * 1024 * 1024;

function textOf(bytes: Uint8Array): string {
  const decoded = new TextDecoder().decode(bytes.subarray(0, LOOKED_AT));
  // UTF-16 has a NUL beside every letter: not to be read, but not to be passed over either.
  return decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded;
}

/** A key in braces, and one at the beginning of a line behind its indent. */
const KEY_IN_BRACES = /[{,]\s*["']?([A-Za-z]+)["']?[ \t]*[:：]/g;
const KEY_OF_LINE = /^( *)["']?([A-Za-z]+)["']?[ \t]*[:：]/gm;

/** No file of ours has as many before those that tell what it is. */
const MOST_KEYS = 10_000;

function topKeys(text: string): ReadonlySet<string> {
  const start = FIRST_LINE.exec(text);
  const keys = new Set<string>();
  if (start === null) return keys;
  const isInBraces = start[2] === '{';
  for (const [, first = '', second = ''] of text.matchAll(isInBraces ? KEY_IN_BRACES : KEY_OF_LINE)) {
    // The indent of a stranger may be megabytes: too long for an expression that has it.
    if (isInBraces) keys.add(first);
    else if (first === start[1]) keys.add(second);
    if (keys.size === MOST_KEYS) break;
  }
  return keys;
}
