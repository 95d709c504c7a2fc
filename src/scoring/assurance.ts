import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { type EvidenceFile, evidenceState, isEvidenceGood } from '../domain/evidence.ts';
import { verdictOf, viewsOn } from '../domain/view.ts';
import type { Assessment, Evidence } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { Assurance } from '../formats/states.ts';
import type { Result } from './result.ts';

export type { Assurance } from '../formats/states.ts';

export interface AssuranceFacts {
  /** As it was written: a view is bound to the text of the criterion, not to a translation of it. */
  readonly catalogue: Catalogue;
  readonly assessment: Assessment;
  readonly assurance: Assurance;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  /** What was found of evidence files, by the path as it stands in the assessment. */
  readonly evidence: ReadonlyMap<string, EvidenceFile>;
}

/**
 * The criteria of a result whose answer does not reach as far as is asked.
 * Assumption: one piece of evidence is enough, and none of those named may be gone, changed or out of date;
 * a specialist's view stands for what the specialist looked at, with or without evidence in the file.
 */
export function unassured(result: Result, facts: AssuranceFacts): readonly string[] {
  const { catalogue, assessment, assurance } = facts;
  if (assurance === 'self') return [];
  const criteria = new Map(allCriteria(catalogue).map((criterion) => [criterion.id, criterion]));
  return result.criteria.flatMap(({ id, state }) => {
    const items = answerOf(assessment, id)?.evidence ?? [];
    const holds = items.every((item) => isGood(item, facts));
    if (assurance === 'evidenced') return state !== 'met' || (items.length > 0 && holds) ? [] : [id];
    if (state !== 'met' && state !== 'not-applicable') return [];
    const criterion = criteria.get(id);
    const views = criterion === undefined ? [] : viewsOn(criterion, assessment, facts.evidence);
    return verdictOf(views) === 'agrees' && holds ? [] : [id];
  });
}

function isGood(item: Evidence, { asOf, evidence }: AssuranceFacts): boolean {
  const found = item.file === undefined ? undefined : evidence.get(item.file);
  return isEvidenceGood(evidenceState(item, asOf, found));
}
