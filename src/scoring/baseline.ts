import { ownIn } from '../domain/ownIn.ts';
import type { BaselineEntry } from '../formats/baseline.ts';
import type { Diagnostic } from '../formats/diagnostic.ts';
import type { GateOutcome } from './gate.ts';
import type { CriterionState, Result } from './result.ts';

/** What of a judgement was there already when the baseline was taken. */
export interface KnownGaps {
  readonly criteria: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Criteria that the baseline still allows and that are in order now. */
  readonly improved: readonly string[];
}

/** From the worst to the best; what does not apply is in no order with the others. */
const ladder: readonly CriterionState[] = ['unanswered', 'unknown', 'unmet', 'partial', 'met'];

/**
 * What is no worse than it was.
 * Assumption: an answer is worth more than none, and a known gap more than an unknown one. Whatever moves to or from
 * "does not apply" has to be looked at anew, because nobody has published a rule for it.
 */
export function knownGaps(
  { gaps, findings = {} }: BaselineEntry,
  { criteria }: Pick<Result, 'criteria'>,
  gap: Pick<GateOutcome, 'open' | 'unassured'>,
  diagnostics: readonly Diagnostic[],
): KnownGaps {
  const left = new Set([...gap.open, ...gap.unassured]);
  const isNoWorse = (id: string, state: CriterionState) => {
    const before = ownIn(gaps, id);
    if (before === undefined || state === before) return before !== undefined;
    return ladder.indexOf(before) >= 0 && ladder.indexOf(state) >= ladder.indexOf(before);
  };
  const known = new Map(Object.entries(findings).map(([code, places]) => [code, new Set(places)]));
  const isFound = (diagnostic: Diagnostic) => known.get(diagnostic.code)?.has(subjectOf(diagnostic)) === true;
  return {
    criteria: criteria.filter(({ id, state }) => left.has(id) && isNoWorse(id, state)).map(({ id }) => id),
    diagnostics: diagnostics.filter(isFound),
    improved: criteria.filter(({ id }) => Object.hasOwn(gaps, id) && !left.has(id)).map(({ id }) => id),
  };
}

/** What a baseline keeps of a judgement. */
export function baselineEntry(
  { catalogue, level, criteria }: Pick<Result, 'catalogue' | 'level' | 'criteria'>,
  gap: Pick<GateOutcome, 'open' | 'unassured'>,
  diagnostics: readonly Diagnostic[],
): BaselineEntry {
  const left = new Set([...gap.open, ...gap.unassured]);
  const found = new Map<string, string[]>();
  for (const one of diagnostics) {
    const places = found.get(one.code) ?? [];
    places.push(subjectOf(one));
    found.set(one.code, places);
  }
  const findings = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    catalogue: catalogue.id,
    edition: catalogue.edition,
    level: level.id,
    gaps: Object.fromEntries(criteria.filter(({ id }) => left.has(id)).map(({ id, state }) => [id, state])),
    ...(diagnostics.length > 0 ? { findings } : {}),
  };
}

/** What a diagnostic is about, however the lines of the file move: its place, and the criterion it leads to. */
function subjectOf({ path = [], args }: Diagnostic): string {
  return [...path, ...(args['reference'] === undefined ? [] : [`→${args['reference']}`])].join('/');
}
