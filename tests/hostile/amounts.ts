/** How much is tried, as scripts/hostile.mjs has been told. */
export const amounts = {
  seed: numberOf('HOSTILE_SEED', 1),
  /** For how long files are made up, in seconds; as many as told where left out. */
  seconds: numberOf('HOSTILE_SECONDS', 0),
  /** Made-up files of each kind. */
  files: numberOf('HOSTILE_FILES', 200),
  /** Among them, how many are of megabytes. */
  floods: numberOf('HOSTILE_FLOODS', 5),
  kills: numberOf('HOSTILE_KILLS', 100),
  /** Only the kinds with this in their names. */
  only: process.env['HOSTILE_ONLY'] ?? '',
} as const;

function numberOf(name: string, otherwise: number): number {
  const value = process.env[name];
  return value === undefined ? otherwise : Number(value);
}

/** Where the moments are told at which nothing went wrong, and figures: past the reporter, which shows only failures. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
