import { dirname, join, relative, resolve } from 'node:path';
import { notKnown } from '../catalogue/rules.ts';
import { UserError } from '../errors.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import { type Config, configSchema } from '../formats/config.ts';
import type { Diagnostic, Finding } from '../formats/diagnostic.ts';
import { lazily } from '../formats/lazily.ts';
import type { Environment } from '../io/environment.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { listShippedCatalogues } from '../io/shipped.ts';
import { ruleCodes } from '../rules/index.ts';
import { locate } from '../yaml/findings.ts';
import { readYaml, type SourceFile } from '../yaml/read.ts';
import { withSignsNamed } from '../yaml/strangeSigns.ts';
import { validate } from '../yaml/validate.ts';
import { namesFile } from './catalogue.ts';
import { InvalidFile } from './invalidFile.ts';
import { CONFIG_FILE } from './names.ts';

/** A page of settings at most. */
const LIMITS = { maxBytes: 256 * 1024, maxParts: 20_000 };

/** What a config may hold, with every rule that there is. */
export const configShape = lazily(() => configSchema(ruleCodes));

/** The keys that a config may have. */
export function configKeys(): readonly string[] {
  return Object.keys(configShape().shape);
}

/** A config as it lies on disk, known to be right. */
export interface LoadedConfig {
  /** As the person would write it, for messages. */
  readonly name: string;
  /** With the catalogue as seen from the folder the command runs in. */
  readonly config: Config;
}

/**
 * The config named by the flag, else by SCS_CHECK_CONFIG, else the nearest one in the folder or above it.
 * @throws UserError config-not-found and those of reading; InvalidFile with every problem found
 */
export function loadConfig(
  named: string | undefined,
  { cwd, variables }: Pick<Environment, 'cwd' | 'variables'>,
): LoadedConfig | undefined {
  const asked = named ?? (variables['SCS_CHECK_CONFIG'] || undefined);
  const found = asked === undefined ? nearest(cwd, cwd) : readAt(resolve(cwd, asked), asked);
  if (asked !== undefined && found === undefined) throw new UserError('config-not-found', { file: asked });
  if (found === undefined) return undefined;
  const { name, path, bytes } = found;
  const { data, text, diagnostics } = parseConfig({ name, bytes });
  if (data === undefined) throw new InvalidFile(name, path, text, diagnostics);
  return { name, config: seenFrom(cwd, dirname(path), data) };
}

/** What a config stands beside while it is checked. */
export interface ConfigSurroundings {
  /** Whether there is a file, as it is named in the config. */
  readonly isThere: (file: string) => boolean;
  /** The catalogue of that id or file, whole; undefined where it cannot be read. */
  readonly catalogueOf: (named: string) => Catalogue | undefined;
}

/** Reads a config; with its surroundings, also checks that what it names is there. `data` is there whenever the shape is right. */
export function parseConfig(file: SourceFile, surroundings?: ConfigSurroundings): ParsedConfig {
  const parsed = parseOnce(file, surroundings);
  return { ...parsed, diagnostics: withSignsNamed(parsed, file.name, (other) => parseOnce(other, surroundings)) };
}

interface ParsedConfig {
  readonly text: string;
  readonly data?: Config;
  readonly diagnostics: readonly Diagnostic[];
}

function parseOnce(file: SourceFile, surroundings: ConfigSurroundings | undefined): ParsedConfig {
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) return reading;
  const { text } = reading;
  const { data, diagnostics } = validate(file.name, reading, configShape());
  if (data === undefined) return { text, diagnostics };
  const found = surroundings === undefined ? [] : configRules(data, surroundings);
  return { text, data, diagnostics: locate(found, reading, file.name) };
}

function configRules({ catalogue, level, baseline }: Config, surroundings: ConfigSurroundings): readonly Finding[] {
  return [
    ...(catalogue === undefined ? [] : catalogueRules(catalogue, level, surroundings)),
    ...(baseline === undefined || surroundings.isThere(baseline) ? [] : [missingFile('baseline', baseline)]),
  ];
}

function catalogueRules(
  named: string,
  level: string | undefined,
  { isThere, catalogueOf }: ConfigSurroundings,
): readonly Finding[] {
  const shipped = listShippedCatalogues();
  if (namesFile(named)) {
    if (!isThere(named)) return [missingFile('catalogue', named)];
  } else if (!shipped.includes(named)) {
    // A warning: an assessment may aim at a catalogue of its own by that id.
    return [{ ...notKnown('unknown-catalogue', named, ['catalogue'], shipped), severity: 'warning' }];
  }
  const levels = catalogueOf(named)?.levels.map(({ id }) => id);
  if (level === undefined || levels === undefined || levels.includes(level)) return [];
  return [notKnown('unknown-level', level, ['level'], levels)];
}

function missingFile(key: string, file: string): Finding {
  return { code: 'missing-file', args: { value: file }, path: [key] };
}

interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

function nearest(folder: string, cwd: string): FoundFile | undefined {
  const above = dirname(folder);
  const path = join(folder, CONFIG_FILE);
  return readAt(path, relative(cwd, path)) ?? (above === folder ? undefined : nearest(above, cwd));
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
