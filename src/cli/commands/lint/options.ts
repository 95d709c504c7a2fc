import type { LintReporterName, ReporterTarget } from '../../defaults.ts';

export interface LintOptions {
  /** Files, patterns, folders and `-`. */
  readonly files: readonly string[];
  /** How to tell what was found, and where; as text on standard output where left out. */
  readonly reporter?: readonly ReporterTarget<LintReporterName>[];
  /** Whether named files that are not ours are passed over. */
  readonly ignoreUnknown?: boolean;
  /** Whether what is safe to mend is mended. */
  readonly fix?: boolean;
  /** Whether it is only shown what would be mended. */
  readonly dryRun?: boolean;
  /** Whether the screen has nothing but what fails. */
  readonly quiet?: boolean;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
}
