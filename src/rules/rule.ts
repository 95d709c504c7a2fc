import type { Assessment } from '../model/assessment.ts';
import type { Catalogue } from '../model/catalogue.ts';
import type { Diagnostic, DiagnosticCode, Path } from '../model/diagnostic.ts';

/** What one rule finds in a set of answers. */
export interface RuleFinding {
  readonly criterion: string;
  readonly args?: Diagnostic['args'];
  readonly path: Path;
}

/** One consistency rule over all answers; `catalogue` is narrowed to the level that is judged. */
export interface Rule {
  readonly code: Extract<DiagnosticCode, `scs/${string}`>;
  readonly severity: Diagnostic['severity'];
  readonly check: (catalogue: Catalogue, assessment: Assessment) => readonly RuleFinding[];
}
