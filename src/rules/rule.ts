import type { Leading } from '../domain/crosswalk.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { OutdatedAnswers } from '../domain/outdated.ts';
import type { Answer, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Diagnostic, Path, Subject } from '../formats/diagnostic.ts';
import type { Guidance } from '../formats/guidance.ts';
import { type Lapsing, lapsing, type Occasion } from '../formats/portfolioCounts.ts';

/** What one rule finds in a set of answers. */
export interface RuleFinding {
  /** Left out where the finding is about the whole file. */
  readonly criterion?: string;
  readonly args?: Diagnostic['args'];
  readonly path: Path;
}

/** When a finding turns wrong. */
export interface Deadline {
  /** The last day on which it is not so yet, YYYY-MM-DD; left out where it is so whatever the day. */
  readonly wrongAfter?: string;
  /** The first day on which it is not so any more; left out where it stays so. */
  readonly wrongBefore?: string;
  /** What ends on that day, where it is not what the rule is about. */
  readonly because?: Occasion;
}

/** What a rule finds that may turn wrong with time. */
export interface LapseFinding extends RuleFinding, Deadline {}

/**
 * What a rule says in one language, with the arguments of its findings in braces.
 * Beside these, by the name of what it is for: `confidential` evidence, several findings `folded` into one sentence,
 * the `special` kind that a finding names, and what they say together.
 */
interface Words {
  /** For lists that show a kind of finding once. */
  readonly title: string;
  readonly says: string;
  /** The way out. */
  readonly hint?: string;
  readonly [other: string]: string;
}

/** What every rule says of itself. */
interface Known {
  /** Kebab-case, never used again for something else; its section is in docs/diagnostics.md. */
  readonly code: `scs/${string}`;
  readonly severity: Diagnostic['severity'];
  readonly words: { readonly ja: Words; readonly en: Words };
}

/** An answer of the level that is judged, with the criterion it answers. */
export interface Answered {
  readonly id: string;
  readonly criterion: Criterion;
  readonly answer: Answer;
}

/** What contradictions are looked for by, besides the catalogue and its answers. */
export interface Grounds {
  /** What must stand first by our own account, where the catalogue has help texts. */
  readonly guidance?: Guidance | undefined;
  /** Those by which answers may have been taken over from what was answered to other catalogues. */
  readonly crosswalks?: readonly Leading[] | undefined;
}

/** What the answers themselves tell. */
export interface AnswerFacts extends Grounds {
  /** Narrowed to the level that is judged. */
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  /** Those of the level, in the order of the edition. */
  readonly answers: readonly Answered[];
}

/**
 * All that a rule on the firm's upkeep may look at: nothing is read, and no day is known. What depends on the day says
 * after which day it is so, and can then be told for any day.
 */
export interface UpkeepFacts extends AnswerFacts {
  /** By the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
  /** The answers that were or may have been given to another text. */
  readonly outdated: OutdatedAnswers;
}

/** Answers that do not fit together: part of every result, and the first that a specialist looks at. */
interface Contradiction extends Known {
  readonly about: 'contradiction';
  readonly check: (facts: AnswerFacts) => readonly RuleFinding[];
}

/** What a firm has to keep up whatever the day: asked for by `check` only, as it would bury the gaps in a report. */
interface Upkeep extends Known {
  readonly about: Exclude<Subject, 'contradiction' | 'slip' | Lapsing>;
  readonly check: (facts: UpkeepFacts) => readonly RuleFinding[];
}

/** The part of it that depends on the day: part of every result, as each output says the same of one day. */
interface Lapse extends Known {
  readonly about: Lapsing;
  readonly check: (facts: AnswerFacts) => readonly LapseFinding[];
}

/** What may be mistyped, by the answers and the day alone. */
interface Slip extends Known {
  readonly about: 'slip';
  readonly check: (facts: AnswerFacts) => readonly LapseFinding[];
}

/** All that is known of one rule; whoever wants to know something of it asks here, and keeps no list of codes. */
export type Rule = Contradiction | Upkeep | Lapse | Slip;

/** Whether what a rule finds depends on the day. */
export function isLapse(rule: Rule): rule is Lapse {
  return lapsing.some((about) => about === rule.about);
}

/** A finding with what its rule says of itself; positions in the file are added by whoever has the file. */
export interface RuleDiagnostic extends Diagnostic, Deadline {
  readonly path: Path;
  readonly about: Subject;
}
