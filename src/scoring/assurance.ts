import { answerOf } from '../domain/answer.ts';
import { allCriteria } from '../domain/catalogue.ts';
import { type EvidenceFile, type EvidenceState, evidenceState, isEvidenceGood } from '../domain/evidence.ts';
import { standingOn } from '../domain/view.ts';
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
 * Assumption: one piece of evidence is enough, and none of those named may be gone, changed or out of date. A place
 * that is only written down cannot be looked at, and has no hash to be held against;
 * a specialist's view stands for what the specialist looked at, with or without evidence in the file.
 */
export function unassured(result: Result, facts: AssuranceFacts): readonly string[] {
  const { catalogue, assessment, assurance } = facts;
  if (assurance === 'self') return [];
  const criteria = new Map(allCriteria(catalogue).map((criterion) => [criterion.id, criterion]));
  return result.criteria.flatMap(({ id, state }) => {
    const items = answerOf(assessment, id)?.evidence ?? [];
    const states = items.map((item) => stateOf(item, facts));
    const holds = states.every(isEvidenceGood);
    if (assurance === 'evidenced' || assurance === 'hashed') {
      const isShown = assurance === 'evidenced' ? items.length > 0 : states.includes('unchanged');
      return state !== 'met' || (isShown && holds) ? [] : [id];
    }
    if (state !== 'met' && state !== 'not-applicable') return [];
    const criterion = criteria.get(id);
    const isAgreed = criterion !== undefined && standingOn(criterion, assessment, facts.evidence).verdict === 'agrees';
    return isAgreed && holds ? [] : [id];
  });
}

function stateOf(item: Evidence, { asOf, evidence }: AssuranceFacts): EvidenceState {
  const found = item.file === undefined ? undefined : evidence.get(item.file);
  const state = evidenceState(item, asOf, found);
  // Where nobody has looked at the content, nobody has seen that it is as it was.
  return state === 'unchanged' && found?.sha256 === undefined ? 'unhashed' : state;
}
