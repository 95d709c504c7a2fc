import type { Asked } from '../../../workspace/terms.ts';
import type { ReporterTarget } from '../../defaults.ts';

export interface CheckOptions extends Asked {
  readonly files: readonly string[];
  /** Whether it is said which config is used, and no finding is folded. */
  readonly verbose?: boolean;
  /** Whether the screen has nothing but what fails. */
  readonly quiet?: boolean;
  /** How to tell the result, and where; as text on standard output where left out. */
  readonly reporter?: readonly ReporterTarget[];
  /** Whether a file that something else has made may be overwritten. */
  readonly force?: boolean;
  /** Whether the baseline is moved to what the files fall short of, instead of judging them. */
  readonly updateBaseline?: boolean;
  /** Whether it is only said what would move. */
  readonly dryRun?: boolean;
}
