import type { OutdatedAnswers } from '../domain/outdated.ts';
import type { Catalogue, Certainty } from '../formats/catalogue.ts';
import type { Assumption, CriterionState, Judgement } from '../formats/states.ts';
import type { RuleDiagnostic } from '../rules/rule.ts';

export { type Assumption, type CriterionState, criterionStates, type Judgement } from '../formats/states.ts';

/** How many criteria are in each state; they add up to `total`. */
export type Counts = Readonly<Record<CriterionState, number>> & { readonly total: number };

export interface CriterionResult {
  readonly id: string;
  readonly requirement: string;
  readonly section: string;
  readonly category: string;
  readonly level: string;
  readonly state: CriterionState;
  /** The target level the firm has set itself; it changes nothing of the state. */
  readonly target?: number;
}

/** How many criteria with one target level are met. */
export interface TargetCount {
  readonly level: number;
  /** How the catalogue reads the level. */
  readonly title: string;
  readonly total: number;
  readonly met: number;
}

/** A sum of points and how far it can be trusted. */
export interface PointsSum {
  readonly total: number;
  /** What the total would be if everything counted here were met. */
  readonly max: number;
  /** Whether every criterion counted here has an answer that brings points. */
  readonly isFinal: boolean;
  /** How the source reads a final total of the whole level. */
  readonly band?: { readonly text: string; readonly certainty: Certainty };
}

/** A requirement, section, category or level with its judgement and what it rests on. */
export interface GroupResult {
  readonly id: string;
  readonly judgement: Judgement;
  readonly counts: Counts;
  /** Only where the method is points. */
  readonly points?: PointsSum;
  /** The criteria counted here, in the edition's order. */
  readonly criteria: readonly string[];
}

export interface Result {
  readonly catalogue: { readonly id: string; readonly edition: string; readonly hash: string };
  readonly method: Catalogue['method'];
  readonly level: GroupResult;
  readonly categories: readonly GroupResult[];
  readonly sections: readonly GroupResult[];
  readonly requirements: readonly GroupResult[];
  readonly criteria: readonly CriterionResult[];
  /** How many requirements are in each judgement. */
  readonly requirementCounts: Readonly<Record<Judgement, number>> & { readonly total: number };
  /** The target levels that the firm has set for a criterion of this level; empty where it has set none. */
  readonly targets: readonly TargetCount[];
  readonly diagnostics: readonly RuleDiagnostic[];
  /** What of the answers runs out or has not come yet, each with the days on which it is so. */
  readonly lapses: readonly RuleDiagnostic[];
  /** The answers to any level that were or may have been given to another text. */
  readonly outdated: OutdatedAnswers;
  readonly assumptions: readonly Assumption[];
}
