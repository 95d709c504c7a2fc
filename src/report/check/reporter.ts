import type { Knower } from '../../formats/guidance.ts';
import type { CheckedFile, CheckReport } from '../../formats/outputs/check.ts';
import type { LintedFile, LintReport } from '../../formats/outputs/lint.ts';
import type { Translate } from '../../i18n/t.ts';
import type { Paint } from '../paint.ts';
import type { Sources } from '../render/sources.ts';

/** What helps with a criterion, wherever it is told. */
export interface CriterionHelp {
  readonly metWhen: readonly string[];
  readonly firstStep: string | undefined;
  /** Who usually knows. */
  readonly who: readonly Knower[] | undefined;
  readonly evidence: readonly string[];
}

export interface ReporterOptions {
  readonly t: Translate;
  /** Looks, where the format has any. */
  readonly paint: Paint;
  /** The lines of each file, for excerpts. */
  readonly sources: Sources;
  /** Columns of the terminal that it goes to; where it goes to none, no sentence is broken. */
  readonly width?: number;
  /** Whether somebody else says why files could not be read: on a terminal it goes to stderr. */
  readonly isUnreadToldElsewhere?: boolean;
  /** Whether to tell each of many findings of one kind. */
  readonly isVerbose?: boolean;
  /** Whether to tell nothing but what fails, where it goes to a screen. */
  readonly isQuiet?: boolean;
  /** What is known of the criteria of the catalogues in a run, by `ruleOfCriterion`. */
  readonly criteria?: ReadonlyMap<string, CriterionHelp>;
  /** Where the documentation is, if it is anywhere. */
  readonly homepage?: string;
}

/** One format of `check`; same report, same text. */
export type Reporter = (report: CheckReport, options: ReporterOptions) => string;

/** One format of `lint`. */
export type LintReporter = (report: LintReport, options: ReporterOptions) => string;

/** A file of either command, as formats for programs see it. */
export type FedFile = CheckedFile | LintedFile;

/** A run of either command. */
export interface FedReport extends Pick<CheckReport, 'tool' | 'exitCode'> {
  /** Only where something was judged. */
  readonly terms?: Pick<CheckReport['terms'], 'baseline'>;
  readonly files: readonly FedFile[];
}

/** A format for programs that know findings, whichever command has found them. */
export type Feed = (report: FedReport, options: ReporterOptions) => string;
