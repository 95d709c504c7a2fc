import type { LintReporterName, ReporterTarget } from '../../defaults.ts';

export interface LintOptions {
  /** Files, patterns, folders and `-`. */
  readonly files: readonly string[];
  /** How to tell what was found, and where; as text on standard output where left out. */
  readonly reporter?: readonly ReporterTarget<LintReporterName>[];
  /** Whether named files that are not ours are passed over. */
  readonly ignoreUnknown?: boolean;
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
}
