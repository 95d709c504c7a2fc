import { answerOf } from '../domain/answer.ts';
import { allCriteria, answersOf } from '../domain/catalogue.ts';
import { type Leading, type ProposedState, proposed } from '../domain/crosswalk.ts';
import { ruledOutBy } from '../domain/profile.ts';
import type { Assessment, Fact } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Relation } from '../formats/crosswalk.ts';
import { factFrom } from './related.ts';

/** What an answer to one catalogue suggests for a criterion of another: shown, never counted, until a person confirms it. */
export interface Proposal {
  readonly criterion: string;
  readonly state: ProposedState;
  /** The criterion or the fact about the firm whose answer suggests it. */
  readonly from: string;
  /** What a fact asks, and what the firm says. */
  readonly fact?: { readonly question: string; readonly said: Fact };
  readonly relation: Relation;
  readonly reason: string;
}

/**
 * The proposals for the unanswered criteria of a catalogue, in its order, at most one each.
 * @param crosswalks those that lead into this catalogue from catalogues the assessment answers.
 * @param ids the criteria to look at; all of them where left out.
 */
export function proposalsFor(
  catalogue: Catalogue,
  assessment: Assessment,
  crosswalks: readonly Leading[],
  ids?: readonly string[],
): readonly Proposal[] {
  const known = answersOf(catalogue);
  return allCriteria(catalogue)
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .filter((criterion) => isOpen(criterion, catalogue, assessment))
    .flatMap(({ id: criterion }): readonly Proposal[] => {
      const found = proposed(criterion, assessment, crosswalks);
      if (found === undefined || !known.includes(found.state)) return [];
      const { from, relation, reason } = found.mapping;
      return [{ criterion, state: found.state, from, ...factFrom(from, assessment, crosswalks), relation, reason }];
    });
}

function isOpen(criterion: Criterion, catalogue: Catalogue, assessment: Assessment): boolean {
  return answerOf(assessment, criterion.id) === undefined && ruledOutBy(catalogue, assessment, criterion) === undefined;
}
