import { answerOf } from '../domain/answer.ts';
import { stagesAt } from '../domain/catalogue.ts';
import type { Assessment } from '../formats/assessment.ts';
import type { Catalogue } from '../formats/catalogue.ts';
import type { ClosingStep } from '../formats/states.ts';
import { lapsesOn } from './lapsed.ts';
import type { Result } from './result.ts';
import type { ViewCounts } from './views.ts';

/** One thing that is left, and how many criteria or findings it is about. */
export interface Closing {
  readonly step: ClosingStep;
  readonly count: number;
}

/**
 * What is left of a result where nothing is open, in the order in which it is done: answers that do not fit together, what
 * is overdue, what shows that it is so, and a specialist's look where the scheme asks for one. Empty while something is open.
 * @param views what specialists have said; left out where nobody has looked at the file
 * @param asOf YYYY-MM-DD
 */
export function closingOf(
  catalogue: Catalogue,
  assessment: Assessment,
  result: Result,
  views: ViewCounts | undefined,
  asOf: string,
): readonly Closing[] {
  const { counts, id } = result.level;
  if (counts.partial + counts.unmet + counts.unknown + counts.unanswered > 0) return [];
  const left = [
    { step: 'contradictions', count: result.diagnostics.length },
    { step: 'overdue', count: lapsesOn(result, asOf).length },
    { step: 'evidence', count: unevidencedIn(assessment, result).length },
    { step: 'specialist', count: needsViews(catalogue, id) ? counts.total - (views?.current.agrees ?? 0) : 0 },
  ] as const;
  return left.filter(({ count }) => count > 0);
}

/** What is said to be in place with nothing that shows it. */
export function unevidencedIn(assessment: Assessment, { criteria }: Result): readonly string[] {
  const isUnevidenced = (id: string) => (answerOf(assessment, id)?.evidence ?? []).length === 0;
  return criteria.filter(({ id, state }) => state === 'met' && isUnevidenced(id)).map(({ id }) => id);
}

/** Whether a stage of a level needs the views of a specialist. */
function needsViews(catalogue: Catalogue, level: string): boolean {
  return stagesAt(catalogue, level).some(({ needs }) =>
    needs.some((need) => typeof need === 'object' && need.lacks?.includes('unreviewed')),
  );
}
