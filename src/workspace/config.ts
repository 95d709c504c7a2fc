import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { notKnown } from '../catalogue/notKnown.ts';
import { judgedTargets } from '../domain/catalogue.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Config } from '../formats/config.ts';
import type { Finding } from '../formats/diagnostic.ts';
import type { Environment } from '../io/environment.ts';
import { leadsOut } from '../io/hashFile.ts';
import { homeOf, nearestFile } from '../io/nearestFile.ts';
import { currentStamp, readFileIfThere } from '../io/readFile.ts';
import { listShippedCatalogues } from '../io/shipped.ts';
import { locate } from '../yaml/findings.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { type SignsNamed, withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { configShape } from './configShape.ts';
import { refusalOf } from './invalidFile.ts';
import { CONFIG_FILE, namesFile } from './names.ts';

/** A page of settings at most. */
const LIMITS = { maxBytes: 256 * 1024, maxParts: 20_000 };

/** A config as it lies on disk, known to be right. */
export interface LoadedConfig {
  /** As the person would write it, for messages. */
  readonly name: string;
  readonly path: string;
  /** Whether nobody has named it, and it lies above the folder that the command runs in. */
  readonly isAbove: boolean;
  /** What has led to it. */
  readonly foundBy: 'option' | 'variable' | 'folder';
  /** With the catalogue as seen from the folder the command runs in. */
  readonly config: Config;
}

/**
 * The config named by the flag, else by SCS_CHECK_CONFIG, else the nearest one in the folder or above it, as far as
 * `nearestFile` looks.
 * @throws UserError config-not-found and those of reading; InvalidFile with every problem found
 */
export function loadConfig(
  named: string | undefined,
  { cwd, variables }: Pick<Environment, 'cwd' | 'variables'>,
): LoadedConfig | undefined {
  const asked = named ?? (variables['SCS_CHECK_CONFIG'] || undefined);
  const path = asked === undefined ? nearestFile(CONFIG_FILE, cwd, homeOf(variables)) : resolve(cwd, asked);
  const found = path === undefined ? undefined : readAt(path, asked ?? relative(cwd, path));
  if (asked !== undefined && found === undefined) throw new UserError('config-not-found', { file: asked });
  if (found === undefined) return undefined;
  const { name } = found;
  const folder = dirname(found.path);
  const data = settledIn(found);
  const isAbove = asked === undefined && relative(cwd, folder) !== '';
  const foundBy = named !== undefined ? 'option' : asked !== undefined ? 'variable' : 'folder';
  return { name, path: found.path, isAbove, foundBy, config: seenFrom(cwd, folder, data) };
}

/** A folder, and as a person would write it, for messages. */
export interface Place {
  readonly name: string;
  readonly folder: string;
}

/** A file as a person would write it, and where it is. */
interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/**
 * The file of the catalogue that the nearest config names: it stands for all files below the folder of the config,
 * wherever a command runs.
 * @throws those of reading the config; InvalidFile with every problem found
 */
export function catalogueInConfig({ name, folder }: Place): NamedFile | undefined {
  const path = nearestFile(CONFIG_FILE, folder, homeOf({}));
  if (path === undefined) return undefined;
  const nameOf = (file: string) => join(name, relative(folder, file));
  const stamp = currentStamp(path);
  const known = alreadyNamed.get(path);
  const named = stamp !== undefined && known?.stamp === stamp ? known.named : namedIn(readAt(path, nameOf(path)));
  alreadyNamed.set(path, { stamp, named });
  if (named === undefined) return undefined;
  const file = { path: named, name: nameOf(named) };
  if (existsSync(named)) return file;
  const failure = new UserError('catalogue-not-found', { file: file.name, folder: dirname(named) });
  throw refusedAt({ path, name: nameOf(path) }, ({ catalogue = '' }) => missingFile('catalogue', catalogue), failure);
}

/** Read once as long as it stays as it is, however many assessments lie below. */
const alreadyNamed = new Map<string, { readonly stamp: string | undefined; readonly named: string | undefined }>();

function namedIn(found: FoundFile | undefined): string | undefined {
  if (found === undefined) return undefined;
  const { catalogue } = settledIn(found);
  return catalogue !== undefined && namesFile(catalogue) ? resolve(dirname(found.path), catalogue) : undefined;
}

/** @throws InvalidFile with every problem found */
function settledIn({ name, path, bytes }: FoundFile): Config {
  const { data, text, diagnostics } = parseConfig({ name, bytes }, { folder: dirname(path) });
  const wrong = diagnostics.filter(({ severity }) => severity === 'error');
  if (data === undefined || wrong.length > 0) {
    throw refusalOf('config', { name, path, text, diagnostics: wrong });
  }
  return data;
}

/**
 * What is wrong with a value of a config that is only found once it is followed, at its line.
 * @param finding what that is, of the config as it is written.
 * @param failure the same, where the config is not as it was.
 */
export function refusedAt({ name, path }: NamedFile, finding: (written: Config) => Finding, failure: unknown): unknown {
  const bytes = readFileIfThere(path, name);
  const reading = bytes && readYaml({ name, bytes }, LIMITS);
  const written = reading?.ok ? validate(name, reading, configShape()).data : undefined;
  if (!reading?.ok || written === undefined) return failure;
  const { text } = reading;
  return refusalOf('config', { name, path, text, diagnostics: locate([finding(written)], reading, name) });
}

/** What a config stands beside while it is checked. */
export interface ConfigSurroundings {
  /** Where it lies. */
  readonly folder: string;
  /** Whether there is a file, as it is named in the config. */
  readonly isThere?: (file: string) => boolean;
  /** The catalogue of that id or file, whole; undefined where it cannot be read. */
  readonly catalogueOf?: (named: string) => Catalogue | undefined;
}

/**
 * Reads a config and checks that what it names lies with it; where the surroundings can tell, also that it is there.
 * `data` is there whenever the shape is right. An empty config is one that settles nothing.
 */
export function parseConfig(file: SourceFile, surroundings: ConfigSurroundings): ParsedConfig {
  const parsed = parseOnce(file, surroundings);
  return { ...parsed, ...withSignsNamed(parsed, file.name, (other) => parseOnce(other, surroundings)) };
}

interface ParsedConfig extends SignsNamed {
  readonly text: string;
  readonly data?: Config;
}

function parseOnce(file: SourceFile, surroundings: ConfigSurroundings): ParsedConfig {
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) {
    const isEmpty = reading.diagnostics.every(({ code }) => code === 'file-empty');
    return isEmpty ? { text: reading.text, data: {}, diagnostics: [] } : reading;
  }
  const { text } = reading;
  if (reading.value === null) return { text, data: {}, diagnostics: [] };
  const { data, diagnostics } = validate(file.name, reading, configShape());
  if (data === undefined) return { text, diagnostics };
  return { text, data, diagnostics: locate(configRules(data, surroundings), reading, file.name) };
}

/** A config may be somebody else's: one that names files anywhere would have their lines shown, or a baseline taken from them. */
function configRules(config: Config, surroundings: ConfigSurroundings): readonly Finding[] {
  const { catalogue, baseline } = config;
  const named = {
    ...(catalogue !== undefined && namesFile(catalogue) ? { catalogue } : {}),
    ...(baseline === undefined ? {} : { baseline }),
  };
  const outside = Object.entries(named).filter(([, file]) => leadsOut(surroundings.folder, file));
  if (outside.length > 0) {
    return outside.map(([key, value]) => ({ code: 'outside-config', args: { value }, path: [key] }));
  }
  return [
    ...(catalogue === undefined ? [] : catalogueRules(catalogue, config, surroundings)),
    ...(baseline === undefined || surroundings.isThere?.(baseline) !== false
      ? []
      : [missingFile('baseline', baseline)]),
  ];
}

function catalogueRules(
  named: string,
  { level, target }: Config,
  { isThere, catalogueOf }: ConfigSurroundings,
): readonly Finding[] {
  const shipped = listShippedCatalogues();
  if (namesFile(named)) {
    if (isThere?.(named) === false) return [missingFile('catalogue', named)];
  } else if (!shipped.includes(named)) {
    // A warning: an assessment may aim at a catalogue of its own by that id.
    return [{ ...notKnown('unknown-catalogue', named, ['catalogue'], shipped), severity: 'warning' }];
  }
  const found = catalogueOf?.(named);
  if (found === undefined) return [];
  const levels = found.levels.map(({ id }) => id);
  const targets = judgedTargets(found);
  return [
    ...(level === undefined || levels.includes(level) ? [] : [notKnown('unknown-level', level, ['level'], levels)]),
    ...(target === undefined || targets.includes(target) ? [] : [targetNotJudged(target, targets.map(String))]),
  ];
}

/** A target level that a catalogue is not judged by. */
export function targetNotJudged(target: number, allowed: readonly string[]): Finding {
  const special = allowed.length === 0 ? { special: 'target' } : {};
  return {
    code: 'value-not-allowed',
    args: { value: target, ...special },
    path: ['target'],
    candidates: allowed,
  };
}

/** A file that is not where a config says. */
export function missingFile(key: string, file: string): Finding {
  return { code: 'missing-file', args: { value: file }, path: [key] };
}

interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

function readAt(path: string, name: string): FoundFile | undefined {
  const bytes = readFileIfThere(path, name);
  return bytes && { name, path, bytes };
}

/** Files are named as seen from the config; an id of a catalogue is an id everywhere. */
function seenFrom(cwd: string, folder: string, config: Config): Config {
  const { catalogue, baseline } = config;
  const seen = (file: string) => relative(cwd, resolve(folder, file));
  return {
    ...config,
    ...(catalogue !== undefined && namesFile(catalogue) ? { catalogue: seen(catalogue) } : {}),
    ...(baseline === undefined ? {} : { baseline: seen(baseline) }),
  };
}
