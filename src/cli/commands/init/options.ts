import type { CiName } from '../../../workspace/ciTemplate.ts';
import type { NewAssessment } from '../../../workspace/newAssessment.ts';

export interface InitOptions extends NewAssessment {
  /** The CI to write a template for, instead of an assessment. */
  readonly ci?: CiName;
  /** Whether the template is only printed. */
  readonly dryRun?: boolean;
  /** Whether a file that is there may be overwritten. */
  readonly force?: boolean;
}
