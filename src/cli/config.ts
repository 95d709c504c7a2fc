import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Environment } from '../io/environment.ts';
import { readFileIfThere } from '../io/readFile.ts';
import { type Config, configSchema } from '../model/config.ts';
import { readYaml } from '../yaml/read.ts';
import { validate } from '../yaml/validate.ts';
import { InvalidFile } from './failure.ts';

/** The name that is looked for where none is given. */
const CONFIG_FILE = 'scs-check.yaml';

/** A page of settings at most. */
const LIMITS = { maxBytes: 256 * 1024, maxParts: 20_000 };

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
  const found = asked === undefined ? nearest(cwd) : readAt(resolve(cwd, asked));
  if (asked !== undefined && found === undefined) throw new UserError('config-not-found', { file: asked });
  if (found === undefined) return undefined;
  const name = asked ?? relative(cwd, found.path);
  const file = { name, bytes: found.bytes };
  const reading = readYaml(file, LIMITS);
  if (!reading.ok) throw new InvalidFile(name, reading.text, reading.diagnostics);
  const { data, diagnostics } = validate(name, reading, configSchema());
  if (data === undefined) throw new InvalidFile(name, reading.text, diagnostics);
  return { name, config: seenFrom(cwd, dirname(found.path), data) };
}

interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

function nearest(folder: string): FoundFile | undefined {
  const above = dirname(folder);
  return readAt(join(folder, CONFIG_FILE)) ?? (above === folder ? undefined : nearest(above));
}

function readAt(path: string): FoundFile | undefined {
  const bytes = readFileIfThere(path);
  return bytes && { path, bytes };
}

/** Files are named as seen from the config; an id of a catalogue is an id everywhere. */
function seenFrom(cwd: string, folder: string, config: Config): Config {
  const { catalogue, baseline } = config;
  const seen = (file: string) => relative(cwd, resolve(folder, file));
  return {
    ...config,
    ...(catalogue !== undefined && /\.ya?ml$|[\\/]/i.test(catalogue) ? { catalogue: seen(catalogue) } : {}),
    ...(baseline === undefined ? {} : { baseline: seen(baseline) }),
  };
}
