import { answerOf, factOf } from '../domain/answer.ts';
import { allCriteria, answersOf } from '../domain/catalogue.ts';
import type { AnswerState, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Crosswalk, Mapping, Relation } from '../formats/crosswalk.ts';

/** What an answer to one catalogue suggests for a criterion of another: shown, never counted, until a person confirms it. */
export interface Proposal {
  readonly criterion: string;
  /** Only this: that something is missing there says nothing about what is missing here. */
  readonly state: Extract<AnswerState, 'met'>;
  /** The criterion whose answer suggests it. */
  readonly from: string;
  readonly relation: Relation;
  readonly reason: string;
}

/** The relations by which whoever fulfils one side fulfils the other, the closest first. */
const proposing: readonly Relation[] = ['equal', 'superset'];

/**
 * The proposals for the unanswered criteria of a catalogue, in its order, at most one each.
 * @param crosswalks those that lead into this catalogue from catalogues the assessment answers.
 */
export function proposalsFor(
  catalogue: Catalogue,
  assessment: Assessment,
  crosswalks: readonly Crosswalk[],
): readonly Proposal[] {
  if (!answersOf(catalogue).includes('met')) return [];
  const mappings = crosswalks.flatMap((crosswalk) => crosswalk.mappings);
  return allCriteria(catalogue)
    .filter((criterion) => isOpen(criterion, assessment))
    .flatMap(({ id }) => {
      const mapping = closestOf(mappings.filter(({ from, to }) => to === id && isMet(from, assessment)));
      if (mapping === undefined) return [];
      const { from, relation, reason } = mapping;
      return [{ criterion: id, state: 'met', from, relation, reason }];
    });
}

function isOpen({ id, appliesIf }: Criterion, assessment: Assessment): boolean {
  const isOff = appliesIf !== undefined && factOf(assessment, appliesIf) === false;
  return answerOf(assessment, id) === undefined && !isOff;
}

function isMet(id: string, assessment: Assessment): boolean {
  return answerOf(assessment, id)?.state === 'met';
}

/** Whether it may lead to a proposal at all. */
export function proposes({ relation }: Mapping): boolean {
  return proposing.includes(relation);
}

function closestOf(mappings: readonly Mapping[]): Mapping | undefined {
  return proposing.flatMap((relation) => mappings.filter((mapping) => mapping.relation === relation))[0];
}
