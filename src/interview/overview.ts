import { answerOf, glanceAt } from '../domain/answer.ts';
import type { Assessment, Glance } from '../formats/assessment.ts';
import type { Catalogue, Requirement } from '../formats/catalogue.ts';

/** Fewer requirements are answered one criterion at a time as fast as at a glance. */
const WORTH_A_GLANCE = 12;

/** Whether a look at the whole by its requirements is worth while, and nothing is said of any of them yet. */
export function isWorthAGlance({ requirements }: Catalogue, assessment: Assessment): boolean {
  return (
    assessment.overview === undefined &&
    requirements.length >= WORTH_A_GLANCE &&
    requirements.every((requirement) => isUnanswered(requirement, assessment))
  );
}

/** The requirements to ask at a glance: those with an open criterion of which nothing is said yet. */
export function requirementsToGlanceAt({ requirements }: Catalogue, assessment: Assessment): readonly string[] {
  return requirements
    .filter(
      (requirement) => openIn(requirement, assessment).length > 0 && glanceAt(assessment, requirement.id) === undefined,
    )
    .map(({ id }) => id);
}

/** Of a look at the whole that was begun, what is left; nothing where none was. */
export function leftToGlanceAt(catalogue: Catalogue, assessment: Assessment): readonly string[] {
  return assessment.overview === undefined ? [] : requirementsToGlanceAt(catalogue, assessment);
}

/**
 * What follows from 「なにもしていない」: its open criteria are still to do. A proposal, until somebody confirms it.
 * @returns the ids of the criteria, in the order of the edition.
 */
export function proposedUnmet({ requirements }: Catalogue, assessment: Assessment): readonly string[] {
  return requirements
    .filter(({ id }) => glanceAt(assessment, id) === 'nothing')
    .flatMap((requirement) => openIn(requirement, assessment));
}

/** Where there is most to find out, in words of one look: what is begun, then what nobody knows, then what is not begun. */
const rank: Readonly<Record<Glance, number>> = { some: 0, mostly: 1, unknown: 2, nothing: 3 };

/**
 * Criteria in the order in which a look at the whole suggests to take them up; the order of the edition where there was
 * none. Assumption: the order is ours.
 */
export function byGlance(
  { requirements }: Catalogue,
  assessment: Assessment,
  ids: readonly string[],
): readonly string[] {
  if (assessment.overview === undefined) return ids;
  const ranks = new Map(
    requirements.flatMap(({ id, criteria }) => {
      const glance = glanceAt(assessment, id);
      return criteria.map((criterion) => [criterion.id, glance === undefined ? rank.unknown : rank[glance]] as const);
    }),
  );
  return ids.toSorted((a, b) => (ranks.get(a) ?? rank.unknown) - (ranks.get(b) ?? rank.unknown));
}

function isUnanswered({ criteria }: Requirement, assessment: Assessment): boolean {
  return criteria.every(({ id }) => answerOf(assessment, id) === undefined);
}

function openIn({ criteria }: Requirement, assessment: Assessment): readonly string[] {
  return criteria.filter(({ id }) => answerOf(assessment, id) === undefined).map(({ id }) => id);
}
