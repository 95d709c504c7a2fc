import { answerOf, factOf } from '../domain/answer.ts';
import { allCriteria, answersOf } from '../domain/catalogue.ts';
import { targetsOf } from '../domain/crosswalk.ts';
import { ruledOutBy } from '../domain/profile.ts';
import type { AnswerState, Assessment } from '../formats/assessment.ts';
import type { Catalogue, Criterion } from '../formats/catalogue.ts';
import type { Crosswalk, Mapping, Relation } from '../formats/crosswalk.ts';
import { saysOf } from './related.ts';

/** What an answer to one catalogue suggests for a criterion of another: shown, never counted, until a person confirms it. */
export interface Proposal {
  readonly criterion: string;
  readonly state: Extract<AnswerState, 'met' | 'unmet'>;
  /** The criterion or the fact about the firm whose answer suggests it. */
  readonly from: string;
  readonly relation: Relation;
  readonly reason: string;
}

/** The relations by which whoever fulfils FROM fulfils TO, the closest first. */
const fulfilling: readonly Relation[] = ['equal', 'superset'];

/** Those by which whoever fulfils TO fulfils FROM, so that FROM missing tells of TO. */
const needing: readonly Relation[] = ['equal', 'subset'];

/**
 * The proposals for the unanswered criteria of a catalogue, in its order, at most one each.
 * @param crosswalks those that lead into this catalogue from catalogues the assessment answers.
 */
export function proposalsFor(
  catalogue: Catalogue,
  assessment: Assessment,
  crosswalks: readonly Crosswalk[],
): readonly Proposal[] {
  const known = answersOf(catalogue);
  const mappings = crosswalks.flatMap((crosswalk) => crosswalk.mappings).filter((one) => holds(one, assessment));
  return allCriteria(catalogue)
    .filter((criterion) => isOpen(criterion, catalogue, assessment))
    .flatMap((criterion) => {
      const leading = mappings.filter((mapping) => targetsOf(mapping).includes(criterion.id));
      const found = proposed(criterion.id, leading, assessment);
      return found !== undefined && known.includes(found.state) ? [found] : [];
    });
}

function proposed(criterion: string, leading: readonly Mapping[], assessment: Assessment): Proposal | undefined {
  const met = closestOf(
    leading.filter(({ from }) => saysOf(from, assessment) === 'met'),
    fulfilling,
  );
  const unmet = closestOf(
    leading.filter(({ from, unmetToo }) => unmetToo === true && saysOf(from, assessment) === 'unmet'),
    needing,
  );
  // One answer says that all of it is done and another that nothing is: only the firm can tell.
  if (met !== undefined && unmet !== undefined) return undefined;
  const mapping = met ?? unmet;
  if (mapping === undefined) return undefined;
  const { from, relation, reason } = mapping;
  return { criterion, state: met === undefined ? 'unmet' : 'met', from, relation, reason };
}

function isOpen(criterion: Criterion, catalogue: Catalogue, assessment: Assessment): boolean {
  return answerOf(assessment, criterion.id) === undefined && ruledOutBy(catalogue, assessment, criterion) === undefined;
}

/** A relation may depend on what the firm does not have. */
function holds({ onlyWithout }: Mapping, assessment: Assessment): boolean {
  return onlyWithout === undefined || factOf(assessment, onlyWithout) === false;
}

/** Whether it may lead to a proposal at all. */
export function proposes({ relation, unmetToo }: Mapping): boolean {
  return fulfilling.includes(relation) || unmetToo === true;
}

function closestOf(mappings: readonly Mapping[], closeness: readonly Relation[]): Mapping | undefined {
  return closeness.flatMap((relation) => mappings.filter((mapping) => mapping.relation === relation))[0];
}
