import { basename, dirname, join } from 'node:path';
import { isThere } from '../io/isThere.ts';

/** The assessment that is meant where none is named. */
export const DEFAULT_FILE = 'assessment.yaml';

/** The config that is looked for where none is named. */
export const CONFIG_FILE = 'scs-check.yaml';

/** Where gaps that are known are written if nobody says where. */
export const BASELINE_FILE = 'scs-check.baseline.yaml';

/**
 * What lies beside a file and is named after it. Only the ending that we write gives way: where `a.yml` or `a.YAML` lies
 * beside `a.yaml`, each has a history of its own.
 */
export function nameBeside(file: string, ending: string): string {
  return `${file.replace(/\.yaml$/, '')}${ending}`;
}

/**
 * What the names of the guidance and the translations of a catalogue begin with: its own name without the ending, but for
 * `kijun.yml` beside `kijun.yaml`, whose texts those are.
 */
export function stemOfTexts(path: string): string {
  const name = basename(path);
  const stem = name.replace(/\.ya?ml$/, '');
  return name.endsWith('.yml') && isThere(join(dirname(path), `${stem}.yaml`)) ? name : stem;
}

/** Whether what names a catalogue looks like a file, not like an id. */
export function namesFile(named: string): boolean {
  return /\.ya?ml$|[\\/]/i.test(named);
}
