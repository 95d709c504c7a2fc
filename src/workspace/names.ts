/** The assessment that is meant where none is named. */
export const DEFAULT_FILE = 'assessment.yaml';

/** The config that is looked for where none is named. */
export const CONFIG_FILE = 'scs-check.yaml';

/** Where gaps that are known are written if nobody says where. */
export const BASELINE_FILE = 'scs-check.baseline.yaml';

/**
 * What lies beside a file and is named after it. Only the ending that we write gives way: where `a.yml` lies beside
 * `a.yaml`, each has a history of its own.
 */
export function nameBeside(file: string, ending: string): string {
  return `${file.replace(/\.yaml$/i, '')}${ending}`;
}

/** Whether what names a catalogue looks like a file, not like an id. */
export function namesFile(named: string): boolean {
  return /\.ya?ml$|[\\/]/i.test(named);
}
