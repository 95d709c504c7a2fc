import { allCriteria, narrowToLevel } from '../../src/domain/catalogue.ts';
import { stamped, type Unstamped } from '../../src/domain/stamp.ts';
import type { Answer, Assessment, Review } from '../../src/formats/assessment.ts';
import { emptyAssessment, shippedCatalogue } from './shipped.ts';

export const criteria = allCriteria(narrowToLevel(shippedCatalogue(), 'star3'));

const reviewer = {
  name: '見本の専門家',
  registration: '000000',
  organization: '見本事務所',
  relation: 'outside',
} as const;

export interface ReviewedOptions {
  /** How many criteria a specialist has looked at, from the first. */
  readonly views: number;
  readonly answer?: (index: number) => Answer;
  readonly said?: (index: number) => Partial<Review>;
  /** Criteria whose answer was changed after the view, by their place. */
  readonly changed?: readonly number[];
  readonly organization?: string;
}

/** A file in which every ★3 criterion is answered, and a specialist has said something of the first ones. */
export function reviewedAssessment(options: ReviewedOptions): Assessment {
  const { views, answer = () => ({ state: 'met' }), said = () => ({}), changed = [] } = options;
  const answers: Record<string, Answer> = {};
  const reviews: Record<string, Review[]> = {};
  for (const [index, criterion] of criteria.entries()) {
    const chosen = criterion.options?.choices.slice(0, criterion.options.atLeast).map(({ id }) => id);
    const own: Answer = { answeredOn: '2026-11-01', ...(chosen ? { options: chosen } : {}), ...answer(index) };
    answers[criterion.id] = changed.includes(index) ? { ...own, note: '書きかえ' } : own;
    if (index >= views) continue;
    const review: Unstamped = { by: 'r1', on: '2026-11-20', view: 'agrees', ...said(index) };
    reviews[criterion.id] = [stamped({ criterion, answer: own, reviewer, review })];
  }
  return {
    ...emptyAssessment(shippedCatalogue()),
    organization: { name: options.organization ?? 'サンプル株式会社' },
    scope: { companies: ['サンプル株式会社'] },
    answers,
    ...(views > 0 ? { reviewers: { r1: reviewer }, reviews } : {}),
  };
}
