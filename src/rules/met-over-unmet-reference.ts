import { answerOf } from '../domain/answer.ts';
import { basesIn, borrowedBy, borrowedByOptions } from '../domain/bases.ts';
import { indexCatalogue } from '../domain/catalogue.ts';
import type { AnswerState } from '../formats/assessment.ts';
import type { Criterion } from '../formats/catalogue.ts';
import type { AnswerFacts, Rule } from './rule.ts';

/**
 * A criterion cannot be met while one it builds on is not.
 * Unknown and unanswered are no contradictions yet: nobody has said that the base is missing. One that does not apply is
 * none either: there is nothing to build on, and nothing missing. What is met by an option that takes its meaning from
 * another is not while that is unmet: who has chosen several factors has factors of several kinds.
 * Source: the cross references inside the criteria of the edition (for example 1-2-1-3 on 1-2-1-1 and 1-2-1-2).
 * Assumption: an unmet or partial base of the edition, and an unmet base of ours, is a contradiction; the scheme does not
 * say so. A partial base of ours is none: what is there in part can be looked after in that part.
 */
export const metOverUnmetReference = {
  code: 'scs/met-over-unmet-reference',
  severity: 'warning',
  about: 'contradiction',
  words: {
    ja: {
      title: '土台がまだの「できている」',
      says: '{criterion} は「できている」ですが、土台になる {reference} は「{state}」です。どちらかの答えを見直してください',
    },
    en: {
      title: '“In place” on a base that is not',
      says: '{criterion} is “in place”, but {reference}, which it builds on, is “{state}”. Review one or the other answer.',
    },
  },
  check: (facts) =>
    facts.answers.flatMap(({ id, criterion, answer }) => {
      if (answer.state !== 'met') return [];
      const path = ['answers', id, 'state'];
      const meant = borrowedByOptions(criterion, answer.options).filter(
        (reference) => answerOf(facts.assessment, reference)?.state === 'unmet',
      );
      return [
        ...meant.map((reference) => ({ criterion: id, args: { reference, state: 'unmet' }, path })),
        ...basesAgainst(criterion, facts, answer.options).map((args) => ({ criterion: id, args: { ...args }, path })),
      ];
    }),
} as const satisfies Rule;

/** The bases of one criterion that are told: whoever has them all to look at begins with these. */
const MOST_TOLD = 20;

/** The first bases because of which a criterion cannot be met as the answers stand, and what is said of each. */
export function basesAgainst(
  criterion: Criterion,
  { catalogue, assessment, guidance }: Pick<AnswerFacts, 'catalogue' | 'assessment' | 'guidance'>,
  chosen?: readonly string[],
): readonly { readonly reference: string; readonly state: AnswerState }[] {
  const { criteria } = indexCatalogue(catalogue);
  const against = basesIn(catalogue, guidance)(criterion, chosen).flatMap(({ id: reference, source }) => {
    const state = answerOf(assessment, reference)?.state;
    if (state !== 'unmet' && !(state === 'partial' && source === 'reference')) return [];
    // What only says how a thing is to be done can be so wherever it is done.
    const base = criteria.get(reference);
    if (base !== undefined && borrowedBy(base).includes(criterion.id)) return [];
    return [{ reference, state }];
  });
  return against.slice(0, MOST_TOLD);
}
