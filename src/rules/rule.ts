import type { EvidenceFile } from '../domain/evidence.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Diagnostic, Path, RuleCode } from '../formats/diagnostic.ts';

/** What one rule finds in a set of answers. */
export interface RuleFinding {
  /** Left out where the finding is about the whole file. */
  readonly criterion?: string;
  readonly args?: Diagnostic['args'];
  readonly path: Path;
}

interface About {
  readonly code: RuleCode;
  readonly severity: Diagnostic['severity'];
}

/** One rule on answers that contradict each other; `catalogue` is narrowed to the level that is judged. */
export interface Rule extends About {
  readonly check: (catalogue: Catalogue, assessment: Assessment) => readonly RuleFinding[];
}

/** An answer of the level that is judged, with the criterion it answers. */
export interface Answered {
  readonly id: string;
  readonly criterion: Criterion;
  readonly answer: Answer;
}

/** All that a rule on the firm's upkeep may look at: nothing is read, and the day is given. */
export interface FirmFacts {
  /** Narrowed to the level that is judged. */
  readonly catalogue: Catalogue;
  /** Hash of the whole catalogue. */
  readonly hash: string;
  readonly assessment: Assessment;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** By the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** Criteria whose meaning changed after they were answered, by what the answers remember. */
  readonly changed: readonly string[];
}

/** One rule on what a firm has to keep up: proof, dates, waivers, people. */
export interface FirmRule extends About {
  readonly check: (facts: FirmFacts & { readonly answers: readonly Answered[] }) => readonly RuleFinding[];
}
